/** Where words begin and end in a text. Offsets are UTF-16, as everywhere on a page. */

export interface Span {
  start: number
  end: number
}

/** Scripts that put no space between words. Where a word ends there is a guess, so each character counts as one. */
export const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u')

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
