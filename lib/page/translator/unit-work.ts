/**
 * The work of one unit, from its text to what can be shown.
 *
 *   language ─► known on this page? ─► engine ─► laid on its slots ─┬─► shown
 *      └ same, or no model: left alone                              └ links out of order: its stretches, each alone ─► laid again
 *
 * Failure: what the engine ends with is thrown for the schedule to judge; a text that is no translation is a skip, `failed`.
 */
import type { Engine, Priority } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import { besideRuns } from '../markup/beside-runs'
import { ownTexts } from '../markup/own-texts'
import { place, placePieces } from '../markup/place'
import type { Placed, UnitTranslation } from '../markup/placement'
import type { TextUnit, Unit } from '../units/unit'
import type { KnownTexts } from './known-texts'
import type { Languages } from './languages'
import { createPace } from './pace'
import { type TranslateOptions, translatePieces, translateUnit } from './translate-unit'
import type { UnitResult } from './unit-state'

export interface UnitWorkNeeds {
  engine: Engine
  languages: Languages
  target: string
  known: KnownTexts
  onLoading: NonNullable<TranslateOptions['onLoading']>
}

export interface UnitWork {
  /** For `Schedule.work`. */
  run(unit: Unit, priority: Priority, signal: AbortSignal): Promise<UnitResult>
  /** What can be shown at once, without asking anybody. */
  recall(unit: Unit): UnitResult | null
  /** The reader wants it translated anew. */
  forget(unit: Unit): void
  /** Of texts alike, also where nothing on the page stands for them now. */
  forgetTexts(are: (text: string) => boolean): void
}

export function unitWork({ engine, languages, target, known, onLoading }: UnitWorkNeeds): UnitWork {
  const pace = createPace()

  async function run(unit: Unit, priority: Priority, signal: AbortSignal): Promise<UnitResult> {
    const { source, skip } = await languages.of(unit)
    await pace()
    if (skip !== null) return { kind: 'skip', reason: skip }
    const recalled = recall(unit)
    if (recalled) return recalled
    const options: TranslateOptions = { engine, source, target, priority, signal, onLoading }
    try {
      const translation = await translateUnit(unit, ownTexts, options)
      await pace()
      return await resultOf(unit, translation, options)
    } catch (error) {
      const hasNoModel = error instanceof GlossError && error.code === 'no-model'
      if (hasNoModel && languages.leaveOut(source)) return { kind: 'skip', reason: 'no-model' }
      throw error
    }
  }

  async function resultOf(
    unit: Unit,
    translation: UnitTranslation,
    options: TranslateOptions,
  ): Promise<UnitResult> {
    if (unit.kind === 'attribute') {
      const text = wholeOf(translation).trim()
      if (text === '') return { kind: 'skip', reason: 'failed' }
      known.put(keyOf(unit), { translation, placed: null })
      return { kind: 'attribute', text }
    }
    let placed = place(unit, translation)
    if (placed.kind === 'needs-pieces') {
      const pieces = await translatePieces(unit, placed.pieces, options)
      placed = placePieces(unit, translation, placed.pieces, pieces)
    }
    if (placed.kind === 'refused') return { kind: 'skip', reason: 'failed' }
    known.put(keyOf(unit), { translation, placed })
    return shownOf(unit, translation, placed)
  }

  function recall(unit: Unit): UnitResult | null {
    const found = known.get(keyOf(unit))
    if (!found) return null
    if (unit.kind === 'attribute') return { kind: 'attribute', text: wholeOf(found.translation).trim() }
    return found.placed && shownOf(unit, found.translation, found.placed)
  }

  return { run, recall, forget: (unit) => known.forget(keyOf(unit)), forgetTexts: known.forgetWhere }
}

const shownOf = (unit: TextUnit, translation: UnitTranslation, placed: Placed): UnitResult => ({
  kind: 'text',
  translation,
  placed,
  runs: besideRuns(unit, translation),
})

const wholeOf = ({ sentences }: UnitTranslation) => sentences.map(({ text, after }) => text + after).join('')

/** Units alike in this are translated and laid alike. */
function keyOf(unit: Unit): string {
  if (unit.kind === 'attribute') return `@${unit.language ?? ''} ${unit.text}`
  const slots = unit.slots.map(({ start, end, isFixed }) => `${start}-${end}${isFixed ? '!' : ''}`)
  const marks = unit.marks.map(({ kind, start, end }) => `${kind[0]}${start}-${end}`)
  return `${unit.language ?? ''} ${slots.join()} ${marks.join()} ${unit.text}`
}
