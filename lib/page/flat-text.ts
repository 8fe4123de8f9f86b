/**
 * The text between two ends as the reader sees it: the flat tree, with shadow roots in the place of their hosts and slotted
 * nodes in their slots. `Selection.toString()` does this better for an ordinary page, and not at all across shadow roots.
 */
import type { Ends } from './composed-range'

export interface TextPiece {
  node: Text
  from: number
  to: number
}
export interface FlatText {
  text: string
  pieces: TextPiece[]
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title'])
const INLINE = /^(inline|contents|ruby)/

export function flatText(ends: Ends, root: Node): FlatText {
  const start = border(ends.startContainer, ends.startOffset)
  const end = border(ends.endContainer, ends.endOffset)
  const pieces: TextPiece[] = []
  let text = ''
  let started = false
  let ended = false
  const pass = (node: Node, side: Border['side']) => {
    if (start.node === node && start.side === side) started = true
    if (end.node === node && end.side === side && started) ended = true
  }
  const breakLines = (count: number) => {
    if (text === '') return
    const present = /\n*$/.exec(text)?.[0].length ?? 0
    text = text.replace(/ +$/, '') + '\n'.repeat(Math.max(0, count - present))
  }

  const visitText = (node: Text) => {
    const from = node === ends.startContainer ? ends.startOffset : 0
    const to = node === ends.endContainer ? ends.endOffset : node.data.length
    if (node === ends.startContainer) started = true
    if (started && from < to) {
      pieces.push({ node, from, to })
      text = join(text, node, node.data.slice(from, to))
    }
    if (node === ends.endContainer) ended = true
  }

  const visit = (node: Node): void => {
    if (ended) return
    pass(node, 'before')
    if (ended) return
    if (node.nodeType === Node.TEXT_NODE) visitText(node as Text)
    else if (node.nodeType !== Node.ELEMENT_NODE) for (const child of node.childNodes) visit(child)
    else visitElement(node as Element)
    pass(node, 'after')
  }

  const visitElement = (element: Element): void => {
    if (UNSEEN.has(element.localName)) return
    const display = started ? styleOf(element)?.display : undefined
    if (display === 'none') return
    if (element.localName === 'br' && started) text += '\n'
    const lines = display === undefined || INLINE.test(display) ? 0 : element.localName === 'p' ? 2 : 1
    if (lines) breakLines(lines)
    for (const child of flatChildren(element)) visit(child)
    if (lines && !ended) breakLines(lines)
  }

  visit(root)
  return { text, pieces }
}

interface Border {
  node: Node
  side: 'before' | 'after'
}

/** An end in an element is a place before one of its children or after it all; one in a text is found by its offset. */
function border(container: Node, offset: number): Border {
  if (container.nodeType === Node.TEXT_NODE) return { node: container, side: 'after' }
  const child = container.childNodes[offset]
  return child ? { node: child, side: 'before' } : { node: container, side: 'after' }
}

function flatChildren(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes
  const assigned = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : []
  return assigned.length > 0 ? assigned : element.childNodes
}

/** Adds a text node's data with its white space collapsed, as it would be laid out. */
function join(text: string, node: Text, data: string): string {
  const parent = node.assignedSlot ?? node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host
  const style = parent ? styleOf(parent) : undefined
  if (style?.visibility === 'hidden') return text
  if (style?.whiteSpaceCollapse?.startsWith('preserve') || style?.whiteSpace.startsWith('pre'))
    return text + data
  const collapsed = data.replace(/[ \t\r\n]+/g, ' ')
  return text + (/(^|[ \n])$/.test(text) ? collapsed.replace(/^ /, '') : collapsed)
}

function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element)
}
