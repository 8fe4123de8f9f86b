/** Texts as words: what placing compares. Offsets are UTF-16, as everywhere on a page. */

export interface Span {
  start: number
  end: number
}

export interface Word extends Span {
  /** In lower case, without diacritics. */
  folded: string
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Scripts that put no space between words. Where a word ends there is a guess, so each character counts as one. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u')
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
    if (!STARTS_UNSPACED.test(segment)) {
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

/** Whether two characters that touch are of one word: "C" in "Classe" is none, "C" in "C言語" is. */
export function isOneWord(before: string, after: string): boolean {
  const inWord = (character: string) => /[\p{L}\p{N}]/u.test(character) && !STARTS_UNSPACED.test(character)
  return inWord(before) && inWord(after)
}

export function isUnspaced(character: string): boolean {
  return STARTS_UNSPACED.test(character)
}

/** The whole character before an offset, and the one from it on; '' at the ends. */
export function characterBefore(text: string, at: number): string {
  if (at <= 0) return ''
  const isPair = /[\uDC00-\uDFFF]/.test(text[at - 1]!) && /[\uD800-\uDBFF]/.test(text[at - 2] ?? '')
  return text.slice(at - (isPair ? 2 : 1), at)
}

export function characterAfter(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The end of the first character that a reader sees, with opening quotation marks and brackets before it. */
export function firstCharacterEnd(text: string): number {
  const opening = /^[\p{Ps}\p{Pi}"'¿¡\s]*/u.exec(text)?.[0].length ?? 0
  const rest = text.slice(opening)
  for (const { segment } of graphemes.segment(rest)) return opening + segment.length
  return text.length
}

/** Every place where `needle` stands in `text` as a word of its own, not as a part of one unless it may be. */
export function occurrences(text: string, needle: string, mayBePart = false): Span[] {
  const found: Span[] = []
  if (needle === '') return found
  for (let start = text.indexOf(needle); start >= 0; start = text.indexOf(needle, start + 1)) {
    const end = start + needle.length
    const cutsLeft = isOneWord(characterBefore(text, start), characterAfter(text, start))
    const cutsRight = isOneWord(characterBefore(text, end), characterAfter(text, end))
    if (mayBePart || (!cutsLeft && !cutsRight)) found.push({ start, end })
  }
  return found
}
