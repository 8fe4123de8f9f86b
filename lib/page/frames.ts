/**
 * Frames as seen from the top document: which documents can be reached, and where in the top viewport a rectangle of one
 * lies. `instanceof` is of no use here, every frame has its own constructors.
 */
import { type Rect, clampInto } from './rect'

export type Frame = HTMLIFrameElement | HTMLFrameElement

export function isFrame(element: Element): element is Frame {
  return element.localName === 'iframe' || element.localName === 'frame'
}

/** The document of a frame, or null where it belongs to another origin. */
export function documentOf(frame: Frame): Document | null {
  try {
    return frame.contentDocument
  } catch {
    return null
  }
}

/** Smaller ones are counters, players and advertisements. */
export const SMALLEST_FRAME = { width: 200, height: 100 }

/** Whether this window is a frame that the script of no other can walk into, and large enough to be read. */
export function isForeignFrame(window: Window): boolean {
  const { width, height } = SMALLEST_FRAME
  if (window === window.top || window.innerWidth < width || window.innerHeight < height) return false
  try {
    return window.frameElement === null
  } catch {
    return true
  }
}

/**
 * Where a window is below the top one, by numbers: so much a browser tells of frames of any site. Null: it is in a shadow tree,
 * and the numbers leave those out.
 */
export function pathOf(window: Window): number[] | null {
  const path: number[] = []
  for (let inner = window; inner !== inner.parent; inner = inner.parent) {
    const { parent } = inner
    // By numbers and the length alone: a window of another site may not be iterated over.
    let at = 0
    while (at < parent.length && parent[at] !== inner) at++
    if (at === parent.length) return null
    path.unshift(at)
  }
  return path
}

/** The window at a path, of any site; undefined where there is none any more. */
export function windowAt(top: Window, path: readonly number[]): Window | undefined {
  return path.reduce<Window | undefined>((window, at) => window?.[at], top)
}

/** The site that a closed frame shows, as far as the page tells. A sandboxed `srcdoc` is the page's own. */
export function originOf(frame: Frame): string {
  const address = URL.parse(frame.getAttribute('src') ?? '', frame.baseURI)
  return address && address.origin !== 'null' ? address.origin : new URL(frame.baseURI).origin
}

/** The top document, then every one below it that can be reached, outer ones first. */
export function reachableDocuments(top: Document): Document[] {
  const found = [top]
  for (const document of found) {
    // A form of that name would stand in the method's place.
    for (const frame of Document.prototype.querySelectorAll.call(document, 'iframe, frame')) {
      const inner = documentOf(frame as Frame)
      if (inner) found.push(inner)
    }
  }
  return found
}

/** Frames from `document` up to, not including, `top`. */
export function framesAround(document: Document, top: Document): Frame[] {
  const frames: Frame[] = []
  for (let inner = document; inner !== top;) {
    const frame = inner.defaultView?.frameElement
    if (!frame || !isFrame(frame)) break
    frames.push(frame)
    inner = frame.ownerDocument
  }
  return frames
}

/** `document` and those around it, up to `top`. */
export function documentsAround(document: Document, top: Document): Document[] {
  return [document, ...framesAround(document, top).map((frame) => frame.ownerDocument)]
}

/** From the viewport of `document` into that of `top`, kept inside every frame on the way. */
export function intoTop(rect: Rect, document: Document, top: Document): Rect {
  return framesAround(document, top).reduce(outOfFrame, rect)
}

/** A scaled or zoomed frame shows its content scaled; a rotated one is taken for the box around it. */
function outOfFrame(rect: Rect, frame: Frame): Rect {
  const box = frame.getBoundingClientRect()
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame)
  const scaleX = frame.offsetWidth > 0 ? box.width / frame.offsetWidth : 1
  const scaleY = frame.offsetHeight > 0 ? box.height / frame.offsetHeight : 1
  const insetLeft = frame.clientLeft + parseFloat(style?.paddingLeft ?? '0')
  const insetTop = frame.clientTop + parseFloat(style?.paddingTop ?? '0')
  const left = (x: number) => box.left + (insetLeft + x) * scaleX
  const top = (y: number) => box.top + (insetTop + y) * scaleY
  return clampInto(
    { left: left(rect.left), top: top(rect.top), right: left(rect.right), bottom: top(rect.bottom) },
    box,
  )
}
