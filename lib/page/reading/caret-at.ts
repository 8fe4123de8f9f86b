/** The place in a text under a point of the viewport, inside whatever shadow roots it lies in. */

export interface TextPlace {
  node: Text
  offset: number
}

export type ShadowRootOf = (element: Element) => ShadowRoot | null

/** How deep a page may nest roots at one point. */
const MOST_ROOTS = 32

interface CaretDocument {
  caretPositionFromPoint?(
    x: number,
    y: number,
    options?: { shadowRoots: ShadowRoot[] },
  ): { offsetNode: Node; offset: number } | null
  caretRangeFromPoint?(x: number, y: number): Range | null
}

export function caretAt(
  document: Document,
  x: number,
  y: number,
  shadowRootOf: ShadowRootOf,
): TextPlace | null {
  const shadowRoots: ShadowRoot[] = []
  let element = document.elementFromPoint(x, y)
  while (element && shadowRoots.length < MOST_ROOTS) {
    const root = shadowRootOf(element)
    const inner = root?.elementFromPoint(x, y)
    if (!root || !inner || inner === element) break
    shadowRoots.push(root)
    element = inner
  }
  if (!element) return null
  const place = caretIn(document, x, y, shadowRoots)
  // The nearest text may be of a neighbour, or under something that covers it.
  if (!place || place.node.nodeType !== Node.TEXT_NODE) return null
  return Node.prototype.contains.call(element, place.node) ? (place as TextPlace) : null
}

function caretIn(
  document: CaretDocument,
  x: number,
  y: number,
  shadowRoots: ShadowRoot[],
): { node: Node; offset: number } | null {
  const position = document.caretPositionFromPoint?.(x, y, { shadowRoots })
  if (position) return { node: position.offsetNode, offset: position.offset }
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}
