/** One sentence: its protected words put back, its marks located, its words laid on the slots. */
import { align, type Lay } from './align'
import { chooseKept, chooseStyles, isKept, type Located, MOST_MARKS } from './choose'
import type { Layout } from './layout'
import { type Candidate, candidatesOf, type TargetSentence } from './locate'
import type { Own } from './own-texts'
import { pointsIn } from './points'
import { restoreTokens, type Token, tokensOf } from './protect'
import type { MarkPart, SourceSentence } from './source-sentence'
import { collapse } from './spacing'
import { firstCharacterEnd, hasContent, hasLetter, wordsOf } from './words'

export interface LaidSentence {
  text: string
  lays: Lay[]
  /** A mark that only looks has lost its words. */
  isFlattened: boolean
}

export interface Failure {
  /** Protected words that the translation has lost, by their place in the original sentence. */
  missing: Token[]
}

/** The translation as the page would show it. */
export function shownText(layout: Layout, translation: string): string {
  const text = translation.toWellFormed()
  return layout.unit.keepsLines ? text.trim() : collapse(text)
}

export function protectedTokens(sentence: SourceSentence): Token[] {
  const marks = sentence.parts.filter(
    ({ mark, text }) => mark.kind === 'verbatim' || (mark.kind === 'link' && !hasLetter(text)),
  )
  return tokensOf(
    sentence.text,
    marks.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start })),
  )
}

export function laySentence(
  layout: Layout,
  sentence: SourceSentence,
  translation: string,
  own: Own,
): LaidSentence | Failure {
  const slots = layout.unit.slots.slice(sentence.first, sentence.last)
  if (slots.every(({ isFixed }) => isFixed)) return asItWas(layout, sentence)
  if (sentence.parts.filter(isKept).length > MOST_MARKS) return { missing: [] }
  const { text, missing } = restoreTokens(
    protectedTokens(sentence),
    sentence.text,
    shownText(layout, translation),
  )
  if (missing.length > 0) return { missing }
  const target: TargetSentence = { text, words: wordsOf(text) }
  const candidates = candidatesIn(sentence, target, own)
  const located = chooseKept(sentence.parts, candidates)
  if (sentence.parts.some((part) => isKept(part) && !located.has(part))) return { missing: [] }
  return layLocated(layout, sentence, target, located, candidates) ?? { missing: [] }
}

export function candidatesIn(
  sentence: SourceSentence,
  target: TargetSentence,
  own: Own,
): (part: MarkPart) => Candidate[] {
  const known = new Map<MarkPart, Candidate[]>()
  return (part) => {
    const found = known.get(part) ?? candidatesOf(part, sentence, target, own(part))
    known.set(part, found)
    return found
  }
}

/** Goes on where all that has to be kept is located: looks, points, slots. */
export function layLocated(
  layout: Layout,
  sentence: SourceSentence,
  target: TargetSentence,
  located: Located,
  candidates: (part: MarkPart) => Candidate[],
): LaidSentence | null {
  chooseStyles(sentence.parts, located, (part) => {
    if (part.mark.kind === 'initial') return initialIn(part, sentence, target, located)
    const initial = sentence.parts.find(({ mark, end }) => mark.kind === 'initial' && end === part.start)
    return initial ? behindInitial(part, initial, sentence, target, located) : candidates(part)
  })
  const lays = align(layout, sentence, target.text, located, pointsIn(layout.unit, sentence, target, located))
  if (!lays) return null
  const isFlattened = sentence.parts.some(
    (part) =>
      (part.mark.kind === 'style' || part.mark.kind === 'initial') &&
      !located.has(part) &&
      hasContent(part.text),
  )
  return { text: target.text, lays, isFlattened }
}

/** The first letter of the sentence, or of the link that begins with it. */
function initialIn(
  part: MarkPart,
  sentence: SourceSentence,
  { text }: TargetSentence,
  located: Located,
): Candidate[] {
  const outer = [...located].findLast(
    ([{ mark, start }]) =>
      mark.kind === 'link' &&
      mark.first <= part.mark.first &&
      part.mark.last <= mark.last &&
      start === part.start,
  )
  if (!outer && part.start !== sentence.start) return []
  const start = outer ? outer[1].start : 0
  return [{ start, end: start + firstCharacterEnd(text.slice(start)), score: 1.5 }]
}

/** Small capitals behind a large letter, over the rest of its word or a few more: as many words of the translation. */
function behindInitial(
  part: MarkPart,
  initial: MarkPart,
  sentence: SourceSentence,
  target: TargetSentence,
  located: Located,
): Candidate[] {
  const [letter] = initialIn(initial, sentence, target, located)
  const count = wordsOf(initial.text + part.text).length
  const words = target.words.filter(({ end }) => letter && end > letter.end)
  const last = words[Math.min(count, words.length) - 1]
  return letter && last ? [{ start: letter.end, end: last.end, score: 1.4 }] : []
}

function asItWas(layout: Layout, sentence: SourceSentence): LaidSentence {
  const lays = layout.unit.slots.slice(sentence.first, sentence.last).map(({ start, end }, at): Lay => ({
    slot: sentence.first + at,
    text: layout.unit.text.slice(Math.max(start, sentence.start), Math.min(end, sentence.end)),
  }))
  return { text: sentence.text, lays, isFlattened: false }
}
