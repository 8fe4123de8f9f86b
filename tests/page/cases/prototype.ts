/** Nodes by what their prototypes say: some of the pages here shadow every property there is, or let it throw. */
const getter = <Value>(owner: object, name: string) => {
  const { get } = Object.getOwnPropertyDescriptor(owner, name)!
  return (node: Node): Value => get!.call(node) as Value
}

export const typeOf = getter<number>(Node.prototype, 'nodeType')
export const parentOf = getter<ParentNode | null>(Node.prototype, 'parentNode')
export const kindOf = getter<string>(Node.prototype, 'nodeName')
export const nameOf: (element: Element) => string = getter<string>(Element.prototype, 'localName')
export const openRootOf: (element: Element) => ShadowRoot | null = getter<ShadowRoot | null>(
  Element.prototype,
  'shadowRoot',
)
const ownerOf = getter<Document | null>(Node.prototype, 'ownerDocument')

export const isElement = (node: Node): node is Element => typeOf(node) === Node.ELEMENT_NODE
export const isText = (node: Node): node is Text => typeOf(node) === Node.TEXT_NODE

export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  const walker = (ownerOf(node) ?? (node as Document)).createTreeWalker(node)
  for (let child = walker.firstChild(); child; child = walker.nextSibling()) children.push(child)
  return children
}

export function attributesOf(element: Element): Record<string, string> {
  const { getAttributeNames, getAttribute } = Element.prototype
  const names = getAttributeNames.call(element).toSorted()
  return Object.fromEntries(names.map((name) => [name, getAttribute.call(element, name) ?? '']))
}
