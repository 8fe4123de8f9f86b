/**
 * Keeps what the reader looks at where it is, while texts above it grow.
 *
 * Chromium and Firefox anchor scrolling themselves. What was found in Chromium (tests/page/write/scroll-anchor.test.ts):
 *   - its correction is part of the layout, also of one that a script asks for: measured right after the writes, all is in place
 *   - it does nothing where `overflow-anchor: none` is set (then the place is wrong by all of the growth), and in Safari
 * So the place is measured before and after, once a flush, and what is still missing is scrolled: nothing where the browser has done
 * it. No frame is painted wrong, and nobody corrects twice.
 *
 * Reads at most `MAX_READS` layouts: five points, each with one rectangle, and one after. Where nothing has been scrolled, no rectangle.
 * What lies under a point is asked for once a second at most, as long as what was found there stays where it is, and more seldom where
 * that takes long: in a column of thousands of blocks the browser looks at all of them for each point.
 */
import { documentOf, isConnected, isElement, outwardOf, rectOf, scrollTopOf, shadowRootOf } from './page-dom'

export interface ScrollAnchor {
  /** After the writes. Returns what had to be scrolled. */
  correct(): Document | Element | null
}

export interface ScrollAnchors {
  /** Null: nothing to keep in place. */
  before(window: Window): ScrollAnchor | null
}

export const MAX_READS = 11
/** Of the viewport's height, and pixels: a gap between two paragraphs belongs to neither. */
const POINTS = [
  [1 / 3, 0],
  [1 / 3, 13],
  [1 / 3, 27],
  [1 / 2, 0],
  [2 / 3, 0],
] as const
const MAX_DEPTH = 512
const KEPT_MS = 1000
/** So many times as long as it was looked for. */
const KEPT_TIMES = 20

interface Found {
  element: Element
  /** Null: nothing around it has been scrolled. */
  scroller: Element | Window | null
  top: number
}

export function scrollAnchors(now: () => number): ScrollAnchors {
  const known = new WeakMap<Window, Found & { untilMs: number }>()

  function find(window: Window): Found | null {
    const beganMs = now()
    const last = known.get(window)
    const again = last && beganMs < last.untilMs ? stillThere(last, window) : null
    if (again) return again
    const found = look(window)
    const keptMs = Math.max(KEPT_MS, KEPT_TIMES * (now() - beganMs))
    if (found) known.set(window, { ...found, untilMs: beganMs + keptMs })
    else known.delete(window)
    return found
  }

  return {
    before(window) {
      const found = find(window)
      if (!found?.scroller) return null
      const { element, scroller, top } = found
      return {
        correct() {
          if (!isConnected(element)) return null
          const moved = rectOf(element).top - top
          if (Math.abs(moved) < 1) return null
          scroller.scrollBy({ top: moved, behavior: 'instant' })
          return scroller === window ? window.document : (scroller as Element)
        },
      }
    },
  }
}

/** Where it is, the browser would find it again. */
function stillThere({ element, top }: Found, window: Window): Found | null {
  if (!isConnected(element)) return null
  const scroller = scrollerOf(element, window)
  if (!scroller) return { element, scroller, top }
  const rect = rectOf(element)
  return Math.abs(rect.top - top) < 1 ? { element, scroller, top: rect.top } : null
}

function look(window: Window): Found | null {
  for (const [part, more] of POINTS) {
    const element = elementAt(window.document, window.innerWidth / 2, window.innerHeight * part + more)
    if (!element) continue
    const scroller = scrollerOf(element, window)
    if (!scroller) return { element, scroller, top: NaN }
    const { top, height } = rectOf(element)
    // A box that begins far above holds what grows; where it begins says nothing of what is seen of it.
    if (top < 0 && height > window.innerHeight) continue
    return { element, scroller, top }
  }
  return null
}

function elementAt(document: Document, x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y)
  let inner = element && shadowRootOf(element)?.elementFromPoint(x, y)
  while (inner && inner !== element) {
    element = inner
    inner = shadowRootOf(element)?.elementFromPoint(x, y)
  }
  return element === document.documentElement || element === document.body ? null : element
}

/** What has been scrolled around it, the closest one; null: nothing has. */
function scrollerOf(element: Element, window: Window): Element | Window | null {
  let depth = 0
  for (let place = outwardOf(element); place && depth < MAX_DEPTH; place = outwardOf(place), depth++) {
    if (!isElement(place) || place === documentOf(place).documentElement || place === documentOf(place).body)
      continue
    if (scrollTopOf(place) > 0) return place
  }
  return window.scrollY > 0 ? window : null
}
