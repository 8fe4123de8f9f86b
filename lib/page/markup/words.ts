/** Texts as words: what placing compares. Offsets are UTF-16, as everywhere on a page. */
import { type Span, UNSPACED, isUnspaced } from '../../text/word-borders'

export interface Word extends Span {
  /** In lower case, without diacritics. */
  folded: string
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const UNSPACED_CHARACTER = new RegExp(String.raw`${UNSPACED}\p{M}*|\P{M}\p{M}*`, 'gu')
/** Of Latin, Greek and Cyrillic, Hebrew and Arabic: signs a reader can do without. Elsewhere they are vowels. */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g

export function fold(text: string): string {
  return text.normalize('NFD').replace(DIACRITICS, '').toLowerCase()
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue
    if (!isUnspaced(segment)) {
      words.push({ start: index, end: index + segment.length, folded: fold(segment) })
      continue
    }
    for (const { 0: character, index: at } of segment.matchAll(UNSPACED_CHARACTER)) {
      words.push({ start: index + at, end: index + at + character.length, folded: fold(character) })
    }
  }
  return words
}

/** Whether it has a letter or a number. */
export function hasContent(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text)
}

/** The end of the first character that a reader sees, with opening quotation marks and brackets before it. */
export function firstCharacterEnd(text: string): number {
  const opening = /^[\p{Ps}\p{Pi}"'¿¡\s]*/u.exec(text)?.[0].length ?? 0
  const rest = text.slice(opening)
  for (const { segment } of graphemes.segment(rest)) return opening + segment.length
  return text.length
}
