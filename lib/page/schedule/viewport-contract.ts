/** What the schedule wants to know of where units are: types only, so that a test can say it. */
import type { Unit } from '../units/unit'
import type { Place } from './tiers'

export interface Move {
  unit: Unit
  place: Place
}

export interface ViewportListener {
  /** What is to be taken first comes last. Every observed unit is told of once, then when its place changes. */
  moved(moves: readonly Move[]): void
  /** The reader scrolls the other way. */
  turned(isForwards: boolean): void
  /** Its container is not on the page any more. Not observed from then on. */
  gone(unit: Unit): void
}

export interface UnitViewport {
  /** Observed and not told of yet. */
  readonly unplaced: number
  observe(unit: Unit): void
  unobserve(unit: Unit): void
  disconnect(): void
}
