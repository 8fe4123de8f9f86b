/**
 * Finds a text again after the page around it has changed: what is quoted, with what stood before and after it, as the
 * TextQuoteSelector of the W3C Web Annotation Data Model (section 4.2.4) has it.
 *
 *   exact, once ─────────────────────────────────► found
 *   exact, several times ─ which neighbours, where ► found
 *   not exact ─ region with the most words in common ─ edit distance (Sellers 1980) ─► found, if few enough edits
 */
import type { TextSpan } from './passages'

export interface TextQuote {
  prefix: string
  exact: string
  suffix: string
  /** Where it began in the text it was taken from: of two that are alike the nearer one is meant. */
  at: number
}

/** Enough to tell two places apart, little enough to be there when the rest has changed. */
const CONTEXT = 32
/** More edits than one in four characters: another text. */
const MOST_EDITS = 0.25
/** The distance takes the square of the length; a longer quote is found by its beginning and its end. */
const MOST_COMPARED = 600

export function quoteOf(text: string, { start, end }: TextSpan): TextQuote {
  return {
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    exact: text.slice(start, end),
    suffix: text.slice(end, end + CONTEXT),
    at: start,
  }
}

/** The place of the quote in another text, or null where nothing there is like it. */
export function findQuote(text: string, quote: TextQuote): TextSpan | null {
  if (quote.exact.trim() === '') return null
  return findExact(text, quote) ?? findAlike(text, quote)
}

function findExact(text: string, quote: TextQuote): TextSpan | null {
  const { exact, prefix, suffix } = quote
  let best: TextSpan | null = null
  let most = -Infinity
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length
    const likeness =
      commonEnd(text.slice(Math.max(0, at - CONTEXT), at), prefix) +
      commonStart(text.slice(end, end + CONTEXT), suffix) -
      Math.abs(at - quote.at) / (text.length + 1)
    if (likeness > most) {
      most = likeness
      best = { start: at, end }
    }
  }
  return best
}

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one[length] === other[length]) length++
  return length
}

function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length++
  return length
}

function findAlike(text: string, { exact }: TextQuote): TextSpan | null {
  if (exact.length > MOST_COMPARED) {
    const start = findAlike(text, { ...EMPTY, exact: exact.slice(0, MOST_COMPARED / 2) })
    const end = findAlike(text, { ...EMPTY, exact: exact.slice(-MOST_COMPARED / 2) })
    if (!start || !end) return null
    const length = end.end - start.start
    return Math.abs(length - exact.length) <= exact.length * MOST_EDITS
      ? { start: start.start, end: end.end }
      : null
  }
  const region = likelyRegion(text, exact)
  if (!region) return null
  const found = nearest(text.slice(region.start, region.end), exact)
  if (found.edits > exact.length * MOST_EDITS) return null
  return { start: region.start + found.start, end: region.start + found.end }
}

const EMPTY: TextQuote = { prefix: '', exact: '', suffix: '', at: 0 }
const GRAM = 4

/** Where the most short pieces of the quote stand close together: the quote's length, and as much again around it. */
function likelyRegion(text: string, exact: string): TextSpan | null {
  const grams = new Set<string>()
  for (let at = 0; at + GRAM <= exact.length; at++) grams.add(exact.slice(at, at + GRAM))
  if (grams.size === 0) return null
  let inside = 0
  let most = 0
  let best = 0
  for (let at = 0; at + GRAM <= text.length; at++) {
    if (grams.has(text.slice(at, at + GRAM))) inside++
    const gone = at - exact.length
    if (gone >= 0 && grams.has(text.slice(gone, gone + GRAM))) inside--
    if (inside > most) {
      most = inside
      best = at
    }
  }
  // An edit spoils as many pieces as it is in: below this there are more edits than are let pass.
  if (most < grams.size * (1 - MOST_EDITS * GRAM * 0.9)) return null
  const margin = Math.ceil(exact.length / 2)
  return {
    start: Math.max(0, best - exact.length - margin),
    end: Math.min(text.length, best + GRAM + margin),
  }
}

/** The part of a text with the smallest edit distance to a pattern: Sellers 1980, "The theory and computation of evolutionary distances". */
function nearest(text: string, pattern: string): TextSpan & { edits: number } {
  const rows = pattern.length + 1
  let edits = Array.from({ length: rows }, (_, row) => row)
  let starts = Array.from({ length: rows }, () => 0)
  let best = { start: 0, end: 0, edits: pattern.length }
  for (let column = 1; column <= text.length; column++) {
    const nextEdits = [0]
    const nextStarts = [column]
    for (let row = 1; row < rows; row++) {
      const replaced = edits[row - 1]! + (pattern[row - 1] === text[column - 1] ? 0 : 1)
      const inserted = edits[row]! + 1
      const left = nextEdits[row - 1]! + 1
      const least = Math.min(replaced, inserted, left)
      nextEdits.push(least)
      nextStarts.push(
        least === replaced ? starts[row - 1]! : least === inserted ? starts[row]! : nextStarts[row - 1]!,
      )
    }
    edits = nextEdits
    starts = nextStarts
    if (edits.at(-1)! < best.edits) best = { start: starts.at(-1)!, end: column, edits: edits.at(-1)! }
  }
  return best
}
