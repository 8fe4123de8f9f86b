/**
 * What a page's nodes are, by their prototypes: a form's property may be one of its fields, and a page's getter may throw. Taken at
 * first use, for this is also imported where there is no DOM.
 */
const getters = new Map<string, (this: unknown) => unknown>()

function read<Value>(prototype: () => object, name: string, node: unknown): Value {
  let get = getters.get(name)
  if (!get) {
    get = Object.getOwnPropertyDescriptor(prototype(), name)!.get as (this: unknown) => unknown
    getters.set(name, get)
  }
  return get.call(node) as Value
}

const ofNode = () => Node.prototype
const ofElement = () => Element.prototype

export const typeOf = (node: Node) => read<number>(ofNode, 'nodeType', node)
export const isConnected = (node: Node) => read<boolean>(ofNode, 'isConnected', node)
export const documentOf = (node: Node) =>
  read<Document | null>(ofNode, 'ownerDocument', node) ?? (node as Document)
/** A document's property may be a form of that name. */
export const viewOf = (document: Document) =>
  read<(Window & typeof globalThis) | null>(() => Document.prototype, 'defaultView', document)
export const nameOf = (element: Element) => read<string>(ofElement, 'localName', element)
export const parentOf = (node: Node) => read<Node | null>(ofNode, 'parentNode', node)

/** The parent element, or the host of the shadow root; null above a document's root. */
export function outerElement(node: Node): Element | null {
  const parent = parentOf(node)
  if (parent instanceof ShadowRoot) return parent.host
  // By its type: it may be of another frame.
  return parent !== null && typeOf(parent) === Node.ELEMENT_NODE ? (parent as Element) : null
}

export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element)
export const scrollTopOf = (element: Element) => read<number>(ofElement, 'scrollTop', element)
export const scrollLeftOf = (element: Element) => read<number>(ofElement, 'scrollLeft', element)
