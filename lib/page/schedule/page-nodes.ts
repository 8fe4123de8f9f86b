/** What the schedule asks of a page's nodes, by their prototypes (`units/safe-dom`). */
import { documentOfNode, hostOf, isElement, parentOf, typeOf } from '../units/safe-dom'

export const isDocument = (node: Node): node is Document => typeOf(node) === 9
export const documentOf = (node: Node): Document => documentOfNode(node) ?? (node as Document)

/** The parent element, or the host of the shadow root; null above a document's root. */
export function outerElement(node: Node): Element | null {
  const parent = parentOf(node)
  if (parent === null || isDocument(parent)) return null
  return isElement(parent) ? parent : hostOf(parent as ShadowRoot)
}

export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element)
