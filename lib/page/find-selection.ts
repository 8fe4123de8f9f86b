/**
 * Finds what the reader has selected, wherever on the page that is.
 *
 *   top document ─► focused frame of the same origin ─► … ─► text field?  its value between selectionStart and -End
 *        │                    │                              else          the document's selection, through open shadow roots
 *        │                    └ out of reach: `frame-closed`
 *        └ nothing along the focus: every other document within reach, outer ones first
 *
 * Lifetime: what is found keeps a live range and follows the page as it scrolls and changes; nothing is written on the page.
 * Failures are `GlossError`s: `nothing-selected`, `secret-field`, `frame-closed`, `viewer-closed`.
 */
import { GlossError } from '../messaging/errors'
import { type Ends, composedEnds, crossesShadow, rangeBetween } from './composed-range'
import { declaredLanguage } from './declared-language'
import { editorAround, isField, isSecret } from './editor'
import { type Field, fieldRect } from './field-rect'
import { flatText } from './flat-text'
import { activeElementOf, focusOf } from './focus'
import { documentsAround, intoTop, originOf, reachableDocuments } from './frames'
import { type Rect, isEmpty, rectOf, union } from './rect'
import { rememberFocus } from './remember-focus'

export interface FoundSelection {
  text: string
  /** Where it stands now, in the viewport of the top document; null when that cannot be told. */
  anchor: () => Rect | null
  /** Live; null in a field, across the border of a shadow tree, and where only the browser knows the text. */
  range: Range | null
  /** What the page says about its language, unchecked. */
  declaredLanguage: string | null
  /** Where the reader writes, if the selection stands in it: a field, or the outermost element that is edited. */
  editor: HTMLElement | null
  rightToLeft: boolean
  /** The document it stands in and those around it: where scrolling moves it. */
  documents: Document[]
  /** Puts focus and selection back where they were when this was found. */
  restoreFocus: () => void
}

export function findSelection(top: Document): FoundSelection {
  const focus = focusOf(top)
  if (focus.closedFrame) throw new GlossError('frame-closed', { origin: originOf(focus.closedFrame) })
  if (focus.element && isSecret(focus.element)) throw new GlossError('secret-field', {})
  for (const document of new Set([focus.document, ...reachableDocuments(top)])) {
    const found = findIn(document, top)
    if (found) return found
  }
  // The browser's viewer is a frame that the page does not even know of.
  if (top.contentType === 'application/pdf') throw new GlossError('viewer-closed', {})
  throw new GlossError('nothing-selected', {})
}

/** The text that is selected in a document outside its fields, as `findSelection` reads it; null where there is no selection. */
export function selectedText(document: Document): string | null {
  const selection = document.getSelection()
  const ends = selection && composedEnds(selection)
  return selection && ends ? readEnds(document, selection, ends).text : null
}

/** Text that the browser's menu handed over, at the frame which has the focus and cannot be read. */
export function handedSelection(text: string, top: Document): FoundSelection {
  const frame = focusOf(top).closedFrame
  return {
    text,
    anchor: () => (frame ? intoTop(rectOf(frame.getBoundingClientRect()), frame.ownerDocument, top) : null),
    range: null,
    declaredLanguage: null,
    editor: null,
    rightToLeft: false,
    documents: [top],
    restoreFocus: rememberFocus(top),
  }
}

function findIn(document: Document, top: Document): FoundSelection | null {
  const selection = document.getSelection()
  const ends = selection && composedEnds(selection)
  // The document's selection stands around a field whose text is selected; Chromium tells even a password, as dots.
  const enclosed = ends && (ends.collapsed ? leftField(document, selection) : onlyNode(ends))
  for (const element of new Set([activeElementOf(document), enclosed])) {
    if (!element || !isField(element)) continue
    if (isSecret(element)) return null
    const found = inField(element, top, selection)
    if (found || element === enclosed) return found
  }
  return selection && ends && !ends.collapsed ? inDocument(document, top, selection, ends) : null
}

