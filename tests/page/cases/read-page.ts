/** A page as it stands: every node with its place, shadow roots and frames included; what is ours left out or told. */
import { childrenOf, isElement, isText, kindOf, nameOf, parentOf, typeOf } from './prototype'

export type RootOf = (element: Element) => ShadowRoot | null

export interface PlacedNode {
  /** `html/body/p[2]/#text[1]`: among all children that are not ours. */
  path: string
  node: Node
}

/** Whatever Gloss puts on a page carries its name. */
export const isOurs = (node: Node): boolean => isElement(node) && nameOf(node).startsWith('gloss-')

export function frameDocument(element: Element): Document | null {
  if (nameOf(element) !== 'iframe') return null
  try {
    return (element as HTMLIFrameElement).contentDocument
  } catch {
    return null
  }
}

export function* nodesOf(root: Node, rootOf: RootOf, path = ''): Generator<PlacedNode> {
  let place = 0
  for (const node of childrenOf(root)) {
    if (isOurs(node)) continue
    const at = `${path}/${isElement(node) ? nameOf(node) : kindOf(node)}[${place++}]`
    yield { path: at, node }
    yield* nodesOf(node, rootOf, at)
    if (!isElement(node)) continue
    const shadow = rootOf(node)
    if (shadow) yield* nodesOf(shadow, rootOf, `${at}/#shadow`)
    const inner = frameDocument(node)
    if (inner) yield* nodesOf(inner, rootOf, `${at}/#document`)
  }
}

/** What of ours is on the page. */
export function* oursOf(root: Node, rootOf: RootOf): Generator<Element> {
  for (const node of childrenOf(root)) {
    if (!isElement(node)) continue
    if (isOurs(node)) {
      yield node
      continue
    }
    yield* oursOf(node, rootOf)
    const shadow = rootOf(node)
    if (shadow) yield* oursOf(shadow, rootOf)
    const inner = frameDocument(node)
    if (inner) yield* oursOf(inner, rootOf)
  }
}

/** The whole page, to the byte: markup, shadow roots, frames, and what of form controls and styles no markup tells. */
export function bytesOf(page: Document, rootOf: RootOf): string {
  const parts = [page.documentElement?.outerHTML ?? '']
  const sheets = (root: Document | ShadowRoot, path: string) =>
    parts.push(`${path} sheets ${root.adoptedStyleSheets.length} ${root.styleSheets.length}`)
  sheets(page, '')
  const nodes = [...nodesOf(page, rootOf)]
  for (const node of nodes) {
    if (!isElement(node.node)) continue
    const shadow = rootOf(node.node)
    if (shadow) {
      parts.push(`${node.path} shadow ${shadow.innerHTML}`)
      sheets(shadow, node.path)
    }
    const inner = frameDocument(node.node)
    if (inner) {
      parts.push(`${node.path} frame ${inner.documentElement?.outerHTML}`)
      sheets(inner, node.path)
    }
    if (['input', 'select', 'textarea', 'option'].includes(nameOf(node.node))) {
      const { value, checked } = node.node as HTMLInputElement
      parts.push(`${node.path} value ${value} ${checked}`)
    }
  }
  // Empty text nodes tell in no markup, and a framework may hold one.
  parts.push(nodes.map(({ path }) => path).join('\n'))
  return parts.join('\n')
}

export const collapsed = (text: string): string => text.replaceAll(/[\t\n\f\r ]+/g, ' ').trim()

/** The texts in an element, without what is ours, shadow roots and frames; scripts and styles are no texts. */
export function textOf(element: Element): string {
  const texts: string[] = []
  const walk = (node: Node) => {
    for (const child of childrenOf(node)) {
      if (isOurs(child)) continue
      if (isText(child) || typeOf(child) === Node.CDATA_SECTION_NODE) texts.push(child.nodeValue ?? '')
      else if (!isElement(child) || !['script', 'style'].includes(nameOf(child))) walk(child)
    }
  }
  walk(element)
  return collapsed(texts.join(''))
}

/** Selectors with ` >>> ` into shadow roots and frames. Of the page: not what stands in ours, which holds copies of its elements. */
export function findAll(page: Document, selector: string, rootOf: RootOf): Element[] {
  let roots: ParentNode[] = [page]
  let found: Element[] = []
  for (const step of selector.split(' >>> ')) {
    found = roots.flatMap((root) => [...root.querySelectorAll(step)]).filter((element) => !isInOurs(element))
    roots = found.flatMap((element) => rootOf(element) ?? frameDocument(element) ?? [])
  }
  return found
}

function isInOurs(element: Element): boolean {
  for (let at = parentOf(element); at; at = parentOf(at)) if (isOurs(at)) return true
  return false
}
