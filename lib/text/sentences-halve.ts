import type { Piece } from './sentences'

/**
 * Splits a text that is too long for one pass at the best border near its middle: a clause's end, else a space, else between
 * two words of a script without spaces, else between two characters. Both halves are shorter than the whole, so halving
 * repeatedly always ends; a text of one character comes back whole.
 */
export function halve(text: string): Piece[] {
  const border =
    nearestToMiddle(text, CLAUSE_END) ??
    nearestToMiddle(text, BETWEEN_WORDS) ??
    nearestToMiddle(text, /\s+/gu) ??
    aroundMiddle(text, 'word') ??
    aroundMiddle(text, 'grapheme') ??
    characterBorder(text)
  if (border === null) return [{ text, after: '' }]
  const first = text.slice(0, border)
  const core = first.trimEnd()
  return [
    { text: core, after: first.slice(core.length) },
    { text: text.slice(border), after: '' },
  ]
}

/** Not inside a number: 1,234 and 3:30 and 2;5 are each one. */
const CLAUSE_END = /(?:[,;:](?!\p{N})|[.!?](?=\s)|[、，；：。！？،؛؟।—–)])\s*/gu

/** Not inside a number: 1 000 000 is one. */
const BETWEEN_WORDS = /(?<!\p{N})\s+|\s+(?!\p{N}|\s)/gu

/** The end of the match nearest to the middle, with a third of the text at least on either side. */
function nearestToMiddle(text: string, border: RegExp): number | null {
  const middle = text.length / 2
  let best: number | null = null
  for (const match of text.matchAll(border)) {
    const end = match.index + match[0].length
    if (!isNearMiddle(end, text)) continue
    if (best === null || Math.abs(end - middle) < Math.abs(best - middle)) best = end
  }
  return best
}

function isNearMiddle(place: number, text: string): boolean {
  return place >= text.length / 3 && place <= (text.length * 2) / 3
}

const segmenters = {
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  grapheme: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
}

/** The border of the word or character that lies over the middle. */
function aroundMiddle(text: string, granularity: 'word' | 'grapheme'): number | null {
  const middle = Math.floor(text.length / 2)
  const over = segmenters[granularity].segment(text).containing(middle)
  if (!over) return null
  const borders = [over.index, over.index + over.segment.length]
  return borders.find((place) => isNearMiddle(place, text) && place > 0 && place < text.length) ?? null
}

/** The middle, moved off the inside of a surrogate pair. */
function characterBorder(text: string): number | null {
  const middle = Math.floor(text.length / 2)
  const code = text.charCodeAt(middle)
  const border = code >= 0xdc00 && code <= 0xdfff ? middle + 1 : middle
  return border > 0 && border < text.length ? border : null
}