/**
 * Firefox tells the text that is selected in a field which the focus has left, a shown password too, and of its place nothing: the
 * selection is collapsed. The field is known by the text; where none that may be read holds it, it is not told.
 */
const leftField = (document: Document, selection: Selection): Field | undefined =>
  [...Document.prototype.querySelectorAll.call(document, 'input,textarea')].find(
    (element): element is Field =>
      isField(element) && !isSecret(element) && selectedIn(element) === selection.toString(),
  )

const selectedIn = ({ value, selectionStart, selectionEnd }: Field): string =>
  value.slice(selectionStart ?? 0, selectionEnd ?? 0)

function inField(field: Field, top: Document, selection: Selection | null): FoundSelection | null {
  const { selectionStart: start, selectionEnd: end } = field
  const found = (text: string, rect: () => Rect): FoundSelection | null =>
    text.trim() === '' ? null : { ...describe(field, top), text, anchor: inTop(rect, field, top) }
  if (start !== null && end !== null) {
    return start === end ? null : found(selectedIn(field), fieldRect(field, start, end))
  }
  // `type=email` and the like tell no offsets; the browser tells the text, not its place.
  return found(selection?.toString() ?? '', () => rectOf(field.getBoundingClientRect()))
}

function inDocument(
  document: Document,
  top: Document,
  selection: Selection,
  ends: Ends,
): FoundSelection | null {
  const { text, rect, range } = readEnds(document, selection, ends)
  if (text.trim() === '') return null
  const element = elementAt(ends.startContainer)
  const place = describe(element ?? document.documentElement, top)
  return { ...place, text, range: range ?? null, anchor: inTop(rect, document, top) }
}

interface Reading {
  text: string
  rect: () => Rect | null
  range?: Range
}

const readEnds = (document: Document, selection: Selection, ends: Ends): Reading =>
  crossesShadow(ends) ? acrossShadow(ends, document) : inOneTree(ends, selection)

function inOneTree(ends: Ends, selection: Selection): Reading {
  const range = rangeBetween(ends)
  // Firefox gives nothing for a selection inside a shadow root.
  const text = selection.toString() || flatText(ends, range.commonAncestorContainer).text
  return { text, range, rect: () => rectOf(range.getBoundingClientRect()) }
}

/** The many lines between the first and the last need no measuring: they lie between. */
const MEASURED_PIECES = 20

function acrossShadow(ends: Ends, document: Document): Reading {
  const { text, pieces } = flatText(ends, document.documentElement)
  const ranges = [...new Set([...pieces.slice(0, MEASURED_PIECES), ...pieces.slice(-MEASURED_PIECES)])].map(
    ({ node, from, to }) =>
      rangeBetween({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }),
  )
  const rect = () =>
    union(ranges.map((range) => rectOf(range.getBoundingClientRect())).filter((box) => !isEmpty(box)))
  return { text, rect }
}

/** What there is to know of a place besides its text. */
export function describe(element: Element, top: Document): Omit<FoundSelection, 'text' | 'anchor'> {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return {
    range: null,
    declaredLanguage: declaredLanguage(element),
    editor: editorAround(element),
    rightToLeft: style?.direction === 'rtl',
    documents: documentsAround(element.ownerDocument, top),
    restoreFocus: rememberFocus(top),
  }
}

/** In the top viewport; the last known place once the page has removed what was selected. */
export function inTop(rect: () => Rect | null, node: Node, top: Document): () => Rect | null {
  const document = node.ownerDocument ?? (node as Document)
  let last: Rect | null = null
  return () => {
    const now = rect()
    if (now && !isEmpty(now)) last = intoTop(now, document, top)
    return last
  }
}

/** The element that a selection holds exactly, if it is one. */
function onlyNode({ startContainer, startOffset, endContainer, endOffset }: Ends): Element | null {
  if (startContainer !== endContainer || endOffset !== startOffset + 1) return null
  const node = startContainer.childNodes[startOffset]
  return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null
}

export function elementAt(node: Node): Element | null {
  if (node.nodeType === Node.ELEMENT_NODE) return node as Element
  return node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host ?? null
}
