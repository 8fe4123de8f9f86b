/** How much of a page's text is translated. */
import type { Unit } from '../units/unit'
import type { Coverage } from './contract'
import type { LeftAlone } from './left-alone'
import type { UnitStates } from './unit-state'

export function coverageOf(units: Iterable<Unit>, states: UnitStates, alone: LeftAlone): Coverage {
  let [characters, translated] = [0, 0]
  for (const unit of units) {
    characters += unit.text.length
    if (states.of(unit).shown !== 'original') translated += unit.text.length
  }
  return { characters, translated, skipped: alone.counts() }
}
