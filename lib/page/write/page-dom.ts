/**
 * Nodes of a page as they are. A form's property may be one of its fields (`<input name="parentNode">`), and a custom element's
 * getter may throw: only what the prototype says counts.
 */
const getterOf = <Owner extends object, Name extends keyof Owner>(owner: Owner, name: Name) => {
  const getter = Object.getOwnPropertyDescriptor(owner, name)?.get
  return (object: unknown) => getter!.call(object) as Owner[Name]
}

const nodeType = getterOf(Node.prototype, 'nodeType')
const parentNode = getterOf(Node.prototype, 'parentNode')
const connected = getterOf(Node.prototype, 'isConnected')
const nextSibling = getterOf(Node.prototype, 'nextSibling')
const previousSibling = getterOf(Node.prototype, 'previousSibling')
const firstChild = getterOf(Node.prototype, 'firstChild')
const ownerDocument = getterOf(Node.prototype, 'ownerDocument')
const optionValue = getterOf(HTMLOptionElement.prototype, 'value')
const { getAttribute, setAttribute, removeAttribute, getAttributeNames } = Element.prototype
const { contains, getRootNode } = Node.prototype
const { getBoundingClientRect, matches } = Element.prototype
const openShadowRoot = getterOf(Element.prototype, 'shadowRoot')
const localName = getterOf(Element.prototype, 'localName')
const scrollTop = getterOf(Element.prototype, 'scrollTop')

export const parentOf = (node: Node): ParentNode | null => parentNode(node)
export const isConnected = (node: Node): boolean => connected(node)
export const nextOf = (node: Node): ChildNode | null => nextSibling(node)
export const previousOf = (node: Node): ChildNode | null => previousSibling(node)
export const firstChildOf = (node: Node): ChildNode | null => firstChild(node)
export const documentOf = (node: Node): Document => ownerDocument(node) ?? (node as Document)
export const isText = (node: Node | null): node is Text => node !== null && nodeType(node) === Node.TEXT_NODE
export const isElement = (node: Node | null): node is Element =>
  node !== null && nodeType(node) === Node.ELEMENT_NODE

export const attributeOf = (element: Element, name: string): string | null => getAttribute.call(element, name)
export const attributeNamesOf = (element: Element): string[] => getAttributeNames.call(element)
export const holds = (node: Node, other: Node): boolean => contains.call(node, other)
export const tagOf = (element: Element): string => localName(element)
export const rootOf = (node: Node): Node => getRootNode.call(node)
/** An open one. */
export const shadowRootOf = (element: Element): ShadowRoot | null => openShadowRoot(element)
export const fits = (element: Element, selector: string): boolean => matches.call(element, selector)
export const rectOf = (element: Element): DOMRect => getBoundingClientRect.call(element)
export const scrollTopOf = (element: Element): number => scrollTop(element)
export const valueOfOption = (option: Element): string => optionValue(option)
export function putAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) removeAttribute.call(element, name)
  else setAttribute.call(element, name, value)
}

/** The parent, the host of a shadow root; null above a document. */
export function outwardOf(node: Node): Node | null {
  return (
    parentOf(node) ??
    (nodeType(node) === Node.DOCUMENT_FRAGMENT_NODE ? (node as ShadowRoot).host : null) ??
    null
  )
}

/** The elements and texts at and below a node, in order. */
export function* everythingIn(
  node: Node,
  show = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
): Generator<Element | Text> {
  if (isText(node) || isElement(node)) {
    if (show & (1 << (nodeType(node) - 1))) yield node
    if (isText(node) || !firstChildOf(node)) return
  }
  const walker = documentOf(node).createTreeWalker(node, show)
  for (let next = walker.nextNode(); next; next = walker.nextNode()) yield next as Element | Text
}

export const textsIn = (node: Node): Text[] => [...everythingIn(node, NodeFilter.SHOW_TEXT)] as Text[]
