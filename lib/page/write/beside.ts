/**
 * A translation beside its original, in the one element that Gloss puts on a page: a plain unknown one, since content scripts have
 * no `customElements`.
 *
 *   <p>Il a lu ce livre. <gloss-translation data-place="block" data-theme="plain" lang="de" dir="ltr" aria-hidden="true">…</…></p>
 *
 * It goes behind the unit's last child, into the block that holds the text: so it has its font and width, and no grid or list gets
 * another member. Where it would do damage it is laid out otherwise (`placeFor`, one computed style):
 *
 *   block    under the text, as a rule
 *   inline   behind it, in inline and table-like boxes, where a block would break a button, a tab or a line of a navigation bar,
 *            and in boxes that lie over the page, which would cover more of it
 *   item     in a flex box in rows, whose items stand side by side whatever one asks for
 *   row      in a grid: a row of its own
 *   clipped  the box cuts off what does not fit (clamped lines, an ellipsis, a greatest height): beside is not seen there. The page
 *            translator writes such a unit in place, also in bilingual mode; its original is a hover away. A fixed height no style
 *            tells from one that grows: what stands beyond such a box is found by looking, and taken away again (`isCutOff`).
 *
 * Screen readers: in bilingual mode the page itself is read, as it is, and the translation is not (`aria-hidden`): nothing is read
 * twice, and nothing of the page's own meaning is lost. Where a translation stands beside only because it cannot be in place, it is
 * what the reader asked for: it is read, as a note with a label.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { Theme } from '../../messaging/page-contract'
import { directionOf } from '../../text/languages'
import type { BesideRun } from '../markup/placement'
import type { TextUnit } from '../units/unit'
import { type BesidePart, fillBeside } from './beside-content'
import { documentOf, everythingIn, isConnected, isElement, nextOf, parentOf, tagOf } from './page-dom'
import { BESIDE_NAME, createStyleSheets } from './style-sheet'
import { createWeakNodes } from './weak-nodes'

export type BesidePlace = 'block' | 'inline' | 'item' | 'row' | 'clipped'

export interface Beside {
  element: HTMLElement
  /** Its texts by sentence. */
  parts: BesidePart[]
}

export interface BesideOptions {
  target: LanguageTag
  theme: Theme
  /** Of a translation that is to be read; null: the page itself is read. */
  label: string | null
}

export interface Besides {
  /** Takes the place of the unit's former one. Null where nothing can stand there, or would not be seen. */
  show(unit: TextUnit, runs: readonly BesideRun[], options: BesideOptions): Beside | null
  of(unit: TextUnit): Beside | null
  /** The unit whose translation a node of ours is in. */
  unitAt(node: Node): TextUnit | null
  hide(unit: TextUnit): void
  setTheme(theme: Theme): void
  /** A node that was made here. */
  isOwn(node: Node): boolean
  /** Never walked into: one of these, or a page's copy of one. */
  isOurs(element: Element): boolean
  /** The page took it away or changed something in it: put back at most three times, as it was or not at all. */
  repair(node: Node): void
  /** Copies that the page has made of ours are nobody's, and go. */
  sweep(node: Node): void
  remove(): void
}

const MAX_REPAIRS = 3

export function placeFor(unit: TextUnit): BesidePlace {
  const style = styleOf(unit.container)
  if (!style) return 'block'
  const isCut =
    style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis' || style.maxHeight !== 'none'
  if (clips(style) && isCut) return 'clipped'
  if (/flex/.test(style.display)) return style.flexDirection.startsWith('row') ? 'item' : 'block'
  if (/grid/.test(style.display)) return 'row'
  // Out of the flow it pushes nothing aside: a label over its field, a tip, a badge grow as little as they can.
  const isOverPage = style.position === 'absolute' || style.position === 'fixed'
  if (isOverPage || /^(?:inline|contents|ruby)/.test(style.display) || style.whiteSpace === 'nowrap')
    return 'inline'
  return 'block'
}

const styleOf = (element: Element) => documentOf(element).defaultView?.getComputedStyle(element)

const clips = ({ overflowX, overflowY }: CSSStyleDeclaration): boolean =>
  (overflowX !== 'visible' || overflowY !== 'visible') && !/auto|scroll/.test(overflowY)

