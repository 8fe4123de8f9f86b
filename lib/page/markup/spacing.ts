/** White space where two translated texts meet; scripts without spaces between words have none between sentences either. */
import { characterAfter, characterBefore, isOneWord, isUnspaced, type Span } from './words'

const WIDE_PUNCTUATION = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/

/** The page shows any run of white space as one space. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What stands between two sentences, given the text of their originals and the white space in it between them. */
export function spaceBetween(before: string, source: string, space: Span, after: string): string {
  const original = source.slice(space.start, space.end)
  if (/\n/.test(original)) return original
  const last = characterBefore(before, before.length)
  const first = characterAfter(after, 0)
  if (isWide(last) && isWide(first)) return ''
  if (original !== '' || last === '' || first === '' || isWide(last) || isWide(first)) return original
  return wasWide(source, space.start) ? ' ' : ''
}

function isWide(character: string): boolean {
  return isUnspaced(character) || WIDE_PUNCTUATION.test(character)
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
