/**
 * What has to come out of a translation as it went in: addresses, versions, numbers, and the text of verbatim marks. A small
 * model bends them now and then ("https: / / example.com", "1991" for "1990"); where it is plain which word was meant, the
 * original is put back in its place.
 */
import { editDistance, nearestPart } from './similarity'
import {
  characterAfter,
  characterBefore,
  hasContent,
  hasLetter,
  isOneWord,
  occurrences,
  type Span,
} from './words'

export interface Token extends Span {
  text: string
  kind: 'number' | 'name' | 'mark'
  /** A letter or number stands right beside it: `<code>int</code>s`. */
  isGlued: boolean
}

const ADDRESS = String.raw`(?:https?:\/\/|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]}»”’]`
const EMAIL = String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`
const UUID = String.raw`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`
const HANDLE = String.raw`(?<![\p{L}\p{N}&/])[@#][\p{L}_][\p{L}\p{N}_]*`
const VERSION = String.raw`(?<![\p{L}\p{N}.])v\d+(?:\.\d+)*|(?<![\p{N}.])\d+\.\d+(?:\.\d+)+`
const NUMBER = String.raw`\d+(?:[.,:/’'\u00a0\u202f-]\d+)*`
const NAMES = new RegExp(`${ADDRESS}|${EMAIL}|${UUID}|${HANDLE}|${VERSION}`, 'gu')
const NUMBERS = new RegExp(NUMBER, 'gu')

/** Small numbers may become words: "3 books", "trois livres". */
const LARGEST_IN_WORDS = 12
/** Edits by which a bent address or name may differ from its original, by length; for numbers by digits. */
const MOST_EDITS = 0.35
const MOST_DIGIT_EDITS = 0.5

/** The tokens of a sentence, in order; `marks` are its verbatim parts, in which nothing else is looked for. */
export function tokensOf(text: string, marks: Span[] = []): Token[] {
  const tokens: Token[] = []
  const add = (kind: Token['kind'], { start, end }: Span) => {
    const isGlued = touchesWord(text, start) || touchesWord(text, end)
    if (tokens.some((token) => token.start < end && start < token.end) || (kind === 'name' && isGlued)) return
    tokens.push({ kind, start, end, text: text.slice(start, end), isGlued })
  }
  for (const mark of marks) add('mark', mark)
  for (const { 0: found, index } of text.matchAll(NAMES))
    add('name', { start: index, end: index + found.length })
  for (const { 0: found, index } of text.matchAll(NUMBERS)) {
    add('number', { start: index, end: index + found.length })
  }
  return tokens.toSorted((a, b) => a.start - b.start)
}

/** The translation with what is protected put back, and the tokens for which there was no place. */
export function restoreTokens(
  tokens: Token[],
  source: string,
  translation: string,
): { text: string; missing: Token[] } {
  let text = translation
  const missing: Token[] = []
  const taken: Span[] = []
  const put = ({ start, end }: Span, by: string) => {
    text = text.slice(0, start) + by + text.slice(end)
    const moved = by.length - (end - start)
    for (const span of taken) {
      if (span.start < end) continue
      span.start += moved
      span.end += moved
    }
    taken.push({ start, end: start + by.length })
  }
  const isTaken = ({ start, end }: Span) => taken.some((span) => span.start < end && start < span.end)
  // What stands there as it is comes first, so that no repair takes its place.
  const bent = tokens.filter((token) => {
    const found = placesOf(token, text).find((span) => !isTaken(span))
    if (found) taken.push(found)
    return !found
  })
  // Two footnotes in a row are both at the end.
  let words = source
  for (const { kind, start, end } of tokens) {
    if (kind === 'mark') words = words.slice(0, start) + '\uFFFC'.repeat(end - start) + words.slice(end)
  }
  for (const token of bent) {
    const place =
      token.kind === 'number' ? nearestNumber(token, text, isTaken) : nearestName(token, text, isTaken)
    if (place) put(place, token.text)
    else if (isAtEdge(token, words)) put(...atEdge(token, words, text, taken))
    else if (!mayBeWords(token, text, isTaken)) missing.push(token)
  }
  return { text, missing }
}

function touchesWord(text: string, at: number): boolean {
  return isOneWord(characterBefore(text, at), characterAfter(text, at))
}

function placesOf({ kind, text: token, isGlued }: Token, text: string): Span[] {
  if (kind !== 'number') return occurrences(text, token, isGlued)
  return numbersIn(text)
    .filter(({ start, end }) => sameDigits(text.slice(start, end), token))
    .map(({ start, end }) => ({ start, end }))
}

function numbersIn(text: string): Span[] {
  return [...text.matchAll(/\p{Nd}+(?:[.,:/’'\u00a0\u202f\u066b\u066c-]\p{Nd}+)*/gu)].map(
    ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }),
  )
}

/** Digits of the target's script are the same number; other separators are not. */
function sameDigits(a: string, b: string): boolean {
  return a === b || (/[^\d]/.test(a) && westernDigits(a) === b)
}

function westernDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!
      // Digits stand in tens that begin at their zero.
      let zero = code
      while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
      return String(code - zero)
    })
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',')
}