/** It begins beyond the box that it is in, which cuts it off. Asks for layout in boxes that cut only, and never in cells: they grow. */
function isCutOff(element: Element, container: Element): boolean {
  const style = styleOf(container)
  if (!style || !clips(style) || style.display === 'table-cell') return false
  const box = container.getBoundingClientRect()
  const [first] = element.getClientRects()
  if (!first || box.height === 0) return false
  return first.top >= box.bottom - 2 || first.left >= box.right - 2 || first.right <= box.left + 2
}

/** Elements by unit, all held weakly: a page that throws its paragraphs away takes them along. */
export function createBesides(): Besides {
  const byUnit = new WeakMap<TextUnit, Entry>()
  const byNode = new WeakMap<Node, Entry | null>()
  const elements = createWeakNodes<HTMLElement>()
  const sheets = createStyleSheets()

  const put = ({ element, unit }: Entry) => {
    const { container, lastChild } = unit
    if (!lastChild || !isConnected(container)) return false
    insertBefore.call(container, element, parentOf(lastChild) === container ? nextOf(lastChild) : null)
    return true
  }
  const isWhole = ({ element, parts, text }: Entry) =>
    element.textContent === text && parts.every(({ node }) => element.contains(node))

  const besides: Besides = {
    show(unit, runs, options) {
      besides.hide(unit)
      const element = elementFor(unit, options)
      const parts = fillBeside(element, unit, runs, options.label !== null)
      const entry: Entry = { element, parts, unit, repairs: 0, text: element.textContent }
      if (!put(entry)) return null
      for (const node of everythingIn(element)) byNode.set(node, entry)
      byUnit.set(unit, entry)
      elements.add(element)
      const style = sheets.ensure(unit.root)
      if (style) byNode.set(style, null)
      if (options.label === null && isCutOff(element, unit.container)) return (besides.hide(unit), null)
      return entry
    },
    of: (unit) => byUnit.get(unit) ?? null,
    unitAt: (node) => byNode.get(node)?.unit ?? null,
    hide(unit) {
      byUnit.get(unit)?.element.remove()
      byUnit.delete(unit)
    },
    setTheme(theme) {
      for (const element of elements) element.dataset.theme = theme
    },
    isOwn: (node) => byNode.has(node),
    isOurs: (element) => tagOf(element) === BESIDE_NAME || byNode.has(element),
    repair(node) {
      const entry = byNode.get(node)
      if (!entry || byUnit.get(entry.unit) !== entry) return
      const isInPlace = parentOf(entry.element) === entry.unit.container
      if (isInPlace && isWhole(entry)) return
      // What the page has changed in it (a script that shortens texts), or takes away again and again, it shall have.
      if (!isWhole(entry) || entry.repairs >= MAX_REPAIRS || !put(entry)) besides.hide(entry.unit)
      entry.repairs += 1
    },
    sweep(node) {
      const list =
        isElement(node) && tagOf(node) === BESIDE_NAME
          ? [node]
          : 'querySelectorAll' in node
            ? (node as ParentNode).querySelectorAll(BESIDE_NAME)
            : []
      for (const element of list) if (!byNode.has(element)) element.remove()
    },
    remove() {
      for (const element of elements) element.remove()
      sheets.remove()
    },
  }
  return besides
}

interface Entry extends Beside {
  unit: TextUnit
  /** What it says, to tell whether it still does. */
  text: string
  repairs: number
}

const { insertBefore } = Node.prototype
const XHTML = 'http://www.w3.org/1999/xhtml'

function elementFor(unit: TextUnit, { target, theme, label }: BesideOptions): HTMLElement {
  // By namespace: in an XML document another element would be made, one without style, data and language.
  const element = documentOf(unit.container).createElementNS(XHTML, BESIDE_NAME)
  const place = placeFor(unit)
  element.dataset.place = place === 'clipped' ? 'inline' : place
  element.dataset.theme = theme
  element.lang = target
  element.dir = directionOf(target)
  element.translate = false
  if (label === null) element.ariaHidden = 'true'
  else {
    element.role = 'note'
    element.ariaLabel = label
  }
  return element
}
