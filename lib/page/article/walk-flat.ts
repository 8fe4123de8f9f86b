/**
 * Walks a page as it is laid out, shadow trees in the place of their hosts, and leaves out what nobody reads: what is not
 * rendered, controls, code for the browser, editors, and whatever is ours.
 *
 * A document without a window (one that was fetched and parsed) has no styles: there tags and `hidden` decide.
 */
import {
  attributeOf,
  documentOfNode,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
  parentOf,
  tagOf,
  viewOf,
} from '../units/safe-dom'

export interface FlatVisitor {
  /** @param isInline whether it stands in a line of text */
  enter(element: Element, isInline: boolean): void
  leave(element: Element, isInline: boolean): void
  /** @param keepsLines white space is shown as it stands */
  text(node: Text, keepsLines: boolean): void
}

export interface FlatOptions {
  /** Open or closed; the browser lets an extension look into both. */
  shadowRootOf: (element: Element) => ShadowRoot | null
  /** After so many elements and text nodes the rest is left out. Absent: none is. */
  mostNodes?: number
}

const UNREAD = new Set(
  (
    'script style noscript template head title meta link iframe frame object embed applet canvas audio video img picture svg map ' +
    'input textarea select option button datalist meter progress rp rt dialog'
  ).split(' '),
)
const BLOCKS = new Set(
  (
    'html body address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
)
/** Deeper than any page that is read; a walk of our own must not end the page's script by its depth. */
const MOST_DEPTH = 400

export function walkFlat(root: Node, visitor: FlatVisitor, options: FlatOptions): void {
  let left = options.mostNodes ?? Infinity
  const visit = (node: Node, depth: number, look: Look): void => {
    if (left-- <= 0) return
    if (isText(node)) {
      if (look.isVisible) visitor.text(node, look.keepsLines)
      return
    }
    if (!isElement(node)) return
    const tag = tagOf(node)
    if (depth > MOST_DEPTH || isUnread(node, tag)) return
    const own = lookAt(node, tag, look)
    if (!own) return
    visitor.enter(node, own.isInline)
    for (const child of laidOutIn(node, options.shadowRootOf(node))) visit(child, depth + 1, own)
    visitor.leave(node, own.isInline)
  }
  visit(root, 0, { isVisible: true, isInline: false, keepsLines: false })
}

function isUnread(element: Element, tag: string): boolean {
  // An open dialogue is no part of what is read either: it is a question about cookies far more often than an article.
  if (UNREAD.has(tag) || tag.startsWith('gloss-')) return !(tag === 'button' && isInHeading(element))
  if (attributeOf(element, 'aria-hidden') === 'true') return true
  const editable = attributeOf(element, 'contenteditable')
  return editable !== null && editable.toLowerCase() !== 'false'
}

/** A section that opens and closes has its title in a button in a heading. */
function isInHeading(button: Element): boolean {
  const parent = parentOf(button)
  return parent !== null && isElement(parent) && /^h[1-6]$/.test(tagOf(parent))
}

interface Look {
  isVisible: boolean
  isInline: boolean
  keepsLines: boolean
}

/** Null: it is not rendered, and nothing in it. */
function lookAt(element: Element, tag: string, outer: Look): Look | null {
  const style = viewOf(documentOfNode(element)!)?.getComputedStyle(element)
  if (!style) {
    if (attributeOf(element, 'hidden') !== null) return null
    return { isVisible: true, isInline: !BLOCKS.has(tag), keepsLines: outer.keepsLines || tag === 'pre' }
  }
  if (style.display === 'none') return null
  return {
    isVisible: style.visibility === 'visible',
    // A float may be a whole column: it stands in no line, and its display says so.
    isInline: /^(?:inline|contents|ruby)/.test(style.display),
    keepsLines: style.whiteSpaceCollapse
      ? style.whiteSpaceCollapse.startsWith('preserve')
      : style.whiteSpace.startsWith('pre'),
  }
}

/** What is laid out inside an element: its shadow tree if it has one, what is assigned to a slot, else its children. */
function* laidOutIn(node: Node, shadow: ShadowRoot | null): Generator<Node> {
  if (!shadow && isElement(node) && tagOf(node) === 'slot') {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(node as HTMLSlotElement)
    if (assigned.length > 0) {
      yield* assigned
      return
    }
  }
  for (let child = firstChildOf(shadow ?? node); child; child = nextSiblingOf(child)) yield child
}
