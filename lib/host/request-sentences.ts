import { type Piece, sentences } from '../text/sentences'

/** A sentence of a request, and where it belongs. */
export interface Sentence extends Piece {
  /** The text it is from. */
  index: number
  /** It is the last of its text. */
  isLast: boolean
}

/** One text after the other, each cut when it is asked for. */
export function* sentencesOf(texts: string[], language: string): Generator<Sentence> {
  for (const [index, text] of texts.entries()) {
    const pieces = sentences(text, language)
    for (const [place, piece] of pieces.entries())
      yield { ...piece, index, isLast: place === pieces.length - 1 }
  }
}

/** A token of the tokenizers here is some four bytes of UTF-8, in Latin letters and in Chinese characters alike. */
const BYTES_PER_TOKEN = 4

/** About how many tokens a model makes of it: enough to find what is of similar length, before any tokenizer is loaded. */
export function estimatedTokens(text: string): number {
  return 1 + Math.ceil(new TextEncoder().encode(text).length / BYTES_PER_TOKEN)
}
