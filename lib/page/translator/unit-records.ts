/**
 * What is known of each unit on the page, and which unit a node belongs to.
 *
 * Lifetime: a record as long as its unit is on the page; nodes lead to it weakly. A unit found again (same nodes, same text) keeps its
 * record; one that overlaps others takes their place.
 */
import type { BesideRun, Placed, UnitTranslation } from '../markup/placement'
import type { SkipReason, Unit } from '../units/unit'

export type UnitResult =
  | { kind: 'text'; translation: UnitTranslation; placed: Placed; runs: BesideRun[] }
  | { kind: 'attribute'; text: string }
  /** Left alone, and why. */
  | { kind: 'skip'; reason: SkipReason }

export interface UnitRecord {
  unit: Unit
  result: UnitResult | null
  /** What the reader sees. */
  shown: 'original' | 'in-place' | 'beside'
  /** The reader wants the original. */
  isPinned: boolean
}

export interface UnitRecords extends Iterable<UnitRecord> {
  /** The record of a unit that was found; null: it is known already. `replaced` is told of those whose nodes it takes. */
  enter(unit: Unit, replaced: (record: UnitRecord) => void): UnitRecord | null
  drop(record: UnitRecord): void
  of(unit: Unit): UnitRecord | null
  byId(id: string): UnitRecord | null
  ofText(node: Node): UnitRecord | null
  ofAttribute(element: Element, name: string): UnitRecord | null
}

export function unitRecords(): UnitRecords {
  const records = new Map<string, UnitRecord>()
  const byText = new WeakMap<Node, UnitRecord>()
  const byAttribute = new WeakMap<Element, Map<string, UnitRecord>>()

  const known = (node: Node): UnitRecord | null => {
    const record = byText.get(node)
    return record && records.has(record.unit.id) ? record : null
  }

  function overlapping(unit: Unit): Set<UnitRecord> {
    const found =
      unit.kind === 'attribute'
        ? [self.ofAttribute(unit.container, unit.name)]
        : unit.slots.map(({ node }) => known(node))
    return new Set(found.filter((record) => record !== null))
  }

  const self: UnitRecords = {
    enter(unit, replaced) {
      for (const former of overlapping(unit)) {
        if (isSame(former.unit, unit)) return null
        self.drop(former)
        replaced(former)
      }
      const record: UnitRecord = { unit, result: null, shown: 'original', isPinned: false }
      records.set(unit.id, record)
      if (unit.kind === 'text') for (const { node } of unit.slots) byText.set(node, record)
      else {
        const attributes = byAttribute.get(unit.container) ?? new Map<string, UnitRecord>()
        byAttribute.set(unit.container, attributes.set(unit.name, record))
      }
      return record
    },
    drop({ unit }) {
      records.delete(unit.id)
      if (unit.kind === 'attribute') byAttribute.get(unit.container)?.delete(unit.name)
    },
    of: (unit) => records.get(unit.id) ?? null,
    byId: (id) => records.get(id) ?? null,
    ofText: known,
    ofAttribute: (element, name) => byAttribute.get(element)?.get(name) ?? null,
    [Symbol.iterator]: () => records.values(),
  }
  return self
}

function isSame(one: Unit, other: Unit): boolean {
  if (one.text !== other.text || one.container !== other.container || one.language !== other.language)
    return false
  if (one.kind === 'attribute' || other.kind === 'attribute') return one.kind === other.kind
  return (
    one.slots.length === other.slots.length &&
    one.lastChild === other.lastChild &&
    one.slots.every(({ node }, index) => node === other.slots[index]!.node) &&
    one.marks.length === other.marks.length &&
    one.marks.every(({ element }, index) => element === other.marks[index]!.element)
  )
}
