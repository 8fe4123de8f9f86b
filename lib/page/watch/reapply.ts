/**
 * The page puts its original back over a translation, as a framework does that renders the same again: the translation is put back
 * too, without an engine. At most eight times a minute in one place, then at growing intervals; and never within two seconds after
 * the reader clicked or typed in that place, when the page may be in the middle of changing it (a write during React's commit has
 * thrown whole pages away).
 *
 * Putting the originals back before the click, as one product does, gains nothing here: React, Vue and Svelte write to the text
 * node they hold, and ours is that same node (tests/page/watch/frameworks.test.ts).
 */
import type { Ledger } from '../write/ledger'
import { isConnected } from '../write/page-dom'
import { createBudget } from './budget'
import { placeOf } from './read-changes'

const QUIET_AFTER_TOUCH_MS = 2_000

export interface Reapply {
  text(node: Text): void
  attribute(element: Element, name: string): void
  /** The reader clicked or typed there. */
  touched(path: readonly EventTarget[]): void
  stop(): void
}

/** `onWaiting`: the page has put its original back too often. */
export function createReapply(ledger: Ledger, now: () => number, onWaiting: (node: Node) => void): Reapply {
  const budget = createBudget({ times: 8, windowMs: 60_000, firstWaitMs: 8_000, maxWaitMs: 240_000, now })
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let touchedAt = -Infinity
  let touchedPath = new WeakSet<EventTarget>()

  const waitOf = (node: Node) => {
    const place = placeOf(node)
    const quietMs = touchedPath.has(place) ? touchedAt + QUIET_AFTER_TOUCH_MS - now() : 0
    if (quietMs > 0) return quietMs
    const waitMs = budget.ask(place)
    if (waitMs > 0) onWaiting(node)
    return waitMs
  }
  const attempt = (node: Node, isStill: () => boolean, write: () => void) => {
    if (!isConnected(node) || !isStill()) return
    const waitMs = waitOf(node)
    if (waitMs <= 0) write()
    else {
      const timer = setTimeout(() => {
        timers.delete(timer)
        attempt(node, isStill, write)
      }, waitMs)
      timers.add(timer)
    }
  }
  /** What waits already is not asked for again. */
  const waiting = new WeakMap<Node, Set<string>>()
  const once = (node: Node, key: string, isStill: () => boolean, write: () => void) => {
    const keys = waiting.get(node) ?? new Set<string>()
    if (keys.has(key)) return
    waiting.set(node, keys.add(key))
    const still = () => {
      const holds = isStill()
      if (!holds) keys.delete(key)
      return holds
    }
    attempt(node, still, () => {
      keys.delete(key)
      write()
    })
  }

  return {
    text: (node) =>
      once(
        node,
        '',
        () => ledger.entryOf(node)?.original === node.nodeValue,
        () => ledger.reapply(node),
      ),
    attribute: (element, name) =>
      once(
        element,
        name,
        () => ledger.isOriginalAttribute(element, name),
        () => ledger.reapplyAttribute(element, name),
      ),
    touched(path) {
      touchedAt = now()
      touchedPath = new WeakSet(path)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
