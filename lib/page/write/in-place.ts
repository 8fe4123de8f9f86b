/**
 * Writes a translation over its original: `nodeValue` of live text nodes, values of attributes, and nothing else. No node is
 * made, moved, wrapped or removed, so that a framework finds each one where it left it and every handler lives. What has to be
 * said of the text by attributes, `labels.ts` says.
 */
import type { LanguageTag } from '../../messaging/contract'
import { directionOf } from '../../text/languages'
import type { InPlace } from '../markup/placement'
import type { AttributeUnit, Slot, TextUnit, Unit } from '../units/unit'
import { breakLines, columnAfter, indentOf } from './break-lines'
import { isolateWords, planDirection } from './direction'
import type { Labels } from './labels'
import type { Ledger } from './ledger'
import { attributeOf, holds, isConnected, isElement, nextOf, outwardOf, previousOf } from './page-dom'

/** The unit still is what was sent to the engine: in the page, in the same order, with the text it had (or ours over it). */
export function stillHolds(unit: Unit, ledger: Ledger): boolean {
  if (!isConnected(unit.container)) return false
  if (unit.kind === 'attribute')
    return sameWords(ledger.sourceOfAttribute(unit.container, unit.name) ?? '', unit.text)
  return unit.slots.every((slot, index) => {
    const former = unit.slots[index - 1]?.node
    return (
      isConnected(slot.node) &&
      isInside(slot.node, unit.container) &&
      (!former || (former.compareDocumentPosition(slot.node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) &&
      sameWords(ledger.sourceOf(slot.node), slot.before + unit.text.slice(slot.start, slot.end) + slot.after)
    )
  })
}

/** Text that is bare in a shadow root is in its host. */
function isInside(node: Node, container: Element): boolean {
  if (holds(container, node)) return true
  let at: Node | null = node
  while (at && at !== container) at = outwardOf(at)
  return at !== null
}

/** False where the unit is no longer what was sent; then nothing is written. */
export function writeInPlace(
  unit: TextUnit,
  { words }: InPlace,
  target: LanguageTag,
  ledger: Ledger,
  direct: Labels['direct'] = (element, direction) => ledger.writeAttribute(element, 'dir', direction),
): boolean {
  if (!stillHolds(unit, ledger)) return false
  const plan = planDirection(unit, target)
  const broken =
    unit.keepsLines && unit.wrapsAt !== null ? breakAgain(unit, words, unit.wrapsAt, ledger) : words
  const placed = plan === 'isolate' ? isolateWords(unit, broken, target) : broken
  ledger.writeTexts(
    unit.id,
    unit.slots.map((slot, index) => ({
      node: slot.node,
      text: newText(unit, slot, placed[index]!, ledger),
    })),
  )
  if (plan === 'attribute') tellDirection(unit, target, direct)
  return true
}

/** The reading of a word is none of its translation. What has not changed stays to the character, its white space too. */
function newText(unit: TextUnit, slot: Slot, words: string, ledger: Ledger): string {
  if (slot.isReading) return ''
  const isSame = words === unit.text.slice(slot.start, slot.end)
  if (slot.isFixed || isSame) return ledger.sourceOf(slot.node)
  return slot.before + (unit.keepsLines ? words : withoutSoftSpace(slot.node, words)) + slot.after
}

/** The space that parts words in a unit's text where a `<br>` parts them on the page. */
function withoutSoftSpace(node: Text, words: string): string {
  const [before, after] = [previousOf(node), nextOf(node)]
  const trimmed = isBreak(after) ? words.replace(/ $/, '') : words
  return isBreak(before) ? trimmed.replace(/^ /, '') : trimmed
}

const isBreak = (node: Node | null) => isElement(node) && node.localName === 'br'

export function writeAttributeUnit(unit: AttributeUnit, text: string, ledger: Ledger): boolean {
  if (!stillHolds(unit, ledger)) return false
  ledger.writeAttribute(unit.container, unit.name, text)
  return true
}

/** Everything of one unit as the page had it; what the page has changed since stays. */
export function restoreUnit(unit: Unit, ledger: Ledger): void {
  if (unit.kind === 'attribute') ledger.restoreAttribute(unit.container, unit.name)
  else {
    for (const { node } of unit.slots) ledger.restoreText(node)
    for (const element of [unit.container, ...unit.marks.map((mark) => mark.element)])
      ledger.restoreAttribute(element, 'dir')
  }
}

/** Planned where the page reads the other way: what is left as it is goes on doing so. */
function tellDirection(unit: TextUnit, target: LanguageTag, direct: Labels['direct']): void {
  const direction = directionOf(target)
  direct(unit.container, direction)
  for (const { kind, element } of unit.marks) {
    if (kind === 'verbatim' && attributeOf(element, 'dir') === null)
      direct(element, direction === 'rtl' ? 'ltr' : 'rtl')
  }
}

/** The words of a `pre` that was broken by hand, broken at the same width. */
function breakAgain(unit: TextUnit, words: readonly string[], width: number, ledger: Ledger): string[] {
  const first = unit.slots[0]
  const indent = indentOf(first ? ledger.sourceOf(first.node) : '')
  let column = 0
  const write = (slot: Slot, text: string) => {
    column = columnAfter(slot.before, column)
    const broken = slot.isFixed
      ? { value: text, column: columnAfter(text, column) }
      : breakLines(text, column, width, indent)
    column = columnAfter(slot.after, broken.column)
    return broken.value
  }
  return unit.slots.map((slot, index) => write(slot, words[index]!))
}

/** White space is collapsed in a unit's text, and what cannot be seen may be left out of it. */
const UNSEEN = /[\s\u00ad\u200b\u2060\ufeff]+/g
const sameWords = (one: string, other: string) =>
  one === other || one.replaceAll(UNSEEN, '') === other.replaceAll(UNSEEN, '')
