import type { Span } from '../../text/word-borders'
/** Numbers of a sentence in its translation: unchanged, in the digits of another script, bent, or in words. */
import { editDistance } from './similarity'
import { hasLetter } from './words'

/** Small numbers may become words: "3 books", "trois livres". */
const LARGEST_IN_WORDS = 12
/** Digits by which a number that a model bent may differ from its original. */
const MOST_DIGIT_EDITS = 0.5
/** In a table of hundreds of other numbers none is plainly the one that was meant. */
const MOST_FREE_NUMBERS = 50

export function numbersIn(text: string): Span[] {
  return [...text.matchAll(/\p{Nd}+(?:[.,:/’'\u00a0\u202f\u066b\u066c-]\p{Nd}+)*/gu)].map(
    ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }),
  )
}

/** Each number takes one that is equal; what is left on either side. */
export function matchNumbers<Token extends { text: string }>(
  tokens: Token[],
  numbers: Span[],
  text: string,
): { missing: Token[]; free: Span[] } {
  const known = Map.groupBy(numbers, ({ start, end }) => westernDigits(text.slice(start, end)))
  const missing = tokens.filter((token) => !known.get(token.text)?.shift())
  const left = new Set([...known.values()].flat())
  return { missing, free: numbers.filter((span) => left.has(span)) }
}

/** Digits of the target's script are the same number; other separators are not. */
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

export function nearestNumber(token: string, text: string, free: Span[]): Span | null {
  const digits = token.replace(/\D/g, '')
  const most = digits.length * MOST_DIGIT_EDITS
  let best: { span: Span; distance: number } | null = null
  for (const span of free.length > MOST_FREE_NUMBERS ? [] : free) {
    const other = westernDigits(text.slice(span.start, span.end)).replace(/\D/g, '')
    if (Math.abs(other.length - digits.length) > most) continue
    const distance = editDistance(other, digits)
    if (distance <= most && (!best || distance < best.distance)) best = { span, distance }
  }
  return best?.span ?? null
}

export function mayBeWords(token: string, text: string): boolean {
  return /^\d{1,2}$/.test(token) && Number(token) <= LARGEST_IN_WORDS && hasLetter(text)
}
