/** Bytes a second over the last seconds, and the time left at that rate. Pure but for the clock it is given. */
const WINDOW_MS = 6000
/** A rate from less than this says nothing. */
const LEAST_MS = 500

export class Rate {
  #marks: { atMs: number; bytes: number }[] = []

  /** `bytes`: all that have been fetched so far. What was on disk before is not speed: leave it out. */
  mark(bytes: number, atMs: number): void {
    this.#marks.push({ atMs, bytes })
    const oldest = this.#marks.findIndex((mark) => mark.atMs >= atMs - WINDOW_MS)
    this.#marks.splice(0, Math.max(0, oldest - 1))
  }

  get bytesPerSecond(): number {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)]
    if (!first || !last || last.atMs - first.atMs < LEAST_MS) return 0
    return ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000
  }

  secondsLeft(bytesLeft: number): number | undefined {
    const { bytesPerSecond } = this
    return bytesPerSecond > 0 ? bytesLeft / bytesPerSecond : undefined
  }
}
