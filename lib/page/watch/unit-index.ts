/**
 * From a node of the page to the unit it belongs to, in one step however many there are. Holds units that are in the page; one
 * that has left is still known by its nodes for as long as the page keeps them, and so is found again when they come back.
 */
import type { TextUnit, Unit } from '../units/unit'
import { stillHolds } from '../write/in-place'
import type { Ledger } from '../write/ledger'
import { everythingIn, isConnected, isText } from '../write/page-dom'

export interface UnitIndex {
  add(unit: Unit): void
  /** It is not translated any more: its text is not what it was. */
  remove(unit: Unit): void
  /** It has left the page, and may come back. */
  letGo(unit: Unit): void
  get(id: string): Unit | null
  ofText(node: Text): TextUnit | null
  /** Units whose container it is, those of its attributes among them. */
  ofElement(element: Element): Iterable<Unit>
  /** All units with a node at or below this one. */
  unitsIn(node: Node): Set<Unit>
  /** In the page. */
  all(): Iterable<Unit>
}

export function createUnitIndex(): UnitIndex {
  const byId = new Map<string, Unit>()
  const byText = new WeakMap<Text, TextUnit>()
  /** Most hold one; a text of lines has thousands. */
  const byElement = new WeakMap<Element, Unit | Set<Unit>>()

  const index: UnitIndex = {
    add(unit) {
      byId.set(unit.id, unit)
      const there = byElement.get(unit.container) ?? unit
      if (there instanceof Set) there.add(unit)
      else byElement.set(unit.container, there === unit ? unit : new Set([there, unit]))
      if (unit.kind === 'text') for (const { node } of unit.slots) byText.set(node, unit)
    },
    remove(unit) {
      byId.delete(unit.id)
      const there = byElement.get(unit.container)
      if (there instanceof Set) there.delete(unit)
      else if (there === unit) byElement.delete(unit.container)
      if (unit.kind !== 'text') return
      for (const { node } of unit.slots) if (byText.get(node) === unit) byText.delete(node)
    },
    letGo: (unit) => void byId.delete(unit.id),
    get: (id) => byId.get(id) ?? null,
    ofText: (node) => byText.get(node) ?? null,
    ofElement(element) {
      const there = byElement.get(element)
      return there instanceof Set ? there : there ? [there] : []
    },
    unitsIn(node) {
      const units = new Set<Unit>()
      for (const part of everythingIn(node)) {
        if (!isText(part)) for (const unit of index.ofElement(part)) units.add(unit)
        else if (byText.has(part)) units.add(byText.get(part)!)
      }
      return units
    },
    all: () => byId.values(),
  }
  return index
}

export type Finding =
  /** Nothing in it is known. */
  | { kind: 'new' }
  /** All of it is a unit that is there already, or words of ours: nothing to do. */
  | { kind: 'known' }
  /** The page's text and ours side by side: restore and forget these, then walk the container again. */
  | { kind: 'mixed'; stale: Unit[] }

/** What a unit that was found on a walk is to those that are there already. */
export function judgeFound(unit: Unit, index: UnitIndex, ledger: Ledger): Finding {
  if (unit.kind === 'attribute') {
    const same = [...index.ofElement(unit.container)].some(
      (other) => other.kind === 'attribute' && other.name === unit.name && index.get(other.id),
    )
    return { kind: same || ledger.isOurAttribute(unit.container, unit.name) ? 'known' : 'new' }
  }
  const texts = unit.slots.map(({ node }) => node)
  const former = new Set(texts.map((node) => index.ofText(node)).filter((other) => other !== null))
  const [only] = former
  if (only && former.size === 1 && sameTexts(only, texts) && stillHolds(only, ledger))
    return { kind: 'known' }
  const isOurs = (node: Text) => ledger.entryOf(node) !== null && ledger.isOurs(node)
  const worded = texts.filter((node) => (node.nodeValue ?? '').trim() !== '')
  if (former.size === 0 && worded.every(isOurs)) return { kind: 'known' }
  if (former.size === 0 && !texts.some(isOurs)) return { kind: 'new' }
  return { kind: 'mixed', stale: [...former] }
}

const sameTexts = (unit: TextUnit, texts: readonly Text[]) =>
  unit.slots.length === texts.length &&
  unit.slots.every(({ node }, at) => node === texts[at] && isConnected(node))
