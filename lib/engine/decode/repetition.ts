/**
 * Runaway repetition: a decoder that has lost its thread says the same few tokens until it is stopped. Told from repetition
 * that is meant ("non, non, non, non", a column of zeros) by its count, and by how often the source repeats itself.
 */

/** Longest phrase that is looked for, in tokens: some eight words. */
const MOST_PERIOD = 16
/** Said six times, and at least twenty tokens of it: no text that people write says a phrase so often without the source doing so. */
const LEAST_REPEATS = 6
const LEAST_TOKENS = 20
/** A translation may need more tokens, or a shorter phrase, for what its source repeats. */
const MOST_TIMES_THE_SOURCE = 2

interface Run {
  period: number
  repeats: number
}

/**
 * How many tokens at the end of `output` are runaway repetition; its first phrase is not counted, so that it may stay.
 * 0: none.
 */
export function runawayTokens(output: readonly number[], source: readonly number[]): number {
  const { period, repeats } = runEndingAt(output, output.length)
  if (repeats < LEAST_REPEATS || period * repeats < LEAST_TOKENS) return 0
  if (repeats <= MOST_TIMES_THE_SOURCE * mostRepeats(source)) return 0
  return period * (repeats - 1)
}

/** The repetition that ends before `end`, of the period that covers most tokens, the shortest such. */
function runEndingAt(ids: readonly number[], end: number): Run {
  let best: Run = { period: 1, repeats: 1 }
  for (let period = 1; period <= MOST_PERIOD && period < end; period++) {
    let same = 0
    while (end - 1 - same - period >= 0 && ids[end - 1 - same] === ids[end - 1 - same - period]) same++
    const repeats = Math.floor(same / period) + 1
    if (repeats > 1 && period * repeats > best.period * best.repeats) best = { period, repeats }
  }
  return best
}

function mostRepeats(ids: readonly number[]): number {
  let most = 1
  for (let end = 2; end <= ids.length; end++) most = Math.max(most, runEndingAt(ids, end).repeats)
  return most
}
