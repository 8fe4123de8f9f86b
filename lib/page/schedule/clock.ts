/** Time, so that a test can hold it in its hand. */
export interface Clock {
  /** Milliseconds since whenever; never goes back. */
  now(): number
  /** Returns the way to take it back. */
  after(delayMs: number, run: () => void): () => void
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