function nearestNumber({ text: token }: Token, text: string, isTaken: (span: Span) => boolean): Span | null {
  const digits = token.replace(/\D/g, '')
  let best: (Span & { distance: number }) | null = null
  for (const span of numbersIn(text)) {
    if (isTaken(span)) continue
    const distance = editDistance(westernDigits(text.slice(span.start, span.end)).replace(/\D/g, ''), digits)
    if (distance <= digits.length * MOST_DIGIT_EDITS && (!best || distance < best.distance)) {
      best = { ...span, distance }
    }
  }
  return best
}

function nearestName(
  { text: token, isGlued }: Token,
  text: string,
  isTaken: (span: Span) => boolean,
): Span | null {
  if (!hasContent(token)) return null
  // White space that a model put in ("example. com") costs nothing.
  const at: number[] = []
  let squeezed = ''
  for (let index = 0; index < text.length; index += 1) {
    if (/\s/.test(text[index]!)) continue
    at.push(index)
    squeezed += lowerCase(text[index]!)
  }
  const most = token.length < 4 ? 0 : Math.floor(token.length * MOST_EDITS)
  const found = nearestPart(squeezed, Array.from(token.replace(/\s/g, ''), lowerCase).join(''), most)
  if (!found || found.start === found.end) return null
  const span = wholeCharacters(text, { start: at[found.start]!, end: at[found.end - 1]! + 1 })
  if (!isGlued && token.length < 4 && (touchesWord(text, span.start) || touchesWord(text, span.end)))
    return null
  const whole = isGlued ? span : withEndings(text, span)
  return isTaken(whole) ? null : whole
}

/** Lower case, of the same length. */
function lowerCase(character: string): string {
  const lower = character.toLowerCase()
  return lower.length === character.length ? lower : character
}

function wholeCharacters(text: string, { start, end }: Span): Span {
  const isLow = (at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  return { start: isLow(start) ? start - 1 : start, end: isLow(end) ? end + 1 : end }
}

/** With a letter or two that a model added to it: "useStates". */
function withEndings(text: string, { start, end }: Span): Span {
  const before = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}$/u.exec(text.slice(0, start))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}])/u.exec(text.slice(end))?.[0].length ?? 0
  const isIn = (at: number) => touchesWord(text, at)
  return { start: isIn(start) ? start - before : start, end: isIn(end) ? end + after : end }
}

/** Nothing but punctuation between it and the beginning or the end: a footnote's number, an anchor's sign. */
function isAtEdge({ start, end, kind }: Token, source: string): boolean {
  return kind === 'mark' && (!hasContent(source.slice(0, start)) || !hasContent(source.slice(end)))
}

/** Where it goes, and with the white space that it had. */
function atEdge(
  { start, end, text: token }: Token,
  source: string,
  text: string,
  taken: Span[],
): [Span, string] {
  const [head, tail] = [source.slice(0, start), source.slice(end).replaceAll('\uFFFC', '')]
  if (hasContent(head)) {
    const space = /\s*$/u.exec(head)![0]
    const closing = tail.trim() === '' ? 0 : (/[\p{P}\s]*$/u.exec(text)?.[0].length ?? 0)
    // Not into a footnote that stands there already.
    const place = Math.max(text.length - closing, ...taken.map((span) => span.end))
    return [{ start: place, end: place }, space + token]
  }
  const opening = head === '' ? 0 : (/^[\p{P}\s]*/u.exec(text)?.[0].length ?? 0)
  return [{ start: opening, end: opening }, token + /^\s*/u.exec(tail)![0]]
}

function mayBeWords({ kind, text: token }: Token, text: string, isTaken: (span: Span) => boolean): boolean {
  if (kind !== 'number' || !/^\d{1,2}$/.test(token) || Number(token) > LARGEST_IN_WORDS) return false
  return hasLetter(text) && numbersIn(text).every(isTaken)
}
