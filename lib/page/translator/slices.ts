/**
 * Runs generators in slices between which the page can paint and the reader can type.
 *
 * Lifetime: until the signal is aborted; what runs then is not resumed. One runner works off its walks one after the other,
 * urgent ones (what the page has just added) first. A hidden tab gets no time slices worth having; walks go on there as the
 * browser lets timers run.
 */
import { breathe } from './breathe'

/** Long enough to get somewhere, short enough for a frame of 60 Hz with the page's own work in it. */
const SLICE_MS = 5
/** Asking for the time costs as much as a few steps. */
const STEPS_BETWEEN_LOOKS = 8

export interface SliceRunner {
  /** Resolves when the walk has ended, or been dropped with the signal. */
  run(walk: Generator<void>, isUrgent: boolean): Promise<void>
  isIdle(): boolean
}

interface Walk {
  steps: Generator<void>
  done(): void
}

export function sliceRunner(signal: AbortSignal, now: () => number = () => performance.now()): SliceRunner {
  const walks: Walk[] = []
  let isRunning = false

  async function work(): Promise<void> {
    isRunning = true
    while (walks.length > 0 && !signal.aborted) {
      slice()
      if (walks.length > 0) await breathe()
    }
    for (const { done } of walks.splice(0)) done()
    isRunning = false
  }

  function slice(): void {
    const end = now() + SLICE_MS
    do {
      const walk = walks[0]!
      for (let step = 0; step < STEPS_BETWEEN_LOOKS; step++) {
        if (walk.steps.next().done !== true) continue
        walks.splice(walks.indexOf(walk), 1)
        walk.done()
        break
      }
    } while (walks.length > 0 && now() < end)
  }

  return {
    run: (steps, isUrgent) =>
      new Promise((done) => {
        if (isUrgent) walks.unshift({ steps, done })
        else walks.push({ steps, done })
        if (!isRunning) void work()
      }),
    isIdle: () => !isRunning,
  }
}
