/**
 * The passages that an answer stands on, and of each the sentence that fits best.
 *
 *   best passages ─► their sentences, each by itself ─► a passage counts as much as itself or its best sentence ─► the best of them
 *
 * A passage's vector is the mean of all it says: the one sentence that answers is nearer to the question than its passage is.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { ReadingEvidence } from '../../messaging/reading-contract'
import { dot } from '../../text/lexrank'
import { type Passage, sentenceText } from '../../text/passages'
import { type Meaning, vectorsOf } from './meaning'
import { type Query, type RankedTexts, type Scored, byWords } from './rank'
import type { ReadingWork } from './reading-work'

export interface Found extends ReadingEvidence {
  passage: Passage
}

/** As many as one takes in at a glance, and as a small model can hold apart. */
const MOST_EVIDENCE = 5
/** Looked into for their sentences. */
const MOST_LOOKED_INTO = 12
/** Whoever is half as near as the best is beside the point. */
const NEAR_ENOUGH = 0.5

/** @param query in the language of the page */
export function evidenceByWords(
  passages: readonly Passage[],
  language: LanguageTag,
  { order }: RankedTexts,
  query: Query,
): Found[] {
  const fitting = order.slice(0, MOST_EVIDENCE).map(({ index, score }) => {
    const texts = textsOf(passages[index]!)
    const sentence = byWords(texts, language, query.text).order[0]!.index
    return { passage: passages[index]!, sentence, score }
  })
  return numbered(fitting)
}

/** @param query as it was asked */
export async function evidenceByMeaning(
  work: ReadingWork,
  meaning: Meaning,
  passages: readonly Passage[],
  language: LanguageTag,
  { order }: RankedTexts,
  query: Query,
): Promise<Found[]> {
  const near = order.slice(0, MOST_LOOKED_INTO)
  const [asked] = await vectorsOf(work, meaning, [query.text], query.language, 'query')
  const all = near.flatMap(({ index }) => textsOf(passages[index]!))
  const scores = (await vectorsOf(work, meaning, all, language, 'passage')).map((one) => dot(asked!, one))
  let at = 0
  const fitting = near.map(({ index, score }) => {
    const passage = passages[index]!
    const own = scores.slice(at, (at += passage.sentences.length))
    const best = Math.max(...own)
    return { passage, sentence: own.indexOf(best), score: Math.max(score, best) }
  })
  return numbered(fitting.toSorted((a, b) => b.score - a.score).slice(0, MOST_EVIDENCE))
}

function numbered(fitting: (Omit<Scored, 'index'> & { passage: Passage; sentence: number })[]): Found[] {
  const least = Math.max(0, NEAR_ENOUGH * (fitting[0]?.score ?? 0))
  return fitting
    .filter(({ score }) => score > 0 && score >= least)
    .map(({ passage, sentence, score }, at) => {
      const { start, end } = passage.sentences[sentence]!
      const span = { passage: passage.id, sentence, start, end }
      return { number: at + 1, span, text: passage.text.slice(start, end), score, passage }
    })
}

const textsOf = (passage: Passage): string[] => passage.sentences.map((_, at) => sentenceText(passage, at))

/** What crosses a border. */
export const told = (found: readonly Found[]): ReadingEvidence[] =>
  found.map(({ number, span, text, translation, score }) => ({
    number,
    span,
    text,
    ...(translation !== undefined && { translation }),
    score,
  }))
