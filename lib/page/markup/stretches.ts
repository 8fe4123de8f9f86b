import { isUnspaced, type Span } from '../../text/word-borders'
/**
 * A sentence cut at the borders of what must be kept: for when its translation as a whole cannot be laid on the page. Each
 * stretch is translated alone and goes where it came from; punctuation and white space at its ends are the original's.
 */
import { isKept, type Located } from './choose'
import { protectedTokens } from './lay-sentence'
import type { Layout } from './layout'
import { restoreTokens, type Token, tokensOf } from './protect'
import { isTooLong } from './refuse'
import type { SourceSentence } from './source-sentence'
import { collapse, joinStretches, narrow } from './spacing'
import { hasContent, hasLetter, wordsOf } from './words'

const LONGEST_PARTICLE = 3

export interface Stretch extends Span {
  text: string
  before: string
  /** To be translated; '' where there are no words or they stay as they are. */
  piece: string
  after: string
}

export function stretchesOf(layout: Layout, sentence: SourceSentence, missing: Token[]): Stretch[] {
  const kept = sentence.parts.filter(isKept)
  const fixed: Span[] = [
    ...kept.filter(({ mark }) => mark.kind === 'verbatim'),
    ...[...missing, ...protectedTokens(sentence).filter(({ kind }) => kind !== 'number')].map(
      ({ start, end }) => ({
        start: sentence.start + start,
        end: sentence.start + end,
      }),
    ),
  ]
  const cuts = new Set([sentence.start, sentence.end])
  for (const { start, end } of [...kept, ...fixed]) cuts.add(start).add(end)
  const borders = [...cuts].toSorted((a, b) => a - b)
  return borders.slice(1).map((end, at): Stretch => {
    const start = borders[at]!
    const text = layout.unit.text.slice(start, end)
    const isFixed = fixed.some((span) => span.start <= start && end <= span.end)
    if (isFixed || !hasLetter(text)) return { start, end, text, before: text, piece: '', after: '' }
    const before = /^[\s\p{P}\p{S}]*/u.exec(text)![0]
    const after = /[\s\p{P}\p{S}]*$/u.exec(text)![0]
    return { start, end, text, before, piece: text.slice(before.length, text.length - after.length), after }
  })
}

export interface JoinedStretches {
  text: string
  /** Where all that has to be kept lies. */
  located: Located
}

/** Null where a piece has come back as nothing that could be shown. `translations` are those of the pieces, in order. */
export function joinPieces(
  sentence: SourceSentence,
  stretches: Stretch[],
  translations: string[],
  whole: string,
): JoinedStretches | null {
  const places = new Map<Stretch, Span>()
  const given = [...translations]
  const words = wordsOf(whole)
  const isWide = words.some(({ folded }) => isUnspaced(folded))
  // The first may have its capital for being the first.
  const seen = new Set(words.slice(1).map(({ start, end }) => whole.slice(start, end)))
  let text = ''
  for (const stretch of stretches) {
    const out = outOf(stretch, stretch.piece === '' ? '' : (given.shift() ?? ''), seen, isWide)
    if (out === null) return null
    text += joinStretches(text, out, sentence.text, stretch.start - sentence.start)
    places.set(stretch, { start: text.length, end: text.length + out.length })
    text += out
  }
  const located: Located = new Map()
  for (const part of sentence.parts.filter(isKept)) {
    const inside = stretches.filter(({ start, end }) => part.start <= start && end <= part.end)
    located.set(part, { start: places.get(inside[0]!)!.start, end: places.get(inside.at(-1)!)!.end })
  }
  return { text, located }
}

function outOf(
  { piece, before, after }: Stretch,
  translation: string,
  seen: Set<string>,
  isWide: boolean,
): string | null {
  if (piece === '') return before
  const cleaned = asInSentence(piece, collapse(translation.toWellFormed()), seen)
  // A particle ("は") has no word of its own in many a language; the verifier sees to it that no link is left empty.
  const isNothing = cleaned === '' && piece.length <= LONGEST_PARTICLE
  if ((!hasContent(cleaned) && !isNothing) || isTooLong(piece, cleaned)) return null
  const { text, missing } = restoreTokens(tokensOf(piece), piece, cleaned)
  if (missing.length > 0) return null
  return isWide ? before + text + after : narrow(before) + text + narrow(after)
}

/**
 * A model takes what it is given for a sentence: a capital letter at its beginning and a stop at its end are not of the words.
 * `seen` are those of the whole sentence, as they are written there.
 */
function asInSentence(piece: string, translation: string, seen: Set<string>): string {
  const words = /[.。!?！？…]$/u.test(piece) ? translation : translation.replace(/(?<=.)[.。]$/u, '')
  const first = wordsOf(words)[0]
  if (!first || /^\p{Lu}/u.test(piece)) return words
  const given = words.slice(first.start, first.end)
  const lower = given.charAt(0).toLowerCase() + given.slice(1)
  return seen.has(lower) && !seen.has(given)
    ? words.slice(0, first.start) + lower + words.slice(first.end)
    : words
}
