/** What a reader may do with one paragraph. */
import type { PageSchedule } from '../schedule/page-schedule'
import type { TextUnit, Unit } from '../units/unit'
import type { Paragraph, Shown } from './contract'
import type { Display } from './display'
import type { LeftAlone } from './left-alone'
import type { UnitStates } from './unit-state'

export interface ParagraphNeeds {
  states: UnitStates
  display: Display
  schedule: PageSchedule
  alone: LeftAlone
  /** What is remembered of its text on this page is to be asked anew. */
  forgetText(unit: Unit): void
  show(unit: Unit): void
  quietly(change: () => void): void
  /** Texts of the element beside a unit; null where there is none. */
  besideParts(unit: TextUnit): readonly { node: Text; sentence: number }[] | null
}

export function paragraphOf(unit: TextUnit, needs: ParagraphNeeds): Paragraph {
  const { states, display, schedule, alone, quietly } = needs
  const state = states.of(unit)
  const node = unit.slots[0]!.node
  const shown = state.result?.kind === 'text' && state.shown !== 'original' ? state.result : null
  const sentences = (shown?.translation.sentences ?? []).map(({ start, end, text }) => ({
    original: unit.text.slice(start, end),
    translation: text,
    start,
    end,
  }))
  const standing = (): Shown => {
    if (shown?.placed.kind === 'in-place' && state.shown === 'in-place')
      return { as: 'in-place', placement: shown.placed.placement }
    const parts = state.shown === 'beside' ? needs.besideParts(unit) : null
    return parts ? { as: 'beside', parts } : { as: 'original' }
  }
  return {
    unit,
    original: unit.text,
    translation: shown ? sentences.map(({ translation }) => translation).join(' ') : null,
    isPinned: state.isPinned,
    sentences,
    notKept: shown?.translation.notKept ?? [],
    shown: standing(),
    translate() {
      state.isPinned = false
      alone.forget(node)
      needs.forgetText(unit)
      schedule.prefer(unit)
    },
    pin(isPinned) {
      state.isPinned = isPinned
      if (isPinned) {
        quietly(() => display.hide(unit))
        alone.add({ node, reason: 'pinned', length: unit.text.length })
      } else {
        alone.forget(node)
        needs.show(unit)
      }
    },
  }
}
