/**
 * Keeps what the reader looks at where it is, while texts above it grow.
 *
 * Chromium and Firefox anchor scrolling themselves. What was found in Chromium (tests/page/write/flush.test.ts):
 *   - its correction is part of the layout, also of one that a script asks for: measured right after the writes, all is in place
 *   - it does nothing where `overflow-anchor: none` is set (then the place is wrong by all of the growth), and in Safari
 * So the place is measured before and after, once a flush, and what is still missing is scrolled: nothing where the browser has done
 * it. No frame is painted wrong, and nobody corrects twice.
 *
 * Reads at most `MAX_READS` layouts: five points, each with one rectangle, and one after. Where nothing has been scrolled, no rectangle.
 */
import { documentOf, isConnected, isElement, outwardOf, rectOf, scrollTopOf, shadowRootOf } from './page-dom'

export interface ScrollAnchor {
  /** After the writes. Returns what had to be scrolled. */
  correct(): Document | Element | null
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

/** Null: nothing to keep in place. */
export function anchorScroll(window: Window): ScrollAnchor | null {
  const { document } = window
  for (const [part, more] of POINTS) {
    const element = elementAt(document, window.innerWidth / 2, window.innerHeight * part + more)
    if (!element) continue
    const scroller = scrollerOf(element, window)
    if (!scroller) return null
    const rect = rectOf(element)
    // A box that begins far above holds what grows; where it begins says nothing of what is seen of it.
    if (rect.top < 0 && rect.height > window.innerHeight) continue
    return {
      correct() {
        if (!isConnected(element)) return null
        const moved = rectOf(element).top - rect.top
        if (Math.abs(moved) < 1) return null
        scroller.scrollBy({ top: moved, behavior: 'instant' })
        return scroller === window ? document : (scroller as Element)
      },
    }
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
