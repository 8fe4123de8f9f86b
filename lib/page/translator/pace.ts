/**
 * Keeps what goes on in microtasks from going on and on. A batch of translations comes at once, and each is laid on its slots in
 * half a millisecond: a hundred in a row are a task in which nobody can type, and of a page whose texts are all known, thousands.
 */
import { breathe } from './breathe'

const SLICE_MS = 5

/** Resolves at once as long as there is time in this slice, else after the browser has had its turn. */
export type Pace = () => Promise<void>

export function createPace(
  now: () => number = () => performance.now(),
  turn: () => Promise<void> = breathe,
): Pace {
  let endMs = -Infinity
  let last = Promise.resolve()

  async function look(): Promise<void> {
    if (now() < endMs) return
    await turn()
    endMs = now() + SLICE_MS
  }

  // One after the other: whoever looked while the one before has not begun yet would see its time as free.
  return () => (last = last.then(look))
}
