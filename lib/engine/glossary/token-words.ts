/** The words of a decoded sequence, and which of its tokens each is made of; whatever the tokenizer. */

/** Gives the text of tokens, special ones left out. */
export type Decode = (ids: readonly number[]) => string

export interface TokenWord {
  text: string
  /** Tokens `[from, to)` of the sequence. */
  from: number
  to: number
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

export function tokenWords(ids: readonly number[], decode: Decode): TokenWord[] {
  // A sequence is read from its start each time: what a token says may depend on those before it.
  const ends = ids.map((_, at) => decode(ids.slice(0, at + 1)).length)
  const words: TokenWord[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(decode(ids))) {
    if (!isWordLike) continue
    const from = ends.findIndex((end) => end > index)
    const last = ends.findIndex((end) => end >= index + segment.length)
    if (from >= 0 && last >= from) words.push({ text: segment, from, to: last + 1 })
  }
  return words
}
