/**
 * Shows what was translated, in the mode that the reader has chosen, and takes it back.
 *
 *   in place    text on its slots ─ does not hold ─► beside, read aloud as a note
 *   bilingual   beside ─ there is no room, or it is a title, an option, an attribute ─► in place
 *
 * Nothing here waits: the caller puts it into a flush, and labels at its end.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { TextUnit, Unit } from '../units/unit'
import { type Besides, placeFor } from '../write/beside'
import { restoreUnit, writeAttributeUnit, writeInPlace } from '../write/in-place'
import { labelsOf } from '../write/labels'
import type { Ledger } from '../write/ledger'
import type { Mode, Theme } from './contract'
import type { UnitResult, UnitState, UnitStates } from './unit-state'

export interface DisplayNeeds {
  ledger: Ledger
  besides: Besides
  states: UnitStates
  target: LanguageTag
  /** Names a translation beside, for those who hear the page. */
  label: string
}

export interface Display {
  mode: Mode
  theme: Theme
  /** False: the unit is no longer what was sent. */
  show(unit: Unit): boolean
  /** The page's own again. */
  hide(unit: Unit): void
  /** Says by attributes what the texts that are shown are in: after all of them. */
  label(): void
}

export function createDisplay({ ledger, besides, states, target, label }: DisplayNeeds): Display {
  const labels = labelsOf(target, ledger)

  function become(unit: Unit, shown: UnitState['shown']): void {
    const state = states.of(unit)
    const [was, is] = [state.shown === 'in-place', shown === 'in-place']
    state.shown = shown
    if (is && !was) labels.put(unit)
    else if (was && !is) labels.take(unit)
  }

  function inPlace(unit: TextUnit, { placed }: UnitResult & { kind: 'text' }): boolean | null {
    if (placed.kind !== 'in-place') return null
    return writeInPlace(unit, placed.placement, target, ledger, labels.direct)
  }

  function beside(unit: TextUnit, { runs }: UnitResult & { kind: 'text' }, isRead: boolean): boolean {
    const options = { target, theme: display.theme, label: isRead ? label : null }
    return besides.show(unit, runs, options) !== null
  }

  function showText(unit: TextUnit, result: UnitResult & { kind: 'text' }): boolean {
    const state = states.of(unit)
    const canStandBeside = unit.lastChild !== null
    if (display.mode === 'bilingual' && canStandBeside && placeFor(unit) !== 'clipped') {
      if (state.shown === 'in-place') restoreUnit(unit, ledger)
      const isShown = beside(unit, result, false)
      become(unit, isShown ? 'beside' : 'original')
      if (isShown) return true
    }
    if (state.shown === 'beside') besides.hide(unit)
    const written = inPlace(unit, result)
    const isShown = written ?? (canStandBeside && beside(unit, result, true))
    become(unit, !isShown ? 'original' : written === null ? 'beside' : 'in-place')
    return written !== false
  }

  const display: Display = {
    mode: 'in-place',
    theme: 'plain',
    show(unit) {
      const state = states.of(unit)
      const { result } = state
      if (!result || result.kind === 'skip' || state.isPinned) return true
      if (unit.kind === 'text') return result.kind === 'text' && showText(unit, result)
      if (result.kind !== 'attribute') return true
      const isWritten = writeAttributeUnit(unit, result.text, ledger)
      become(unit, isWritten ? 'in-place' : 'original')
      return isWritten
    },
    hide(unit) {
      const state = states.of(unit)
      if (state.shown === 'beside' && unit.kind === 'text') besides.hide(unit)
      if (state.shown === 'in-place') restoreUnit(unit, ledger)
      become(unit, 'original')
    },
    label: labels.write,
  }
  return display
}
