/**
 * Random trees and what a page may do to them, as data: built and done twice, to two copies, they end in the same page. Nodes are
 * named by when they came (the handle of a page's script), so that what somebody else adds to one copy changes nothing.
 */
import fc from 'fast-check'

export type Tree =
  | { kind: 'text'; text: string }
  | { kind: 'comment'; text: string }
  | { kind: 'element'; name: string; attributes: Record<string, string>; children: Tree[]; shadow?: Tree[] }

export interface Copy {
  root: HTMLElement
  /** Every node that ever was, in the order in which they came. */
  handles: Node[]
  /** Not the page's own: does not count among children. */
  isForeign: (node: Node) => boolean
}

export type Mutation =
  | { kind: 'set-text'; node: number; text: string }
  | { kind: 'append-text'; node: number; text: string }
  | { kind: 'copy-text'; node: number; from: number }
  | { kind: 'remove'; node: number }
  | { kind: 'move' | 'clone' | 'reparse'; node: number; parent: number; before: number }
  | { kind: 'insert'; tree: Tree; parent: number; before: number }
  | { kind: 'set-attribute'; node: number; name: string; value: string }
  | { kind: 'remove-attribute'; node: number; name: string }
  | { kind: 'normalize'; node: number }
  | { kind: 'empty'; node: number }

/** Such as a parser leaves where they stand: `<p>` in `<p>` would be moved, and its text put beside another. */
const NAMES = ['div', 'section', 'span', 'b', 'em', 'ul', 'code', 'br', 'label', 'article', 'summary']
const HOSTS = new Set(['div', 'section', 'span', 'article'])
export const ATTRIBUTES = ['title', 'alt', 'aria-label', 'class', 'lang', 'dir']

/**
 * Lower case, so that a test's engine can tell its own words from the page's. Two letters at least: of a single one nobody can say
 * whether the page went on from it or wrote something else that begins so.
 */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), minLength: 2, maxLength: 4 })
const text = fc
  .tuple(
    fc.constantFrom('', ' ', '\n  '),
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', ' ', '\n'),
  )
  .map(([before, words, after]) => before + words.join(' ') + after)
const blank = fc.constantFrom(' ', '\n ', '')
const attributes = fc.dictionary(fc.constantFrom(...ATTRIBUTES), word, { maxKeys: 2 })

/** A tree of at most about `maxNodes`; with shadow roots, if so wished. */
export function trees(maxNodes = 30, hasShadows = false): fc.Arbitrary<Tree> {
  const leaf: fc.Arbitrary<Tree> = fc.oneof(
    { weight: 6, arbitrary: text.map((value): Tree => ({ kind: 'text', text: value })) },
    { weight: 1, arbitrary: blank.map((value): Tree => ({ kind: 'text', text: value })) },
    { weight: 1, arbitrary: word.map((value): Tree => ({ kind: 'comment', text: value })) },
  )
  const shadowOf = (node: fc.Arbitrary<Tree>) =>
    hasShadows
      ? fc.option(fc.array(node, { maxLength: 3, depthIdentifier: 'tree' }), { freq: 5, nil: undefined })
      : fc.constant(undefined)
  const { element } = fc.letrec<{ element: Tree; node: Tree }>((tie) => ({
    element: fc
      .record({
        kind: fc.constant('element' as const),
        name: fc.constantFrom(...NAMES),
        attributes,
        children: fc.array(tie('node'), { maxLength: 5, depthIdentifier: 'tree' }),
        shadow: shadowOf(tie('node')),
      })
      .map(({ shadow, ...plain }) => (shadow && HOSTS.has(plain.name) ? { ...plain, shadow } : plain)),
    node: fc.oneof({ depthIdentifier: 'tree', maxDepth: 4 }, leaf, tie('element')),
  }))
  return fc
    .array(fc.oneof(leaf, element), { minLength: 1, maxLength: 5 })
    .map((children): Tree => ({ kind: 'element', name: 'div', attributes: {}, children }))
    .filter((tree) => size(tree) <= maxNodes)
}

const size = (tree: Tree): number =>
  tree.kind === 'element'
    ? [...tree.children, ...(tree.shadow ?? [])].reduce((sum, child) => sum + size(child), 1)
    : 1

