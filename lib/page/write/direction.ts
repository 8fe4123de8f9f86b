/**
 * How a translation reads from right to left on a page that reads from left to right, or the reverse.
 *
 *   nothing     they agree; `dir=auto` is around it and decides by the words; or the browser tells none, for what has no place in
 *               the flat tree (a feed in Firefox's viewer)
 *   attribute   `dir` on the block that holds the text and nothing else. Only so does the text also stand at its own side. The
 *               ledger takes it back; a page that reads the attribute gets what is true.
 *   isolate     RIGHT-TO-LEFT ISOLATE (U+2067) … POP DIRECTIONAL ISOLATE (U+2069) in the text itself: words, numbers and
 *               brackets are in the right order, and nothing else on the page moves. Where `dir` would move something: markers of
 *               list items, order of flex and grid items and table columns, blocks of other units, and in SVG, which has no `dir`.
 *
 * Code and the like inside such a text keeps its own direction by `dir` on its element: `f(x)` would lose its brackets' order.
 */
import { directionOf } from '../../text/languages'
import type { TextUnit } from '../units/unit'
import { attributeOf, documentOf, firstChildOf, isElement, isText, nextOf, tagOf } from './page-dom'

export type DirectionPlan = 'nothing' | 'attribute' | 'isolate'

const HOLDS_TEXT = /^(block|inline|inline-block|flow-root|table-cell|table-caption|contents)$/
const SVG = 'http://www.w3.org/2000/svg'

/** Reads the computed style of the container, once. */
export function planDirection(unit: TextUnit, target: string): DirectionPlan {
  const { container } = unit
  const style = documentOf(container).defaultView?.getComputedStyle(container)
  if (!style?.direction || style.direction === directionOf(target)) return 'nothing'
  if (attributeOf(container, 'dir')?.toLowerCase() === 'auto') return 'nothing'
  if (container.namespaceURI === SVG) return 'isolate'
  // An option has no box that its display speaks of; a document's title has none at all.
  const isBox = unit.lastChild !== null
  return (!isBox || HOLDS_TEXT.test(style.display)) && holdsOnly(unit) ? 'attribute' : 'isolate'
}

/** Nothing with words is in the container but this unit. The host of a shadow root does not hold what is in the root. */
export function holdsOnly({ container, root, slots, marks }: TextUnit): boolean {
  if ((root as ShadowRoot).host === container) return false
  const own = new Set<Node>([...slots.map(({ node }) => node), ...marks.map(({ element }) => element)])
  for (let child = firstChildOf(container); child; child = nextOf(child)) {
    if (own.has(child)) continue
    if (isText(child) && (child.nodeValue ?? '').trim() !== '') return false
    if (isElement(child) && tagOf(child) !== 'br' && tagOf(child) !== 'gloss-translation') return false
  }
  return true
}

/** Wraps the words of each line of a unit, from the first slot that may be written to the last. Fixed slots stay as they are. */
export function isolateWords(unit: TextUnit, words: readonly string[], target: string): string[] {
  const open = directionOf(target) === 'rtl' ? '\u2067' : '\u2066'
  const isolated = words.map((text) => text.replaceAll('\n', `\u2069\n${open}`))
  for (const line of linesOf(unit)) {
    const writable = line.filter((index) => !unit.slots[index]!.isFixed)
    const [first, last] = [writable[0], writable.at(-1)]
    if (first === undefined || last === undefined) continue
    isolated[first] = open + isolated[first]!
    isolated[last] = `${isolated[last]!}\u2069`
  }
  return isolated.map((text, index) => (unit.slots[index]!.isFixed ? words[index]! : text))
}

/** Whether a text that begins or ends with these words of ours can only have them from us. */
export const isTelling = (written: string): boolean =>
  written.trim().length > 1 || /[\u2066\u2067\u2069]/.test(written)

/** Slots by line: a `<br>` between two of them is a line's end in the text, and it ends what is isolated. */
function linesOf({ slots, text }: TextUnit): number[][] {
  const lines: number[][] = []
  let end = 0
  for (const [index, slot] of slots.entries()) {
    if (index === 0 || text.slice(end, slot.start).includes('\n')) lines.push([])
    lines.at(-1)!.push(index)
    end = slot.end
  }
  return lines
}
