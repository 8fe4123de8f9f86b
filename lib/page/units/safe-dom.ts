/**
 * Properties of a page's nodes that the page cannot put its own in place of: an `<input name="children">` hides its form's
 * `children`, a custom element's getter may throw. Taken from the prototypes, at first use: this file is also imported where
 * there is no DOM.
 */
type Getter<Target, Value> = (target: Target) => Value

function getter<Target extends object, Key extends keyof Target & string>(
  prototype: () => Target,
  key: Key,
): Getter<Target, Target[Key]> {
  let get: ((this: Target) => Target[Key]) | undefined
  return (target) => {
    get ??= Object.getOwnPropertyDescriptor(prototype(), key)?.get as (this: Target) => Target[Key]
    return get.call(target)
  }
}

const ofNode = () => Node.prototype
const ofElement = () => Element.prototype
const ofDocument = () => Document.prototype

export const typeOf = getter(ofNode, 'nodeType')
export const parentOf = getter(ofNode, 'parentNode')
export const firstChildOf = getter(ofNode, 'firstChild')
export const nextSiblingOf = getter(ofNode, 'nextSibling')
export const isConnected = getter(ofNode, 'isConnected')
export const documentOfNode = getter(ofNode, 'ownerDocument')
export const dataOf = getter(() => CharacterData.prototype, 'data')
export const tagOf = getter(ofElement, 'localName')
export const namespaceOf = getter(ofElement, 'namespaceURI')
export const scrollTopOf = getter(ofElement, 'scrollTop')
export const scrollLeftOf = getter(ofElement, 'scrollLeft')
export const hostOf = getter(() => ShadowRoot.prototype, 'host')
export const rootElementOf = getter(ofDocument, 'documentElement')
export const viewOf = getter(ofDocument, 'defaultView')
export const designModeOf = getter(ofDocument, 'designMode')
export const bodyOf = getter(ofDocument, 'body')
export const titleOf = getter(ofDocument, 'title')
export const addressOf = getter(ofDocument, 'URL')
export const implementationOf = getter(ofDocument, 'implementation')

export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name)
export const attributeNamesOf = (element: Element): string[] =>
  Element.prototype.getAttributeNames.call(element)
/** White space around each, so that `' name '` can be looked for. */
export const classesOf = (element: Element): string => {
  const names = attributeOf(element, 'class')
  return names === null || names === '' ? '' : ` ${names} `
}
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node)
export const comesBefore = (one: Node, other: Node): boolean =>
  (Node.prototype.compareDocumentPosition.call(one, other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
export const isWithin = (node: Node, container: Node): boolean =>
  Node.prototype.contains.call(container, node)

export const isElement = (node: Node): node is Element => typeOf(node) === 1
/** CDATA, in XML, is text as any other. */
export const isText = (node: Node): node is Text => typeOf(node) === 3 || typeOf(node) === 4
