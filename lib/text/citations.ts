/**
 * Which sentences of the page a written summary or answer rests on: those most like each of its sentences. A sentence that is
 * like none is unsupported, and said to be: nothing is cited for politeness.
 */
import type { SentenceRef } from './passages'

export interface SourceSentence {
  ref: SentenceRef
  text: string
}

export interface SupportedSentence {
  text: string
  /** Most alike first; empty: nothing on the page says this. */
  citations: SentenceRef[]
  isSupported: boolean
  /** Of the closest source, whether it is close enough or not. */
  similarity: number
}

/** How alike two sentences have to be for one to rest on the other: by words, or by the cosine of embeddings. */
export const SUPPORT = { lexical: 0.25, embedding: 0.55 } as const

export interface CitationLimits {
  threshold: number
  /** A second citation has to be nearly as good as the first: at least this part of it. */
  atLeast: number
  most: number
}
export const CITATION_LIMITS: Omit<CitationLimits, 'threshold'> = { atLeast: 0.8, most: 3 }

/**
 * @param similarities one row a written sentence, one column a source (`lexicalSimilarities`, or dot products of vectors of length 1)
 */
export function cite(
  written: readonly string[],
  sources: readonly SourceSentence[],
  similarities: readonly Float32Array[],
  limits: CitationLimits,
): SupportedSentence[] {
  return written.map((text, row) => {
    const ranked = sources
      .map(({ ref }, column) => ({ ref, column, similarity: similarities[row]![column]! }))
      .toSorted((a, b) => b.similarity - a.similarity || a.column - b.column)
    const similarity = ranked[0]?.similarity ?? 0
    const least = Math.max(limits.threshold, similarity * limits.atLeast)
    const close = ranked.filter((source) => source.similarity >= least).slice(0, limits.most)
    return {
      text,
      citations: close.map(({ ref }) => ref),
      isSupported: close.length > 0,
      similarity,
    }
  })
}
