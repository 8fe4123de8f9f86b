/**
 * A unit seen from its slots: which marks each is in, and which slots a mark holds. Placing works on these numbers and never on
 * the page's elements.
 */
import type { MarkKind, TextUnit } from '../units/unit'
import { hasContent } from './words'

export interface LaidMark {
  /** In `unit.marks`; -1 of a run, which is a text node by itself among others: found again it keeps its node. */
  index: number
  kind: MarkKind | 'run'
  start: number
  end: number
  /** Slots in it, from `first` up to `last`; of a point both are the number of slots before it. */
  first: number
  last: number
}

export interface Layout {
  unit: TextUnit
  marks: LaidMark[]
  /** By slot: the innermost link around it, in `marks`; null: none. */
  owners: (LaidMark | null)[]
}

export function layOut(unit: TextUnit): Layout {
  const all = unit.marks.map((mark, index): LaidMark => {
    const [first, last] = mark.slots ?? slotsByRange(unit, mark)
    // The space before a point is of the node before it.
    const least = mark.kind === 'point' && first > 0 ? unit.slots[first - 1]!.end : 0
    const start = Math.max(mark.start, least)
    return { index, kind: mark.kind, start, end: Math.max(mark.end, start), first, last }
  })
  const verbatim = all.filter(({ kind }) => kind === 'verbatim')
  const isFixed = (mark: LaidMark) => verbatim.some((outer) => outer !== mark && holds(outer, mark))
  const marks = all.filter((mark) => mark.kind === 'point' || (mark.first < mark.last && !isFixed(mark)))
  const owners = unit.slots.map(
    (_, slot) =>
      marks.findLast((mark) => mark.kind === 'link' && mark.first <= slot && slot < mark.last) ?? null,
  )
  return { unit, marks: [...marks, ...runsOf(unit, marks)], owners }
}

/** Whether `inner` lies in `outer`; of two with the same slots the one that comes first is the outer one. */
export function holds(outer: LaidMark, inner: LaidMark): boolean {
  if (outer.first > inner.first || inner.last > outer.last) return false
  return outer.first !== inner.first || outer.last !== inner.last || outer.index < inner.index
}

function slotsByRange(unit: TextUnit, { kind, start, end }: TextUnit['marks'][number]): [number, number] {
  if (kind === 'point') {
    const next = unit.slots.findIndex((slot) => slot.end > start || slot.start >= start)
    const before = next < 0 ? unit.slots.length : next
    return [before, before]
  }
  const isIn = (slot: TextUnit['slots'][number]) =>
    slot.start < slot.end && start <= slot.start && slot.end <= end
  const first = unit.slots.findIndex(isIn)
  return first < 0 ? [0, 0] : [first, unit.slots.findLastIndex(isIn) + 1]
}

/** Text nodes side by side without a mark between them, as frameworks write `{count} items`. */
function runsOf(unit: TextUnit, marks: LaidMark[]): LaidMark[] {
  const borders = new Set(marks.flatMap(({ first, last }) => [first, last]))
  const isRun = (slot: number) => !borders.has(slot) || !borders.has(slot + 1)
  return unit.slots.flatMap((slot, at): LaidMark[] => {
    const text = unit.text.slice(slot.start, slot.end)
    const isBare = !slot.isFixed && unit.slots.length > 1 && isRun(at) && hasContent(text)
    const neighbours = (!borders.has(at) && at > 0) || (!borders.has(at + 1) && at + 1 < unit.slots.length)
    return isBare && neighbours
      ? [{ index: -1, kind: 'run', start: slot.start, end: slot.end, first: at, last: at + 1 }]
      : []
  })
}
