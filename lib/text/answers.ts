/**
 * The answer among those that a model found in several texts, or that there is none, and where it stands.
 *
 * A model for extractive questions gives each text its best span and, in the same window, a score for "no answer here"
 * (`Answer` in the realm's contract).
 */
import { type JoinedText, piecesAt, sentencesAt } from './joined-text'
import type { Passage, SentenceRef, TextSpan } from './passages'

/** As the realm answers for one text. */
export interface FoundSpan extends TextSpan {
  /** Start score + end score, in logits. */
  score: number
  /** The same of "no answer", in the same window. */
  nullScore: number
}

export interface PlacedAnswer {
  /** Which of the given ones. */
  index: number
  score: number
  /** How far "no answer" is below it, in logits; negative where the model would rather say none. */
  margin: number
}

/**
 * The span with the highest score, for logits of different windows compare (Devlin et al. 2019, BERT, section 4.3). It is no
 * answer where it does not beat "no answer" by the threshold: the lowest null score of all is held against it, since one
 * window that has the answer is enough (run_squad.py of google-research/bert, `null_score_diff_threshold`).
 *
 * @param threshold in logits; a model that was not trained on questions without an answer wants `-Infinity`
 * @returns null: the texts do not answer it
 */
export function bestAnswer(found: readonly FoundSpan[], threshold = 0): PlacedAnswer | null {
  let best: number | null = null
  let least = Infinity
  for (const [index, { score, nullScore, start, end }] of found.entries()) {
    least = Math.min(least, nullScore)
    if (end > start && (best === null || score > found[best]!.score)) best = index
  }
  if (best === null) return null
  const { score } = found[best]!
  const margin = score - least
  return margin > threshold ? { index: best, score, margin } : null
}

/** Where an answer stands in its article: usually in one passage, in several where it runs over a border. */
export interface AnswerPlace {
  passage: Passage
  /** Of the answer's words in the passage's text. */
  span: TextSpan
  sentences: SentenceRef[]
}

/** @param joined what the model was given; @param span of the answer, in it */
export function placeAnswer(joined: JoinedText<Passage>, span: TextSpan): AnswerPlace[] {
  return piecesAt(joined, span).map(({ source, span }) => ({
    passage: source,
    span,
    sentences: sentencesAt(source, span),
  }))
}