const handle = fc.nat(200)
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('set-text' as const), node: handle, text }),
  fc.record({ kind: fc.constant('append-text' as const), node: handle, text }),
  fc.record({ kind: fc.constant('copy-text' as const), node: handle, from: handle }),
  fc.record({ kind: fc.constant('remove' as const), node: handle }),
  fc.record({
    kind: fc.constantFrom('move' as const, 'clone' as const, 'reparse' as const),
    node: handle,
    parent: handle,
    before: fc.nat(6),
  }),
  fc.record({ kind: fc.constant('insert' as const), tree: trees(6), parent: handle, before: fc.nat(6) }),
  fc.record({
    kind: fc.constant('set-attribute' as const),
    node: handle,
    name: fc.constantFrom(...ATTRIBUTES),
    value: word,
  }),
  fc.record({
    kind: fc.constant('remove-attribute' as const),
    node: handle,
    name: fc.constantFrom(...ATTRIBUTES),
  }),
  fc.record({ kind: fc.constant('normalize' as const), node: handle }),
  fc.record({ kind: fc.constant('empty' as const), node: handle }),
)
export const mutations = (maxLength = 8) => fc.array(mutation, { maxLength })

export function build(tree: Tree, isForeign: Copy['isForeign'] = () => false, page = document): Copy {
  const handles: Node[] = []
  return { root: grow(tree, handles, page) as HTMLElement, handles, isForeign }
}

function grow(tree: Tree, handles: Node[], page: Document): Node {
  if (tree.kind !== 'element') {
    const node = tree.kind === 'text' ? page.createTextNode(tree.text) : page.createComment(tree.text)
    handles.push(node)
    return node
  }
  const element = page.createElement(tree.name)
  handles.push(element)
  for (const [name, value] of Object.entries(tree.attributes)) element.setAttribute(name, value)
  for (const child of tree.children) element.append(grow(child, handles, page))
  if (tree.shadow) {
    const shadow = element.attachShadow({ mode: 'open' })
    for (const child of tree.shadow) shadow.append(grow(child, handles, page))
  }
  return element
}

/** A page in a frame has classes of its own. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE
const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE

/** What a handle no longer fits is not done, in both copies alike. */
export function mutate(copy: Copy, mutation: Mutation): void {
  const at = (index: number) => copy.handles[index % copy.handles.length]!
  if (mutation.kind === 'insert') {
    place(
      copy,
      grow(mutation.tree, copy.handles, copy.root.ownerDocument),
      at(mutation.parent),
      mutation.before,
    )
    return
  }
  const node = at(mutation.node)
  switch (mutation.kind) {
    case 'set-text':
      if (isText(node)) node.nodeValue = mutation.text
      break
    case 'append-text':
      if (isText(node)) node.appendData(mutation.text)
      break
    case 'copy-text': {
      const from = at(mutation.from)
      if (isText(node) && isText(from)) node.nodeValue = from.nodeValue
      break
    }
    case 'remove':
      if (node !== copy.root) (node as ChildNode).remove()
      break
    case 'move':
      if (node !== copy.root) place(copy, node, at(mutation.parent), mutation.before)
      break
    case 'clone': {
      // One that goes nowhere is none: what is done to it meanwhile nobody could see.
      const clone = node.cloneNode(true)
      if (place(copy, clone, at(mutation.parent), mutation.before)) adoptHandles(copy, clone)
      break
    }
    case 'reparse': {
      if (!isElement(node)) break
      const template = copy.root.ownerDocument.createElement('template')
      template.innerHTML = node.outerHTML
      // A parser joins adjacent texts: one copy has no other handles than the other has.
      for (const child of template.content.childNodes) {
        const parsed = copy.root.ownerDocument.importNode(child, true)
        if (place(copy, parsed, at(mutation.parent), mutation.before)) copy.handles.push(parsed)
      }
      break
    }
    case 'set-attribute':
      if (isElement(node)) node.setAttribute(mutation.name, mutation.value)
      break
    case 'remove-attribute':
      if (isElement(node)) node.removeAttribute(mutation.name)
      break
    case 'normalize':
      node.normalize()
      break
    case 'empty':
      if (isElement(node)) for (const child of own(copy, node)) child.remove()
      break
  }
}

const own = (copy: Copy, node: Node) => [...node.childNodes].filter((child) => !copy.isForeign(child))

function adoptHandles(copy: Copy, node: Node): void {
  if (copy.isForeign(node)) return
  copy.handles.push(node)
  for (const child of node.childNodes) adoptHandles(copy, child)
}

function place(copy: Copy, node: Node, parent: Node, before: number): boolean {
  if (!isElement(parent) || holds(node, parent)) return false
  parent.insertBefore(node, own(copy, parent)[before] ?? null)
  return true
}

/** What is in an element's shadow root is in it, too. */
function holds(node: Node, inner: Node): boolean {
  for (let at: Node | null = inner; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null)
    if (at === node) return true
  return false
}
