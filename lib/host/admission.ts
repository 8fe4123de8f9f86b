/**
 * May another model be in memory beside those that are? Pure.
 *
 * The rule: a model alone always may, since nothing but trying tells whether it fits. Two may where what both take at their peak is no
 * more than a third of this computer's memory; the rest is for pages, the browser and everything else. Never more than two: two
 * are both directions of a conversation, or a pair by way of a third language.
 */
import type { Memory } from '../hardware/probe'

/** Both directions of one conversation. */
export const MOST_ALIVE = 2
const SHARE = 1 / 3
/** Where a browser does not tell (Firefox): what the smallest computers have that such a browser is found on. */
const UNKNOWN_BYTES = 4e9

/**
 * What a realm takes at its peak. Measured on Chromium 156 with the starters (14.6 MB each), the extension's process over what it
 * takes idle: 157 MB with one, 218 MB with both, 275 MB at the peak of loading the second; with a model of 138 MB 645 MB
 * (`memory.*` in tests/bench). So about 100 MB each for the runtime's code and heap, its threads and the tokenizer, and four times
 * the weights: the file while it is handed over, what the runtime reads from it, what it packs for its kernels, the cache of a batch.
 */
const RUNTIME_BYTES = 100e6
const WEIGHTS = 4

export function peakBytes(modelBytes: number): number {
  return RUNTIME_BYTES + WEIGHTS * modelBytes
}

/** @param alive bytes of the files of each model that is in memory or on its way */
export function mayJoin(modelBytes: number, alive: readonly number[], memory: Memory): boolean {
  if (alive.length === 0) return true
  if (alive.length >= MOST_ALIVE) return false
  const all = [...alive, modelBytes].reduce((sum, bytes) => sum + peakBytes(bytes), 0)
  return all <= SHARE * (memory.kind === 'unknown' ? UNKNOWN_BYTES : memory.bytes)
}
