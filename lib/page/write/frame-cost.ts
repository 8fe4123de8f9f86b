/**
 * What a frame costs in which something was written: from the last write until the browser has laid out and painted, which it does
 * in the same task. A timer that is set before runs next.
 */
export interface FrameCost {
  /** Of the last frame; 0 before there was one. */
  readonly ms: number
  /** When it had ended; null: it is not known yet. */
  readonly endedMs: number | null
  /** After the writes of a frame. `then`: it is known. */
  measure(then: () => void): void
  stop(): void
}

export function frameCost(now: () => number): FrameCost {
  let ms = 0
  let endedMs: number | null = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    get ms() {
      return ms
    },
    get endedMs() {
      return endedMs
    },
    measure(then) {
      // The next frame may come before the timer.
      if (endedMs === null) return
      const writtenMs = now()
      endedMs = null
      timer = setTimeout(() => {
        endedMs = now()
        ms = endedMs - writtenMs
        then()
      })
    },
    stop: () => clearTimeout(timer),
  }
}
