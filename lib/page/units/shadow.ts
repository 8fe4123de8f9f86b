/** Shadow roots, those that are and those that may come. A root is a tree of its own; what is slotted is in the light one. */
import type { CollectOptions } from './collector'
import { attributeOf, firstChildOf, isElement, isText, nextSiblingOf, rootOf, typeOf } from './safe-dom'
import { canHostShadow } from './tags'
import type { Level, Surroundings, Walk } from './walk'

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

/** A root that a script attaches after the fact tells no observer: custom elements without one, empty ones, a `div` of bare text. */
export function mayGetShadow(element: Element, tag: string): boolean {
  if (tag.includes('-')) return true
  const first = firstChildOf(element)
  if (first === null) return canHostShadow(tag)
  return tag === 'div' && isText(first) && nextSiblingOf(first) === null
}

/** It is shown elsewhere than between its neighbours, which are no part of its line. */
export function isInNamedSlot(element: Element, level: Level, { shadowRootOf }: CollectOptions): boolean {
  const name = attributeOf(element, 'slot')
  return name !== null && name !== '' && isElement(level.node) && shadowRootOf(level.node) !== null
}

/** A slot's own children are shown only while nothing is put into it. */
export function isFallback(element: Element, tag: string): boolean {
  if (tag !== 'slot' || typeOf(rootOf(element)) !== 11) return false
  return HTMLSlotElement.prototype.assignedNodes.call(element as HTMLSlotElement).length > 0
}
