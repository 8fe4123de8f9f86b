/** Whether what came back can be a translation at all. */
import type { TextUnit } from '../units/unit'
import type { RefusalReason, UnitTranslation } from './placement'
import { hasContent, hasLetter } from './words'

/** Chinese into German is six times as long at most; a model that repeats itself is longer by far. */
const LONGEST = { times: 10, more: 100 }
/** German into Chinese is a quarter as long at least. */
const SHORTEST = { share: 0.05, from: 60 }

export function refusalOf(unit: TextUnit, { sentences }: UnitTranslation): RefusalReason | null {
  let at = 0
  for (const { start, end, text } of sentences) {
    if (start < at || end <= start || unit.text.slice(at, start).trim() !== '') return 'sentences'
    at = end
    const source = unit.text.slice(start, end)
    if (hasLetter(source) && !hasContent(text)) return 'empty'
    if (isTooLong(source, text)) return 'length'
    if (source.length >= SHORTEST.from && text.length < source.length * SHORTEST.share) return 'length'
  }
  return sentences.length === 0 || unit.text.slice(at).trim() !== '' ? 'sentences' : null
}

export function isTooLong(source: string, translation: string): boolean {
  return translation.length > source.length * LONGEST.times + LONGEST.more
}
