/** The passages that an answer stands on, and of each the sentence that fits best. */
import type { LanguageTag } from '../../messaging/contract'
import type { ReadingEvidence } from '../../messaging/reading-contract'
import { type Passage, sentenceText } from '../../text/passages'
import type { Meaning } from './meaning'
import { type Query, type RankedTexts, byMeaning, byWords } from './rank'
import type { ReadingWork } from './reading-work'

export interface Found extends ReadingEvidence {
  passage: Passage
}

/** As many as one takes in at a glance, and as a small model can hold apart. */
const MOST_EVIDENCE = 5
/** Whoever is half as near as the best is beside the point. */
const NEAR_ENOUGH = 0.5

/** @param queries the question in the language of the page, and as it was asked */
export async function findEvidence(
  work: ReadingWork,
  passages: readonly Passage[],
  language: LanguageTag,
  ranked: RankedTexts,
  queries: { onPage: Query; asked: Query },
  meaning: Meaning | null,
): Promise<Found[]> {
  const [best] = ranked.order
  if (!best || best.score <= 0) return []
  const near = ranked.order.slice(0, MOST_EVIDENCE).filter(({ score }) => score >= NEAR_ENOUGH * best.score)
  const found: Found[] = []
  for (const { index, score } of near) {
    const passage = passages[index]!
    const sentence = await bestSentence(work, passage, language, queries, meaning)
    const { start, end } = passage.sentences[sentence]!
    const span = { passage: passage.id, sentence, start, end }
    found.push({ number: found.length + 1, span, text: passage.text.slice(start, end), score, passage })
  }
  return found
}

async function bestSentence(
  work: ReadingWork,
  passage: Passage,
  language: LanguageTag,
  { onPage, asked }: { onPage: Query; asked: Query },
  meaning: Meaning | null,
): Promise<number> {
  const texts = passage.sentences.map((_, sentence) => sentenceText(passage, sentence))
  if (texts.length === 1) return 0
  const { order } = byWords(texts, language, onPage.text)
  if (!meaning) return order[0]!.index
  return (await byMeaning(work, meaning, texts, language, asked, order)).order[0]!.index
}

/** What crosses a border. */
export const told = (found: readonly Found[]): ReadingEvidence[] =>
  found.map(({ number, span, text, translation, score }) => ({
    number,
    span,
    text,
    ...(translation !== undefined && { translation }),
    score,
  }))
