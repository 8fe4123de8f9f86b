/** On which side of what is visible something is that is not: of the window, of the box around it that scrolls, of the frame. */
import { viewOf } from '../units/safe-dom'
import { documentOf, rectOf } from './page-nodes'

type Side = 'before' | 'after'
type Box = Pick<DOMRectReadOnly, 'top' | 'bottom' | 'left' | 'right'>

/** @param scrollerAround the closest box around an element that has been scrolled; in one that never was, all is still to come */
export function sideOf(
  element: Element,
  rect: Box,
  scrollerAround: (element: Element) => Element | null,
): Side {
  const view = viewOf(documentOf(element))
  if (!view) return 'after'
  const window = { top: 0, left: 0, bottom: view.innerHeight, right: view.innerWidth }
  const scroller = scrollerAround(element)
  const side = sideOfBox(rect, window) ?? (scroller && sideOfBox(rect, rectOf(scroller)))
  if (side) return side
  const frame = frameOf(view)
  return frame ? sideOf(frame, rectOf(frame), scrollerAround) : 'after'
}

function sideOfBox(rect: Box, box: Box): Side | null {
  if (rect.top >= box.bottom) return 'after'
  if (rect.bottom <= box.top) return 'before'
  if (rect.left >= box.right) return 'after'
  return rect.right <= box.left ? 'before' : null
}

function frameOf(view: Window): Element | null {
  try {
    return view.frameElement
  } catch {
    return null
  }
}
