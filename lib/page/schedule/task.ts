/** A unit on its way: where it is, what runs for it, what it has been through. */
import { PRIORITIES, type Priority } from '../../messaging/contract'
import { parentOf, tagOf } from '../units/safe-dom'
import type { Unit } from '../units/unit'
import { type Cost, costOf } from './in-flight'
import type { Place, Rank, Tier } from './tiers'

export interface Run {
  priority: Priority
  abort: AbortController
}

export interface Task {
  readonly unit: Unit
  readonly cost: Cost
  readonly isTitle: boolean
  /** Null until the browser has said where it is. */
  place: Place | null
  /** The reader points at it. */
  isPreferred: boolean
  /** The last one counts; one before it goes on until the host has ended it for the later one, so that no row is lost. */
  runs: Run[]
  failures: number
}

export function taskFor(unit: Unit): Task {
  return {
    unit,
    cost: costOf(unit.text),
    isTitle: isTitle(unit),
    place: null,
    isPreferred: false,
    runs: [],
    failures: 0,
  }
}

export function rankOf({ unit, place, isTitle, isPreferred }: Task): Rank {
  return {
    kind: unit.kind,
    place: place ?? 'far',
    isFirst: isTitle || isPreferred,
    isHidden: unit.isHidden,
  }
}

/** The priority of what runs for it; undefined: nothing does. */
export const sentAs = ({ runs }: Task): Priority | undefined => runs.at(-1)?.priority

/** @param isEager everything is wanted, what is hidden excepted: nobody finds it */
export function priorityOf(task: Task, isEager: boolean): Priority {
  if (task.isPreferred) return 'selection'
  if (task.isTitle || task.place === 'visible') return 'visible'
  if (task.place === 'before' || task.place === 'after') return 'soon'
  return isEager && !task.unit.isHidden ? 'soon' : 'rest'
}

/** The priority at which what waits in a tier is sent. */
export function priorityOfTier(tier: Tier, isEager: boolean): Priority {
  if (tier === 'first' || tier === 'visible') return 'visible'
  if (tier === 'ahead' || tier === 'behind') return 'soon'
  return tier === 'rest' && isEager ? 'soon' : 'rest'
}

export const isAbove = (one: Priority, other: Priority) => PRIORITIES.indexOf(one) < PRIORITIES.indexOf(other)

/** `<title>` of the document itself: the tab shows it, wherever the reader is. */
function isTitle({ container, root }: Unit): boolean {
  return root === globalThis.document && tagOf(container) === 'title' && parentOf(container) === document.head
}
