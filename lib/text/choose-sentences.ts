/**
 * From ranked sentences to a summary: what is central, early, and not said already, in the order of the page.
 *
 *   salience × place ─► one by one: best, less what it repeats of those taken (MMR), from a passage not heard yet ─► budget ─► order of the page
 *
 * Pure, and the same choice each time.
 */
import type { SimilarityMatrix } from './lexrank'
import type { SentenceRef } from './passages'
import { countWords } from './words'

export const SUMMARY_FORMS = ['key-points', 'paragraph', 'sentence'] as const
export type SummaryForm = (typeof SUMMARY_FORMS)[number]
export const SUMMARY_LENGTHS = ['short', 'medium', 'long'] as const
export type SummaryLength = (typeof SUMMARY_LENGTHS)[number]

export interface RankedSentence {
  ref: SentenceRef
  text: string
  /** How central it is, in any unit: LexRank's ranks. */
  salience: number
}

export interface CitedSentence {
  text: string
  citations: SentenceRef[]
}

/** Carbonell & Goldstein 1998, "The Use of MMR", section 4: how much being central weighs against being new. */
const RELEVANCE = 0.7
/** Above it a sentence says the same as one that is taken. */
const REPETITION = 0.85
/** How much the first sentence gains over one far below: articles say first what they are about. */
const LEAD = 0.5
/** Sentences after which that gain has fallen to a third. */
const LEAD_SENTENCES = 2
/** What another sentence of the same passage is worth: neighbours say different words of one thing, which MMR does not see. */
const SAME_PASSAGE = 0.6
/** Shorter ones hang on their neighbours ("He agreed."), longer ones are no gist. */
const FEWEST_WORDS = 5
const MOST_WORDS = 60

interface Budget {
  sentences: number
  words: number
}
const BUDGETS: Record<SummaryForm, Record<SummaryLength, Budget>> = {
  'key-points': {
    short: { sentences: 3, words: Infinity },
    medium: { sentences: 5, words: Infinity },
    long: { sentences: 7, words: Infinity },
  },
  paragraph: {
    short: { sentences: 4, words: 60 },
    medium: { sentences: 7, words: 110 },
    long: { sentences: 12, words: 180 },
  },
  sentence: {
    short: { sentences: 1, words: Infinity },
    medium: { sentences: 1, words: Infinity },
    long: { sentences: 1, words: Infinity },
  },
}

/**
 * @param sentences in the order of the page
 * @param similarity of the same sentences
 */
export function chooseSentences(
  sentences: readonly RankedSentence[],
  similarity: SimilarityMatrix,
  form: SummaryForm,
  length: SummaryLength,
): CitedSentence[] {
  const words = sentences.map(({ text }) => countWords(text))
  const worth = worthOf(sentences)
  const left = candidates(sentences, words)
  const budget = BUDGETS[form][length]
  const chosen: number[] = []
  let spent = 0
  while (chosen.length < budget.sentences) {
    const next = best(left, chosen, sentences, worth, similarity)
    if (next === null) break
    left.delete(next)
    // The first one is taken whatever its length: a summary is never empty.
    if (chosen.length > 0 && spent + words[next]! > budget.words) continue
    chosen.push(next)
    spent += words[next]!
  }
  return chosen
    .toSorted((a, b) => a - b)
    .map((at) => ({ text: sentences[at]!.text, citations: [sentences[at]!.ref] }))
}

/** Salience from 0 to 1, and what the place adds to it. */
function worthOf(sentences: readonly RankedSentence[]): number[] {
  const most = sentences.reduce((known, { salience }) => Math.max(known, salience), 0)
  return sentences.map(
    ({ salience }, at) =>
      ((most > 0 ? salience / most : 0) * (1 + LEAD * Math.exp(-at / LEAD_SENTENCES))) / (1 + LEAD),
  )
}

/** All of them where none is of a fit length. */
function candidates(sentences: readonly RankedSentence[], words: number[]): Set<number> {
  const all = sentences.map((_, at) => at)
  const fit = all.filter(
    (at) => words[at]! >= FEWEST_WORDS && words[at]! <= MOST_WORDS && !isQuestion(sentences[at]!.text),
  )
  return new Set(fit.length > 0 ? fit : all)
}

/** A question is no statement of what the text says. */
function isQuestion(text: string): boolean {
  return /[?？؟]\p{P}*$/u.test(text.trim())
}

function best(
  left: Set<number>,
  chosen: number[],
  sentences: readonly RankedSentence[],
  worth: number[],
  { count, values }: SimilarityMatrix,
): number | null {
  let found: number | null = null
  let most = -Infinity
  for (const at of left) {
    const repeats = chosen.reduce((known, other) => Math.max(known, values[at * count + other]!), 0)
    if (repeats > REPETITION) continue
    const { passage } = sentences[at]!.ref
    const heard = chosen.filter((other) => sentences[other]!.ref.passage === passage).length
    const score = RELEVANCE * worth[at]! * SAME_PASSAGE ** heard - (1 - RELEVANCE) * repeats
    if (score > most) {
      most = score
      found = at
    }
  }
  return found
}
