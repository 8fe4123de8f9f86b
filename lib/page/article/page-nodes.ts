/**
 * Nodes of a page as they are: a form's property may be one of its fields (`<input name="firstChild">`), and a custom element's
 * getter may throw, so only what the prototypes say counts.
 */
function getter<Target extends object, Key extends keyof Target & string>(prototype: () => Target, key: Key) {
  let get: ((this: Target) => Target[Key]) | undefined
  return (target: Target): Target[Key] => {
    get ??= Object.getOwnPropertyDescriptor(prototype(), key)?.get as (this: Target) => Target[Key]
    return get.call(target)
  }
}

const ofNode = () => Node.prototype
const nodeType = getter(ofNode, 'nodeType')
export const parentOf = getter(ofNode, 'parentNode')
export const firstChildOf = getter(ofNode, 'firstChild')
export const nextSiblingOf = getter(ofNode, 'nextSibling')
export const isConnected = getter(ofNode, 'isConnected')
export const documentOfNode = getter(ofNode, 'ownerDocument')
export const dataOf = getter(() => CharacterData.prototype, 'data')
export const tagOf = getter(() => Element.prototype, 'localName')
export const openRootOf = getter(() => Element.prototype, 'shadowRoot')
const ofDocument = () => Document.prototype
export const titleOf = getter(ofDocument, 'title')
export const bodyOf = getter(ofDocument, 'body')
export const viewOf = getter(ofDocument, 'defaultView')
export const addressOf = getter(ofDocument, 'URL')
export const implementationOf = getter(ofDocument, 'implementation')
export const metaOf = (document: Document): NodeListOf<Element> =>
  Document.prototype.querySelectorAll.call(document, 'head meta')
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node)

export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name)
export const isElement = (node: Node): node is Element => nodeType(node) === 1
/** CDATA, in XML, is text as any other. */
export const isText = (node: Node): node is Text => nodeType(node) === 3 || nodeType(node) === 4

/** What is laid out inside an element: its shadow tree if it has one, what is assigned to a slot, else its children. */
export function* laidOutIn(node: Node, shadow: ShadowRoot | null): Generator<Node> {
  if (!shadow && isElement(node) && tagOf(node) === 'slot') {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(node)
    if (assigned.length > 0) {
      yield* assigned
      return
    }
  }
  for (let child = firstChildOf(shadow ?? node); child; child = nextSiblingOf(child)) yield child
}
