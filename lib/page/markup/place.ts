/**
 * Lays the translation of a unit on its slots. Sentence by sentence, from best to safest:
 *
 *   whole sentence, its marks found again ──► looks given up ──► stretches between links, each translated alone
 *          single · placed                     flattened           needs-pieces, then piecewise
 *                                                                      └──► beside the original, which stays
 *
 * Pure: asked twice, it says the same, so `placePieces` needs nothing but what `place` was given, and the pieces.
 */
import type { TextUnit } from '../units/unit'
import { assemble } from './assemble'
import {
  candidatesIn,
  type Failure,
  type LaidSentence,
  laySentence,
  layLocated,
  shownText,
} from './lay-sentence'
import { type Layout, layOut } from './layout'
import { ownOf, type Own } from './own-texts'
import type { InPlace, Placed, PlacementRung, UnitTranslation } from './placement'
import { refusalOf } from './refuse'
import { type SourceSentence, sourceSentences } from './source-sentence'
import { joinPieces, type Stretch, stretchesOf } from './stretches'
import { flawOf } from './verify'
import { hasContent, wordsOf } from './words'

export function place(unit: TextUnit, translation: UnitTranslation): Placed {
  const reason = refusalOf(unit, translation)
  if (reason) return { kind: 'refused', reason }
  const plan = planOf(unit, translation)
  if ('placement' in plan) return { kind: 'in-place', placement: plan.placement }
  const pieces = piecesOf(plan)
  return pieces.length > 0 ? { kind: 'needs-pieces', pieces } : placePieces(unit, translation, [], [])
}

/** `pieces` as `place` asked for them, and the translation of each. Never asks for more. */
export function placePieces(
  unit: TextUnit,
  translation: UnitTranslation,
  pieces: string[],
  pieceTranslations: string[],
): Placed {
  const reason = refusalOf(unit, translation)
  if (reason) return { kind: 'refused', reason }
  const plan = planOf(unit, translation)
  if ('placement' in plan) return { kind: 'in-place', placement: plan.placement }
  const expected = piecesOf(plan)
  if (pieces.length !== expected.length || pieces.some((piece, at) => piece !== expected[at])) {
    return { kind: 'beside' }
  }
  const given = [...pieceTranslations]
  const laid: LaidSentence[] = []
  for (const { sentence, result, stretches } of plan.sentences) {
    const wanted = stretches.filter(({ piece }) => piece !== '').length
    const whole = shownText(plan.layout, translation.sentences[sentence.index]!.text)
    const made =
      'lays' in result ? result : layPieces(plan, sentence, stretches, given.splice(0, wanted), whole)
    if (!made) return { kind: 'beside' }
    laid.push(made)
  }
  const placement = finish(plan.layout, translation, laid, 'piecewise')
  return placement ? { kind: 'in-place', placement } : { kind: 'beside' }
}

interface Plan {
  layout: Layout
  own: Own
  /** Stretches of those that could not be laid whole. */
  sentences: { sentence: SourceSentence; result: LaidSentence | Failure; stretches: Stretch[] }[]
}

function planOf(unit: TextUnit, translation: UnitTranslation): Plan | { placement: InPlace } {
  const layout = layOut(unit)
  const own = ownOf(layout, translation.own)
  const results = sourceSentences(layout, translation.sentences).map((sentence) => ({
    sentence,
    result: laySentence(layout, sentence, translation.sentences[sentence.index]!.text, own),
  }))
  const laid = results.flatMap(({ result }) => ('lays' in result ? [result] : []))
  const isWhole = laid.length === results.length
  const placement = isWhole ? finish(layout, translation, laid, null) : null
  if (placement) return { placement }
  return {
    layout,
    own,
    sentences: results.map(({ sentence, result }) => {
      // Each was laid, and together they do not hold: all of them go the safe way.
      const given: LaidSentence | Failure = isWhole ? { missing: [] } : result
      const stretches = 'lays' in given ? [] : stretchesOf(layout, sentence, given.missing)
      return { sentence, result: given, stretches }
    }),
  }
}

function piecesOf({ sentences }: Plan): string[] {
  return sentences
    .flatMap(({ stretches }) => stretches.map(({ piece }) => piece))
    .filter((piece) => piece !== '')
}

function layPieces(
  { layout, own }: Plan,
  sentence: SourceSentence,
  stretches: Stretch[],
  translations: string[],
  whole: string,
): LaidSentence | null {
  const joined = joinPieces(sentence, stretches, translations, whole)
  if (!joined) return null
  const target = { text: joined.text, words: wordsOf(joined.text) }
  return layLocated(layout, sentence, target, joined.located, candidatesIn(sentence, target, own))
}

/** Null where the verifier finds a flaw. */
function finish(
  layout: Layout,
  translation: UnitTranslation,
  laid: LaidSentence[],
  least: PlacementRung | null,
): InPlace | null {
  const { unit } = layout
  const made = assemble(unit, translation.sentences, laid)
  const texts = laid.map(({ text }) => text)
  if (flawOf(unit, made, translation.sentences, texts)) return null
  const isSingle = made.words.filter(hasContent).length <= 1
  const isFlattened = laid.some((sentence) => sentence.isFlattened)
  const rung = least ?? (isFlattened ? 'flattened' : isSingle ? 'single' : 'placed')
  return { ...made, rung }
}
