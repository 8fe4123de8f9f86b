/** A clock that goes when it is told to. */
import type { Clock } from '../../../../lib/page/schedule/clock'

export interface ManualClock extends Clock {
  /** Runs what is due up to then, in order. */
  advance(byMs: number): void
  /** How many wait. */
  timers(): number
}

export function manualClock(): ManualClock {
  let nowMs = 0
  const waiting = new Set<{ atMs: number; run: () => void }>()
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run }
      waiting.add(timer)
      return () => void waiting.delete(timer)
    },
    advance(byMs) {
      const untilMs = nowMs + byMs
      for (;;) {
        const [next] = [...waiting].toSorted((a, b) => a.atMs - b.atMs)
        if (!next || next.atMs > untilMs) break
        waiting.delete(next)
        nowMs = next.atMs
        next.run()
      }
      nowMs = untilMs
    },
    timers: () => waiting.size,
  }
}
