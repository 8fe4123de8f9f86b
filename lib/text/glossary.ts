/**
 * The reader's glossary: words that are to be translated as they say, and words that stay as they are. Pure.
 *
 *   entries ─ of a pair ─► found in a sentence ─► demands ─ held against its translation ─► those that are not met
 *
 * A demand is one place of one sentence, and says what has to stand in its translation. Whoever translates meets it as well as may
 * be (`engine/glossary`); what `unmet` says of the result is what the reader is told.
 */
import type { Demand, GlossaryEntry, LanguageTag } from '../messaging/contract'
import { sameLanguage } from './language'
import { type Span, characterAfter, characterBefore, isOneWord } from './word-borders'

/** The entries of one pair of languages. */
export interface Glossary {
  /** In order, none inside another: of two that overlap the one that begins first, of two that begin together the longer. */
  demandsIn(sentence: string): Demand[]
}

/** What a word is looked up by before its letters are compared. */
const KEY_LENGTH = 2

export function glossaryFor(
  entries: readonly GlossaryEntry[],
  source: LanguageTag,
  target: LanguageTag,
): Glossary {
  const isOf = (tag: LanguageTag | null, language: LanguageTag) => tag === null || sameLanguage(tag, language)
  const ours = entries.filter((entry) => isOf(entry.source, source) && isOf(entry.target, target))
  const ordered = ours.toSorted(
    (a, b) =>
      b.term.length - a.term.length ||
      precision(b) - precision(a) ||
      Number(b.translation === null) - Number(a.translation === null),
  )
  const byKey = Map.groupBy(ordered, ({ term }) => folded(term).slice(0, KEY_LENGTH))
  const byLetter = byKey.size === 0 ? null : byKey
  return { demandsIn: (sentence) => (byLetter ? demandsIn(sentence, byLetter) : []) }
}

/** The longer first; of equal ones that of a pair before that of any, then what stays as it is. */
const precision = ({ source, target }: GlossaryEntry) => Number(source !== null) + Number(target !== null)

function demandsIn(sentence: string, entries: ReadonlyMap<string, readonly GlossaryEntry[]>): Demand[] {
  const text = folded(sentence)
  const demands: Demand[] = []
  for (let at = 0; at < text.length; at += 1) {
    // A term of one letter is under that letter alone.
    const near = [...(entries.get(text.slice(at, at + KEY_LENGTH)) ?? []), ...(entries.get(text[at]!) ?? [])]
    for (const entry of near) {
      const place = placeAt(sentence, text, at, entry)
      if (!place) continue
      const wanted = entry.translation ?? sentence.slice(place.start, place.end)
      demands.push({
        ...place,
        wanted,
        mayInflect: entry.match === 'beginning' && entry.translation !== null,
      })
      at = place.end - 1
      break
    }
  }
  return demands
}

function placeAt(
  sentence: string,
  foldedSentence: string,
  start: number,
  { term, match, matchCase }: GlossaryEntry,
): Span | null {
  const end = start + term.length
  if (foldedSentence.slice(start, end) !== folded(term)) return null
  if (matchCase && withPlainMarks(sentence.slice(start, end)) !== withPlainMarks(term)) return null
  if (match === 'anywhere') return { start, end }
  if (isInWord(sentence, start)) return null
  if (match === 'word') return isInWord(sentence, end) ? null : { start, end }
  return { start, end: wordEnd(sentence, end) }
}

/** Whether one of the terms may be found in a text, whatever its entry says of words and capitals. */
export function mayHold(text: string, terms: readonly string[]): boolean {
  const within = folded(text)
  return terms.some((term) => within.includes(folded(term)))
}

/** Those of the demands that the translation does not meet: two places want it twice. */
export function unmet(demands: readonly Demand[], translation: string): Demand[] {
  const taken: Span[] = []
  // The longest first: "Le Monde" is not met by the "Monde" of another.
  const open = [...demands].toSorted((a, b) => b.wanted.length - a.wanted.length)
  const missing = new Set<Demand>()
  for (const demand of open) {
    const place = placesOf(demand, translation).find(
      (one) => !taken.some(({ start, end }) => start < one.end && one.start < end),
    )
    if (place) taken.push(place)
    else missing.add(demand)
  }
  return demands.filter((demand) => missing.has(demand))
}

/**
 * Where what is wanted stands in a translation. A sentence may begin with a capital, and a word that is written small may be
 * written large in a title; a capital of the reader's own is as it is.
 */
export function placesOf({ wanted, mayInflect }: Demand, translation: string): Span[] {
  const isSmall = wanted === wanted.toLowerCase()
  const fold = isSmall ? folded : withPlainMarks
  const places: Span[] = []
  const [text, needle] = [fold(translation), fold(wanted)]
  const asBeginning = fold(capitalised(wanted))
  if (needle === '') return []
  for (let start = 0; start + needle.length <= text.length; start += 1) {
    const isThere =
      text.startsWith(needle, start) || (text.startsWith(asBeginning, start) && isFirst(text, start))
    if (!isThere || isInWord(translation, start)) continue
    const end = mayInflect ? wordEnd(translation, start + needle.length) : start + needle.length
    if (!isInWord(translation, end)) places.push({ start, end })
  }
  return places
}

export function capitalised(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

const isFirst = (text: string, at: number) => !/[\p{L}\p{N}]/u.test(text.slice(0, at))

function wordEnd(text: string, from: number): number {
  let end = from
  while (isInWord(text, end)) end += 1
  return end
}

/** Between two characters of one word. */
function isInWord(text: string, at: number): boolean {
  return isOneWord(characterBefore(text, at), characterAfter(text, at))
}

/** Of the same length: places are places of the text itself. */
function folded(text: string): string {
  const small = text.toLowerCase()
  return withPlainMarks(small.length === text.length ? small : Array.from(text, lowerCase).join(''))
}

function lowerCase(character: string): string {
  const small = character.toLowerCase()
  return small.length === character.length ? small : character
}

/** Apostrophes and spaces that look alike are alike. */
function withPlainMarks(text: string): string {
  return text.replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f]/g, ' ')
}
