/**
 * Lights parts of the page and scrolls to them, and writes nothing on it: the CSS Custom Highlight API paints ranges.
 *
 *   ranges ─ by document ─► CSS.highlights   style: an adopted sheet in each root that holds one
 *          └ the first ───► scrolled into view
 *
 * The ranges are live: what the page inserts or takes away around them moves them. Lifetime: until the next ones, or `clear`.
 */
import { rootOf, viewOf } from '../units/safe-dom'

/** A name of its own among the page's highlights. */
export const HIGHLIGHT = 'gloss-passage'

const CSS_TEXT = `
::highlight(${HIGHLIGHT}) { background-color: #ffe08a; color: #1c1a14; }
@media (forced-colors: active) { ::highlight(${HIGHLIGHT}) { background-color: Highlight; color: HighlightText; } }
`
/** So far down the viewport the passage comes to stand: what it says is read with what stands above it. */
const FROM_TOP = 0.3

export interface PassageLight {
  show(ranges: Range[]): void
  clear(): void
}

type Root = Document | ShadowRoot
type View = Window & typeof globalThis

export function createPassageLight(): PassageLight {
  const lit = new Set<View>()
  const sheets = new Map<Root, CSSStyleSheet | HTMLStyleElement>()

  function clear(): void {
    for (const view of lit) view.CSS.highlights.delete(HIGHLIGHT)
    lit.clear()
    for (const [root, style] of sheets) {
      if ('replaceSync' in style)
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== style)
      else style.remove()
    }
    sheets.clear()
  }

  function paint(range: Range): void {
    const view = viewOfRange(range)
    if (!view) return
    const root = rootOf(range.startContainer) as Root
    if (!sheets.has(root)) sheets.set(root, adopt(root, view))
    const known = view.CSS.highlights.get(HIGHLIGHT)
    if (known) known.add(range)
    else view.CSS.highlights.set(HIGHLIGHT, new view.Highlight(range))
    lit.add(view)
  }

  return {
    show(ranges) {
      clear()
      for (const range of ranges) paint(range)
      if (ranges[0]) scrollTo(ranges[0])
    },
    clear,
  }
}

const viewOfRange = ({ startContainer }: Range): View | null =>
  viewOf(startContainer.ownerDocument ?? (startContainer as Document))

/** Firefox cannot adopt a sheet from an extension (bug 1770592): there it is a <style>, taken out again with the light. */
function adopt(root: Root, view: View): CSSStyleSheet | HTMLStyleElement {
  try {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(CSS_TEXT)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    return sheet
  } catch {
    const style = view.document.createElement('style')
    style.append(CSS_TEXT)
    ;(root.nodeType === Node.DOCUMENT_NODE ? (root as Document).head : root)?.append(style)
    return style
  }
}

/** First everything that scrolls around it, then the rest of the way: an element may be longer than a screen. */
function scrollTo(range: Range): void {
  const view = viewOfRange(range)
  const place = range.startContainer
  const element = place.nodeType === Node.ELEMENT_NODE ? (place as Element) : place.parentElement
  if (!view || !element) return
  const isStill = view.matchMedia('(prefers-reduced-motion: reduce)').matches
  const box = () => range.getBoundingClientRect()
  const isSeen = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= view.innerHeight
  if (isSeen(box()) && isInScrollers(element, box())) return
  Element.prototype.scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior: 'instant' })
  const { top, height } = box()
  const wanted = view.innerHeight * FROM_TOP
  if (top < 0 || top + Math.min(height, wanted) > view.innerHeight)
    view.scrollBy({ top: top - wanted, behavior: isStill ? 'instant' : 'smooth' })
}

/** Whether no box around it cuts it off. */
function isInScrollers(element: Element, { top, bottom }: DOMRect): boolean {
  for (let outer = element.parentElement; outer?.parentElement; outer = outer.parentElement) {
    if (outer.scrollHeight <= outer.clientHeight) continue
    const box = Element.prototype.getBoundingClientRect.call(outer)
    if (bottom <= box.top || top >= box.bottom) return false
  }
  return true
}
