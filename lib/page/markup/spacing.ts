import { characterAfter, characterBefore, isOneWord, type Span } from '../../text/word-borders'
/** White space where two translated texts meet. */
import type { TextUnit } from '../units/unit'

/** Chinese and Japanese, which put no space between sentences either; Thai does. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u

/** The page shows a run of these as one space, and keeps any other: a hard space before a colon. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim()
}

/** What stands between two sentences where `space` of the unit's text stands between their originals. */
export function spaceBetween(before: string, { text, slots }: TextUnit, space: Span, after: string): string {
  const original = text.slice(space.start, space.end)
  if (slots.some(({ isFixed, start, end }) => isFixed && start < space.end && end > space.start))
    return original
  if (/\n/.test(original)) return original
  const last = characterBefore(before, before.length)
  const first = characterAfter(after, 0)
  if (isWide(last) && isWide(first)) return ''
  if (original !== '' || last === '' || first === '' || isWide(last) || isWide(first)) return original
  return wasWide(text, space.start) ? ' ' : ''
}

function isWide(character: string): boolean {
  return WIDE.test(character)
}

function wasWide(source: string, border: number): boolean {
  return isWide(characterBefore(source, border)) || isWide(characterAfter(source, border))
}

/** Joins two stretches of one sentence that were translated alone, as their originals were joined; returns what comes between. */
export function joinStretches(before: string, after: string, source: string, border: number): string {
  const isWord = isOneWord(characterBefore(before, before.length), characterAfter(after, 0))
  return wasWide(source, border) && isWord ? ' ' : ''
}

const NARROW: Record<string, string> = {
  '。': '. ',
  '，': ', ',
  '、': ', ',
  '！': '! ',
  '？': '? ',
  '：': ': ',
  '；': '; ',
  '（': ' (',
  '）': ') ',
  '「': ' “',
  '」': '” ',
}

/** Punctuation at the ends of a stretch, in the width of the script that it was translated into. */
export function narrow(punctuation: string): string {
  return punctuation.replace(/[。，、！？：；（）「」]/g, (mark) => NARROW[mark]!)
}
