/**
 * The way of a unit, from being found to being let go.
 *
 *   found ─ known already? ─► index ─┬─ held, until the page's language is known
 *     └ mixed with ours: those forgotten, │
 *       the place walked again            └─► wanted ─► schedule ─► done ─► flush ─► shown
 *                                                                    └─► left alone, and why
 *   stale: forgotten, the page's own words stand there again       gone: let go, until it comes back
 */
import { mayHold } from '../../text/glossary'
import type { PageSchedule } from '../schedule/page-schedule'
import type { SkipReason, Unit } from '../units/unit'
import { type UnitIndex, judgeFound } from '../watch/unit-index'
import type { Flush } from '../write/flush'
import { stillHolds } from '../write/in-place'
import type { Ledger } from '../write/ledger'
import type { Display } from './display'
import type { LeftAlone } from './left-alone'
import type { UnitResult, UnitStates } from './unit-state'
import type { UnitWork } from './unit-work'

export interface UnitFlowNeeds {
  ledger: Ledger
  index: UnitIndex
  states: UnitStates
  alone: LeftAlone
  display: Display
  flush: Flush
  schedule: Pick<PageSchedule, 'add' | 'remove'>
  /** What is done in it is not heard of as the page's doing. */
  quietly(change: () => void): void
  /** Walks a place again. */
  walk(node: Node): void
}

export interface UnitFlow {
  found(unit: Unit): void
  /** Found before there was anybody to work on them. */
  readonly held: readonly Unit[]
  begin(work: UnitWork): void
  done(unit: Unit, result: UnitResult, isFar: boolean): void
  leave(unit: Unit, reason: SkipReason): void
  /** `isFar`: nobody looks at it now. */
  show(unit: Unit, isFar?: boolean): void
  /** What may hold one of the terms is asked for anew, in its turn; what is shown of it stays until then. */
  again(terms: readonly string[]): void
  forget(unit: Unit): void
  letGo(unit: Unit): void
  returned(unit: Unit): void
}

export function unitFlow(needs: UnitFlowNeeds): UnitFlow {
  const { ledger, index, states, alone, display, flush, schedule, quietly, walk } = needs
  let work: UnitWork | null = null
  let held: Unit[] = []

  function want(unit: Unit): void {
    if (!work) return void held.push(unit)
    const recalled = work.recall(unit)
    if (recalled) {
      // Before it is seen: what a page takes away and builds again does not flicker.
      states.of(unit).result = recalled
      display.show(unit)
      display.label()
    }
    schedule.add(unit)
  }

  const flow: UnitFlow = {
    get held() {
      return held
    },
    found(unit) {
      const finding = judgeFound(unit, index, ledger)
      if (finding.kind === 'known') return
      if (finding.kind === 'mixed') {
        for (const stale of finding.stale) flow.forget(stale)
        if (unit.kind === 'text')
          quietly(() => {
            for (const { node } of unit.slots) ledger.restoreText(node)
          })
        return walk(unit.container)
      }
      // What does not hold as it was just read never could be shown, and would be found again for ever. From here on, what cannot
      // be shown is what the page has changed since.
      if (!stillHolds(unit, ledger)) return flow.leave(unit, 'failed')
      index.add(unit)
      if (unit.kind === 'text') for (const { node } of unit.slots) alone.forget(node)
      want(unit)
    },
    begin(given) {
      work = given
      const waiting = held
      held = []
      for (const unit of waiting) if (index.get(unit.id)) want(unit)
    },
    done(unit, result, isFar) {
      states.of(unit).result = result
      if (result.kind === 'skip') flow.leave(unit, result.reason)
      else flow.show(unit, isFar)
    },
    leave(unit, reason) {
      const node = unit.kind === 'text' ? unit.slots[0]!.node : unit.container
      alone.add({ node, reason, length: unit.text.length })
    },
    show(unit, isFar) {
      const write = () => {
        let isShown = false
        try {
          quietly(() => (isShown = display.show(unit)))
        } catch {
          // A page's own element threw: it is this unit's end, not that of all that wait behind it.
          return flow.leave(unit, 'failed')
        }
        if (!isShown) walk(unit.container)
      }
      flush.add(unit.id, unit.container, write, isFar)
    },
    again(terms) {
      if (!work) return // nothing has been asked for yet
      work.forgetTexts((text) => mayHold(text, terms))
      for (const unit of index.all()) {
        if (!mayHold(unit.text, terms)) continue
        schedule.remove(unit)
        schedule.add(unit)
      }
    },
    forget(unit) {
      flush.cancel(unit.id)
      quietly(() => display.hide(unit))
      index.remove(unit)
      schedule.remove(unit)
    },
    letGo(unit) {
      index.letGo(unit)
      schedule.remove(unit)
    },
    returned(unit) {
      index.add(unit)
      want(unit)
    },
  }
  return flow
}
