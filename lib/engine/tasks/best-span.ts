/** Windows over a long text, and the best span that a model sees in one of them. */

/** Where a window begins and ends, in tokens of the text. */
export interface Window {
  from: number
  to: number
}

/**
 * Windows of `capacity` tokens, each `overlap` of them in the one before too, until the text is covered; the last one may be
 * shorter. As Hugging Face tokenizers cut with `stride = overlap`.
 */
export function windowsOver(tokens: number, capacity: number, overlap: number): Window[] {
  const windows: Window[] = []
  for (let from = 0; ; from += capacity - overlap) {
    windows.push({ from, to: Math.min(from + capacity, tokens) })
    if (from + capacity >= tokens) return windows
  }
}

export interface SpanScore {
  /** First and last token, both inside. */
  first: number
  last: number
  score: number
}

/**
 * The span with the highest sum of its first token's start score and its last token's end score (Devlin et al. 2019, BERT,
 * section 4.2), among spans of at most `mostTokens` in `[from, to)`.
 * @throws Error when a score is not a number: the device computes wrongly
 */
export function bestSpan(
  starts: Float32Array,
  ends: Float32Array,
  { from, to }: Window,
  mostTokens: number,
): SpanScore {
  let best: SpanScore = { first: from, last: from, score: -Infinity }
  for (let first = from; first < to; first++) {
    const start = starts[first]!
    if (Number.isNaN(start) || Number.isNaN(ends[first]!)) throw new Error(`score ${first} is not a number`)
    for (let last = first; last < Math.min(first + mostTokens, to); last++) {
      const score = start + ends[last]!
      if (score > best.score) best = { first, last, score }
    }
  }
  return best
}
