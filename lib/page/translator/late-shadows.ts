/**
 * Finds shadow roots that a page attaches after it was walked. Nothing tells an extension of one, and the page's own
 * `attachShadow` is not ours to change; so the elements that may get one are asked again.
 *
 * Lifetime: until the signal is aborted. It asks when the page has changed, and by a timer whose waits grow while nothing comes;
 * each element is let go when it has a root, has left the page, or was asked often enough.
 */
import type { CollectOptions } from '../units/collector'
import { isConnected } from '../units/safe-dom'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4000
/** Half a minute of asking, nearly all of it at the longest wait. */
const TIMES_ASKED = 12
const MOST_CANDIDATES = 5000

export interface LateShadows {
  add(element: Element): void
  /** The page has changed: a good moment to ask. */
  look(): void
}

export function lateShadows(
  shadowRootOf: CollectOptions['shadowRootOf'],
  found: (root: ShadowRoot) => void,
  isPaused: () => boolean,
  signal: AbortSignal,
): LateShadows {
  const asked = new Map<WeakRef<Element>, number>()
  const known = new WeakSet<Element>()
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(timer))

  function ask(isCounted: boolean): void {
    for (const [ref, times] of asked) {
      const element = ref.deref()
      const root = element && isConnected(element) ? shadowRootOf(element) : null
      if (root) {
        wait = FIRST_WAIT_MS
        found(root)
      }
      if (!root && element && isConnected(element) && times < TIMES_ASKED)
        asked.set(ref, times + Number(isCounted))
      else {
        asked.delete(ref)
        if (element && !root) known.delete(element)
      }
    }
  }

  function later(): void {
    if (timer !== undefined || asked.size === 0 || signal.aborted) return
    timer = setTimeout(() => {
      timer = undefined
      if (!isPaused()) ask(true)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      later()
    }, wait)
  }

  return {
    add(element) {
      if (known.has(element) || asked.size >= MOST_CANDIDATES) return
      known.add(element)
      asked.set(new WeakRef(element), 0)
      later()
    },
    look() {
      if (asked.size === 0 || signal.aborted) return
      ask(false)
      later()
    },
  }
}
