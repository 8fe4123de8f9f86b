/**
 * Where the units of one container are that has many: a `<br>` article, the lines of a log. Two binary searches over their order on the
 * page, so a few dozen layout reads however many there are; none where the container is wholly in sight, or far away.
 */
import { comesBefore } from '../units/safe-dom'
import type { TextUnit, Unit } from '../units/unit'
import type { Group } from './group'
import { type Span, spansIn } from './span-search'
import type { Place } from './tiers'

/** Sorted when something new has come. What has gone may still be in it: its place is where it was. */
const sorted = new WeakMap<Group, TextUnit[]>()

/** Those that are visible or near; all others are far. */
export function placesIn(group: Group): Map<Unit, Place> {
  const places = new Map<Unit, Place>()
  if (!group.isNear) return places
  const texts = textsOf(group)
  const spans = new Map<number, Span | null>()
  const spanAt = (at: number) => {
    if (!spans.has(at)) spans.set(at, spanOf(texts[at]!))
    return spans.get(at)!
  }
  const near = partOf(group, group.neighbourhood, texts.length, spanAt)
  const seen = group.isVisible ? partOf(group, group.seen, texts.length, spanAt) : null
  for (let at = near.start; at < near.end; at++) {
    const unit = texts[at]!
    if (!group.units.has(unit) || (unit.isHidden && !group.isRevealed)) continue
    places.set(unit, seen ? placeAt(at, seen) : group.rect.top < group.neighbourhood.top ? 'before' : 'after')
  }
  return places
}

function placeAt(at: number, seen: { start: number; end: number }): Place {
  if (at < seen.start) return 'before'
  return at < seen.end ? 'visible' : 'after'
}

function partOf({ rect }: Group, window: Span, count: number, spanAt: (at: number) => Span | null) {
  if (rect.top >= window.top && rect.bottom <= window.bottom) return { start: 0, end: count }
  return spansIn(count, spanAt, window)
}

function textsOf(group: Group): TextUnit[] {
  const known = sorted.get(group)
  if (known && group.fresh.size === 0 && known.length < 2 * group.units.size + 16) return known
  // Nearly in order as they are, so that few are compared.
  const texts = [...group.units].filter(isText).toSorted((a, b) => {
    return comesBefore(a.slots[0]!.node, b.slots[0]!.node) ? -1 : 1
  })
  sorted.set(group, texts)
  return texts
}

const isText = (unit: Unit): unit is TextUnit => unit.kind === 'text' && unit.slots.length > 0

/** Null where it has no box. */
function spanOf({ slots }: TextUnit): Span | null {
  const range = new Range()
  try {
    const last = slots.at(-1)!.node
    range.setStart(slots[0]!.node, 0)
    range.setEnd(last, last.length)
    const { top, bottom } = range.getBoundingClientRect()
    return bottom > top ? { top, bottom } : null
  } catch {
    return null
  }
}
