/**
 * Where the bubble goes. Pure: rectangles in, a rectangle's corner and limits out.
 *
 * The side depends on the room around the selection and not on how much text has come so far, so that a bubble that grows
 * while it streams never jumps to the other side. `maxWidth` and `maxHeight` keep it off the selection and on the screen.
 */
import { type Rect, clampInto } from './rect'

export interface PlaceRequest {
  /** What must stay readable; null when it is out of sight: the top end corner then. */
  anchor: Rect | null
  /** The size that the bubble would like now, within `MAX_WIDTH`. */
  bubble: { width: number; height: number }
  /** What can be seen, in the same coordinates as the anchor. */
  viewport: Rect
  /** The reading direction of the selection: which of its edges the bubble lines up with. */
  rightToLeft: boolean
}

export interface Place {
  side: 'below' | 'above' | 'after' | 'before' | 'over'
  left: number
  top: number
  maxWidth: number
  maxHeight: number
}

export const MAX_WIDTH = 420
const MAX_SHARE_OF_HEIGHT = 0.6
/** Between selection and bubble. */
const GAP = 8
/** Between bubble and the viewport's edge. */
const MARGIN = 8
/** Less room than this on a side does not count: header, two lines and foot. */
const ENOUGH_HEIGHT = 150
const SCANT_HEIGHT = 110
const ENOUGH_WIDTH = 240

export function placeBubble({ anchor, bubble, viewport, rightToLeft }: PlaceRequest): Place {
  const screen = inset(viewport)
  const width = Math.max(0, screen.right - screen.left)
  const height = Math.max(0, screen.bottom - screen.top)
  const maxWidth = Math.min(MAX_WIDTH, width)
  const maxHeight = Math.min((viewport.bottom - viewport.top) * MAX_SHARE_OF_HEIGHT, height)

  const put = (side: Place['side'], left: number, top: number, widest: number, highest: number): Place => ({
    side,
    left: between(left, screen.left, screen.right - Math.min(bubble.width, widest)),
    top: between(top, screen.top, screen.bottom - Math.min(bubble.height, highest)),
    maxWidth: widest,
    maxHeight: highest,
  })

  if (!anchor) {
    const left = rightToLeft ? screen.left : screen.right - Math.min(bubble.width, maxWidth)
    return put('over', left, screen.top, maxWidth, maxHeight)
  }

  const shown = clampInto(anchor, viewport)
  const below = screen.bottom - (shown.bottom + GAP)
  const above = shown.top - GAP - screen.top
  const right = screen.right - (shown.right + GAP)
  const left = shown.left - GAP - screen.left
  const aligned = rightToLeft ? shown.right - Math.min(bubble.width, maxWidth) : shown.left

  const putBelow = () => put('below', aligned, shown.bottom + GAP, maxWidth, Math.min(maxHeight, below))
  const putAbove = () => {
    const highest = Math.min(maxHeight, above)
    return put('above', aligned, shown.top - GAP - Math.min(bubble.height, highest), maxWidth, highest)
  }

  if (below >= Math.min(ENOUGH_HEIGHT, maxHeight)) return putBelow()
  if (above >= Math.min(ENOUGH_HEIGHT, maxHeight)) return putAbove()
  if (Math.max(right, left) >= ENOUGH_WIDTH) {
    const after = right >= left
    const widest = Math.min(maxWidth, after ? right : left)
    const edge = after ? shown.right + GAP : shown.left - GAP - Math.min(bubble.width, widest)
    return put(after ? 'after' : 'before', edge, shown.top, widest, maxHeight)
  }
  if (Math.max(below, above) >= SCANT_HEIGHT) return below >= above ? putBelow() : putAbove()
  // The selection fills the screen: its beginning stays readable.
  return put('over', aligned, screen.bottom - Math.min(bubble.height, maxHeight), maxWidth, maxHeight)
}

function inset({ left, top, right, bottom }: Rect): Rect {
  return { left: left + MARGIN, top: top + MARGIN, right: right - MARGIN, bottom: bottom - MARGIN }
}

/** The lower limit wins where there is no room at all: the header stays on the screen. */
function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
