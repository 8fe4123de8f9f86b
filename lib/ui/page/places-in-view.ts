/**
 * Where what was left alone stands in the viewport. The browser says which elements are in view; only those are measured, at
 * most once a frame, and never more than a screen can show. Nothing is written on the page.
 */
import { intoTop } from '../../page/frames'
import { type Rect, isEmpty, rectOf } from '../../page/rect'
import type { SkipReason } from '../../page/units/unit'

export interface Place {
  /** What is the same twice is drawn once. */
  key: string
  rect: Rect
  reason: SkipReason
}

interface Left {
  node: Element | Text
  reason: SkipReason
}

/** More outlines than that are a pattern, not a sign. */
const MAX_DRAWN = 400
/** Elements watched for being in view. */
const MAX_WATCHED = 5000

export interface PlacesInView {
  /** Takes these for all there are. */
  set(left: Iterable<Left>): void
  close(): void
}

export function placesInView(top: Document, draw: (places: Place[]) => void): PlacesInView {
  const window = top.defaultView as Window
  const life = new AbortController()
  let watched = new Map<Element, Left[]>()
  const inView = new Set<Element>()
  let scheduled = 0

  const schedule = () => {
    scheduled ||= window.requestAnimationFrame(() => {
      scheduled = 0
      if (!life.signal.aborted) draw(measure())
    })
  }

  function measure(): Place[] {
    const places = new Map<string, Place>()
    let measured = 0
    for (const element of inView) {
      for (const { node, reason } of watched.get(element) ?? []) {
        if (++measured > MAX_DRAWN) return [...places.values()]
        const rect = boxOf(node, top)
        if (!rect) continue
        const key = `${rect.left} ${rect.top} ${rect.right} ${rect.bottom} ${reason}`
        places.set(key, { key, rect, reason })
      }
    }
    return [...places.values()]
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target)
      else inView.delete(target)
    }
    schedule()
  })

  // Of every document that scrolls, frames of the same origin included: a scroll is captured on its way in each.
  const listening = new WeakSet<Document>()
  function listen(document: Document): void {
    if (listening.has(document)) return
    listening.add(document)
    const options = { capture: true, passive: true, signal: life.signal }
    document.defaultView?.addEventListener('scroll', schedule, options)
    document.defaultView?.addEventListener('resize', schedule, options)
  }
  listen(top)

  return {
    set(left) {
      const next = new Map<Element, Left[]>()
      for (const one of left) {
        const element = one.node.nodeType === Node.TEXT_NODE ? one.node.parentElement : (one.node as Element)
        if (!element || (next.size >= MAX_WATCHED && !next.has(element))) continue
        const here = next.get(element)
        if (here) here.push(one)
        else next.set(element, [one])
      }
      for (const element of watched.keys()) {
        if (next.has(element)) continue
        observer.unobserve(element)
        inView.delete(element)
      }
      for (const element of next.keys()) {
        if (watched.has(element)) continue
        listen(element.ownerDocument)
        observer.observe(element)
      }
      watched = next
      schedule()
    },
    close() {
      life.abort()
      observer.disconnect()
    },
  }
}

/** Of a text its own box, not its element's. Null where there is nothing to see. */
function boxOf(node: Element | Text, top: Document): Rect | null {
  const document = node.ownerDocument
  let box: DOMRect
  if (node.nodeType === Node.TEXT_NODE) {
    const range = document.createRange()
    range.selectNodeContents(node)
    box = range.getBoundingClientRect()
  } else box = Element.prototype.getBoundingClientRect.call(node)
  const rect = rectOf(box)
  return isEmpty(rect) ? null : intoTop(rect, document, top)
}
