/** What is known of a unit besides itself, for as long as something knows the unit. */
import type { BesideRun, Placed, UnitTranslation } from '../markup/placement'
import type { SkipReason, Unit } from '../units/unit'

export type UnitResult =
  | { kind: 'text'; translation: UnitTranslation; placed: Placed; runs: BesideRun[] }
  | { kind: 'attribute'; text: string }
  /** Left alone, and why. */
  | { kind: 'skip'; reason: SkipReason }

export interface UnitState {
  result: UnitResult | null
  /** What the reader sees. */
  shown: 'original' | 'in-place' | 'beside'
  /** The reader wants the original. */
  isPinned: boolean
}

export interface UnitStates {
  of(unit: Unit): UnitState
}

export function unitStates(): UnitStates {
  const states = new WeakMap<Unit, UnitState>()
  return {
    of(unit) {
      let state = states.get(unit)
      if (!state) states.set(unit, (state = { result: null, shown: 'original', isPinned: false }))
      return state
    },
  }
}
