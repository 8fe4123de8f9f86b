/**
 * The answer among those that a model found in several texts, or that there is none.
 *
 * A model for extractive questions gives each text its best span and a score for "no answer here" (`Answer` in the realm's
 * contract).
 */
import type { TextSpan } from './passages'

/** As the realm answers for one text. */
export interface FoundSpan extends TextSpan {
  /** Start score + end score, in logits. */
  score: number
  /** The same of "no answer". */
  nullScore: number
}

export interface ChosenAnswer {
  /** Which of the given ones. */
  index: number
  /** How far "no answer" is below it, in logits; negative where only the threshold lets it pass. */
  margin: number
}

/** Of the scripts that models are trained and judged by: run_squad.py (google-research/bert), run_qa.py (transformers). */
const NULL_THRESHOLD = 0

/**
 * The span with the highest score, for logits of different windows compare (Devlin et al. 2019, BERT, section 4.3). It is no
 * answer where "no answer" is above it by more than the threshold: the lowest null score of all is held against it, since one
 * window that has the answer is enough.
 *
 * @param nullThreshold in logits, `null_score_diff_threshold` of those scripts
 * @returns null: the texts do not seem to answer it
 */
export function bestAnswer(
  found: readonly FoundSpan[],
  nullThreshold: number = NULL_THRESHOLD,
): ChosenAnswer | null {
  let best: number | null = null
  let least = Infinity
  for (const [index, { score, nullScore, start, end }] of found.entries()) {
    least = Math.min(least, nullScore)
    if (end > start && (best === null || score > found[best]!.score)) best = index
  }
  if (best === null) return null
  const margin = found[best]!.score - least
  return -margin > nullThreshold ? null : { index: best, margin }
}
