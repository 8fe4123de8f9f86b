/** The units of one kind of one container, and what the browser says of where it is. */
import type { Unit } from '../units/unit'
import type { Span } from './span-search'
import type { Place } from './tiers'

/** More than so many in one container (a `<br>` article): each is looked for by itself. */
const MANY = 8

export interface Group {
  readonly container: Element
  readonly kind: Unit['kind']
  readonly units: Set<Unit>
  /** Not told of yet. */
  readonly fresh: Set<Unit>
  isMany: boolean
  /** What is observed for it: the container, or where that has no box, what is around it. */
  representative: Element
  isVisible: boolean
  isNear: boolean
  /** Something can be seen there, though it was hidden when it was found. */
  isRevealed: boolean
  /** Of the representative, when the browser last told of it; in the coordinates of its document. */
  rect: DOMRectReadOnly
  /** Its parts that are visible, and near. */
  seen: Span
  neighbourhood: Span
  /** Of many: those in the neighbourhood when it was last searched. */
  nearUnits: Set<Unit>
}

export function newGroup(container: Element, kind: Unit['kind']): Group {
  return {
    container,
    kind,
    units: new Set(),
    fresh: new Set(),
    isMany: false,
    representative: container,
    isVisible: false,
    isNear: false,
    isRevealed: false,
    rect: new DOMRectReadOnly(),
    seen: { top: 0, bottom: 0 },
    neighbourhood: { top: 0, bottom: 0 },
    nearUnits: new Set(),
  }
}

export function addUnit(group: Group, unit: Unit): void {
  group.units.add(unit)
  group.fresh.add(unit)
  group.isMany ||= group.units.size > MANY
}

export function removeUnit(group: Group, unit: Unit): void {
  group.units.delete(unit)
  group.fresh.delete(unit)
}

export function placeOf(group: Group, unit: Unit, side: 'before' | 'after'): Place {
  if (unit.isHidden && !group.isRevealed) return 'far'
  if (group.isVisible) return 'visible'
  return group.isNear ? side : 'far'
}

/** No box at all, or a point: text for screen readers is clipped to one pixel. */
export const isPoint = ({ width, height }: DOMRectReadOnly) => width <= 1 || height <= 1
