import { type Piece, sentences } from '../text/sentences'

/** A sentence of a request, and where it belongs. */
export interface Sentence extends Piece {
  /** The text it is from. */
  index: number
  /** It is the last of its text. */
  isLast: boolean
}

/** The first batch is one sentence, so that the first words come early; each next one is so many times larger. */
const GROWTH = 4
/** A batch of sixteen takes about twice as long as one sentence; beyond it the wait for others grows faster than the gain. */
const MOST = 16

export function sentencesOf(texts: string[], language: string): Sentence[] {
  return texts.flatMap((text, index) => {
    const pieces = sentences(text, language)
    return pieces.map((piece, place) => ({ ...piece, index, isLast: place === pieces.length - 1 }))
  })
}

/** In order, in batches of 1, 4, 16, 16, … */
export function growingBatches<Item>(items: Item[]): Item[][] {
  const batches: Item[][] = []
  for (let from = 0, size = 1; from < items.length; from += size, size = Math.min(size * GROWTH, MOST)) {
    batches.push(items.slice(from, from + size))
  }
  return batches
}
