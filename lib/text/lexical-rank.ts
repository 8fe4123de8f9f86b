/**
 * Ranking and comparing by words alone: for every language, with no model.
 *
 *   texts ─► terms ─► index (how often a term is in a text, in how many texts) ─┬─► BM25 against a question
 *                                                                              └─► cosine weighted by idf, text against text
 */
import type { LanguageTag } from '../messaging/contract'
import type { SimilarityMatrix } from './lexrank'
import { termsOf } from './words'

/** Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.5: k1 from 1.2 to 2, b from 0.5 to 0.8. */
const SATURATION = 1.2
const LENGTH_WEIGHT = 0.75

export interface LexicalIndex {
  language: LanguageTag
  /** How often each term is in each text. */
  counts: Map<string, number>[]
  /** Terms of each text, repeated ones too. */
  lengths: number[]
  /** In how many texts a term is. */
  spread: Map<string, number>
}

export interface Ranked {
  /** Place in the list that was ranked. */
  index: number
  /** At least 0; 0 where nothing is in common. */
  score: number
}

export function lexicalIndex(texts: readonly string[], language: LanguageTag): LexicalIndex {
  const counts: Map<string, number>[] = []
  const lengths: number[] = []
  const spread = new Map<string, number>()
  for (const text of texts) {
    const terms = termsOf(text, language)
    const own = countsOf(terms)
    for (const term of own.keys()) spread.set(term, (spread.get(term) ?? 0) + 1)
    counts.push(own)
    lengths.push(terms.length)
  }
  return { language, counts, lengths, spread }
}

function countsOf(terms: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** All texts, best first by BM25, those that score alike in their order. */
export function rankByWords(index: LexicalIndex, question: string): Ranked[] {
  const asked = [...new Set(termsOf(question, index.language))]
  const mean = index.lengths.reduce((sum, length) => sum + length, 0) / (index.lengths.length || 1)
  const ranked = index.counts.map((counts, at) => {
    const norm = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * index.lengths[at]!) / (mean || 1))
    let score = 0
    for (const term of asked) {
      const count = counts.get(term) ?? 0
      if (count > 0) score += (questionWeight(index, term) * count * (SATURATION + 1)) / (count + norm)
    }
    return { index: at, score }
  })
  return ranked.toSorted((a, b) => b.score - a.score || a.index - b.index)
}

/** Robertson's idf, with 1 inside the logarithm so that a term of every text still counts a little (as Lucene has it). */
function questionWeight({ counts, spread }: LexicalIndex, term: string): number {
  const texts = spread.get(term) ?? 0
  return Math.log(1 + (counts.length - texts + 0.5) / (texts + 0.5))
}

/** The "idf-modified cosine" of Erkan & Radev 2004 (equation 1), with log(N / n): a term of every text weighs nothing. */
export function lexicalMatrix(index: LexicalIndex): SimilarityMatrix {
  const count = index.counts.length
  const values = new Float32Array(count * count)
  const vectors = index.counts.map((counts) => weigh(index, counts))
  // By term and not by pair: most pairs of sentences have nothing in common.
  const holders = new Map<string, { text: number; weight: number }[]>()
  for (const [text, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const list = holders.get(term)
      if (list) list.push({ text, weight })
      else holders.set(term, [{ text, weight }])
    }
  }
  for (const list of holders.values())
    for (const one of list)
      for (const other of list) values[one.text * count + other.text]! += one.weight * other.weight
  return { count, values }
}

/** Each of `texts` (rows) against each text of the index (columns), by the same cosine. */
export function lexicalSimilarities(index: LexicalIndex, texts: readonly string[]): Float32Array[] {
  const vectors = index.counts.map((counts) => weigh(index, counts))
  return texts.map((text) => {
    const own = weigh(index, countsOf(termsOf(text, index.language)))
    return Float32Array.from(vectors, (vector) => {
      let sum = 0
      for (const [term, weight] of own) sum += weight * (vector.get(term) ?? 0)
      return sum
    })
  })
}

/** A vector of length 1, or an empty one where nothing in the text weighs anything. */
function weigh({ counts, spread }: LexicalIndex, own: Map<string, number>): Map<string, number> {
  const vector = new Map<string, number>()
  let squares = 0
  for (const [term, count] of own) {
    // A term that no text has is as rare as one that one text has.
    const weight = count * Math.log(counts.length / (spread.get(term) ?? 1))
    if (weight === 0) continue
    vector.set(term, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares)
  for (const [term, weight] of vector) vector.set(term, weight / length)
  return vector
}
