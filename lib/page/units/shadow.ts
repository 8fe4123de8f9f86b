/** Shadow roots, those that are and those that may come. A root is a tree of its own; what is slotted is in the light one. */
import { firstChildOf, rootOf, typeOf } from './safe-dom'
import { canHostShadow } from './tags'
import type { Surroundings, Walk } from './walk'

/** So many elements are worth a second look; a page of nothing else has other troubles. */
const MOST_CANDIDATES = 5000

export function enterShadow(walk: Walk, element: Element, tag: string, own: Surroundings): void {
  if (!canHostShadow(tag)) return
  const root = walk.options.shadowRootOf(element)
  if (root) {
    if (walk.met.has(root)) return
    walk.met.add(root)
    walk.sink.shadowRoot(root)
    const around = { ...own, root, container: element, inlineDepth: 0, isClosedDetails: false }
    walk.later.push({ node: root, parent: null, around })
  } else if (mayGetShadow(element, tag) && walk.candidates++ < MOST_CANDIDATES)
    walk.sink.mayGetShadow(element)
}

/** A root that a script attaches after the fact tells no observer: custom elements without one, and empty elements. */
export function mayGetShadow(element: Element, tag: string): boolean {
  return tag.includes('-') || (canHostShadow(tag) && firstChildOf(element) === null)
}

/** A slot's own children are shown only while nothing is put into it. */
export function isFallback(element: Element, tag: string): boolean {
  if (tag !== 'slot' || typeOf(rootOf(element)) !== 11) return false
  return HTMLSlotElement.prototype.assignedNodes.call(element as HTMLSlotElement).length > 0
}
