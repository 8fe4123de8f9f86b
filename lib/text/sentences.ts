import type { LanguageTag } from '../messaging/contract'
import { closingMark, goesOn, hasContent, openingMark } from './sentences-borders'
import { clausesBySpace } from './sentences-spaces'

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
    for (const segment of segmentsOf(line, segmenter, language)) {
      const core = segment.trim()
      const start = core === '' ? segment.length : segment.indexOf(core)
      if (start > 0) appendSpace(pieces, segment.slice(0, start))
      if (core !== '') pieces.push({ text: core, after: segment.slice(start + core.length) })
    }
  }
  return pieces
}

/** The segments of a line with their borders repaired; joined again they are the line. */
function segmentsOf(line: string, segmenter: Intl.Segmenter, language: LanguageTag): string[] {
  const repaired: string[] = []
  // What stood last before the border, not all that has been joined: a rule looks at a few words, and a line may be long.
  let before = ''
  let opening = ''
  for (const { segment } of segmenter.segment(line)) {
    const given = opening + segment
    opening = openingMark(given)
    const whole = given.slice(0, given.length - opening.length)
    const last = repaired.length - 1
    const closing = last < 0 ? '' : closingMark(whole)
    const rest = whole.slice(closing.length)
    if (last < 0) repaired.push(whole)
    else if (rest === '' || goesOn(before + spaceAfter(closing), rest, language)) repaired[last] += whole
    else {
      repaired[last] += closing
      repaired.push(rest)
    }
    if (last < 0 || hasContent(rest)) before = rest
  }
  if (opening !== '') repaired.push(opening)
  return repaired.flatMap(clausesBySpace)
}

function spaceAfter(closing: string): string {
  return closing.slice(closing.trimEnd().length)
}

function appendSpace(pieces: Piece[], space: string): void {
  const last = pieces.at(-1)
  if (last) last.after += space
  else pieces.push({ text: '', after: space })
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
