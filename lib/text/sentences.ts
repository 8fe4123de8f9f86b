import type { LanguageTag } from '../messaging/contract'

/** A piece of text to translate and the white space that follows it; joined again, the pieces are the text to the character. */
export interface Piece {
  text: string
  after: string
}

/**
 * Splits a text into sentences. A line break always ends one: in a selection it is the border of a paragraph, a list item or
 * a cell. White space before the first sentence comes as a piece with no text.
 */
export function sentences(text: string, language: LanguageTag): Piece[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const pieces: Piece[] = []
  for (const line of text.split(/(?<=\n)/)) {
    for (const { segment } of segmenter.segment(line)) {
      const core = segment.trim()
      const start = core === '' ? segment.length : segment.indexOf(core)
      if (start > 0) appendSpace(pieces, segment.slice(0, start))
      if (core !== '') pieces.push({ text: core, after: segment.slice(start + core.length) })
    }
  }
  return pieces
}

function appendSpace(pieces: Piece[], space: string): void {
  const last = pieces.at(-1)
  if (last) last.after += space
  else pieces.push({ text: '', after: space })
}

/**
 * Splits a text that is too long for one pass at the best border near its middle: a clause's end, else a space, else between
 * two characters. Both halves are shorter than the whole, so halving repeatedly always ends; a text of one character comes back whole.
 */
export function halve(text: string): Piece[] {
  const border =
    nearestToMiddle(text, /[,;:、，；：،؛—–)]\s*/gu) ??
    nearestToMiddle(text, /\s+/gu) ??
    characterBorder(text)
  if (border === null) return [{ text, after: '' }]
  const first = text.slice(0, border)
  const core = first.trimEnd()
  return [
    { text: core, after: first.slice(core.length) },
    { text: text.slice(border), after: '' },
  ]
}

/** The end of the match nearest to the middle, with a third of the text at least on either side. */
function nearestToMiddle(text: string, border: RegExp): number | null {
  const middle = text.length / 2
  let best: number | null = null
  for (const match of text.matchAll(border)) {
    const end = match.index + match[0].length
    if (end < text.length / 3 || end > (text.length * 2) / 3) continue
    if (best === null || Math.abs(end - middle) < Math.abs(best - middle)) best = end
  }
  return best
}

/** The middle, moved off the inside of a surrogate pair. */
function characterBorder(text: string): number | null {
  const middle = Math.floor(text.length / 2)
  const code = text.charCodeAt(middle)
  const border = code >= 0xdc00 && code <= 0xdfff ? middle + 1 : middle
  return border > 0 && border < text.length ? border : null
}

const SYMBOLS = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{200D}\u{FE0F}\u{20E3}\s]`
const EDGES = new RegExp(`^(${SYMBOLS}*)(.*?)(${SYMBOLS}*)$`, 'su')

/**
 * A sentence without the emoji and pictographs at its ends. Small vocabularies do not hold them and a model would drop them;
 * so they are set aside and put back around the translation.
 */
export function withoutEdgeSymbols(text: string): { before: string; core: string; after: string } {
  const [, before = '', core = '', after = ''] = EDGES.exec(text) ?? []
  return { before, core, after }
}

/** Whether there is anything to translate: numbers, signs and symbols alone say the same in every language. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text)
}

/** What a model may be given: no half surrogate pairs, no control characters but white space. */
export function forModel(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is meant
  return text.toWellFormed().replace(/[\u0000-\u0008\u000E-\u001F\u007F\uFFFD]/g, '')
}
