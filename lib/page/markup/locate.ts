import { characterAfter, characterBefore, isOneWord, occurrences, type Span } from '../../text/word-borders'
/**
 * Where in a translated sentence the words of a mark are. Looked for are the mark's own translation and its text as it was
 * (names); found exactly, folded, or as the window of words most like it.
 */
import { phraseSimilarity } from './similarity'
import type { MarkPart, SourceSentence } from './source-sentence'
import { hasLetter, type Word, wordsOf } from './words'

export interface Candidate extends Span {
  /** About 0 to 1; of two places the higher is the better. */
  score: number
}

export interface TargetSentence {
  text: string
  words: Word[]
}

const CANDIDATES = 8
/** Windows may have so many words more or fewer than what is looked for. */
const SLACK = 2
const LEAST_ALIKE = 0.6
/** Steps of comparing after which only exact places are looked for: one mark never costs more than a few milliseconds. */
const MOST_COMPARISONS = 60_000
const POSITION_WEIGHT = 0.2

export function candidatesOf(
  part: MarkPart,
  sentence: SourceSentence,
  target: TargetSentence,
  own: string | undefined,
): Candidate[] {
  if (part.isWhole) return [{ ...withoutOuterPunctuation(part, sentence, target.text), score: 2 }]
  const { kind } = part.mark
  if (kind === 'verbatim' || !hasLetter(part.text)) {
    const score = kind === 'verbatim' ? 1 : 0.9
    const places = occurrences(target.text, part.text, isGlued(part, sentence))
    const found = places.map((place) => ({ ...place, score }))
    const spaced =
      kind === 'verbatim' ? found : found.map((place) => withSpace(place, part, sentence, target))
    return best(spaced, part, sentence, target)
  }
  const found = [
    ...(own === undefined ? [] : phrasePlaces(own, target, 1, true)),
    ...phrasePlaces(part.text, target, 0.9, false),
  ]
  const whole = found.map((place) =>
    withSpace(withPunctuation(place, part.text, target.text), part, sentence, target),
  )
  return best(whole, part, sentence, target)
}

/** The space at an end of the mark, if it is the mark's own in the original. */
function withSpace(
  place: Candidate,
  { mark, start, end }: MarkPart,
  sentence: SourceSentence,
  { text }: TargetSentence,
): Candidate {
  const leads = mark.start < start && start > sentence.start && /\s/.test(text[place.start - 1] ?? '')
  const trails = mark.end > end && end < sentence.end && /\s/.test(text[place.end] ?? '')
  return { ...place, start: place.start - (leads ? 1 : 0), end: place.end + (trails ? 1 : 0) }
}

function isGlued({ start, end }: MarkPart, sentence: SourceSentence): boolean {
  return [start - sentence.start, end - sentence.start].some((at) =>
    isOneWord(characterBefore(sentence.text, at), characterAfter(sentence.text, at)),
  )
}

/** All of the sentence but the punctuation at its ends that the original has outside the mark. */
function withoutOuterPunctuation(part: MarkPart, sentence: SourceSentence, text: string): Span {
  const leads = part.start > sentence.start ? (/^[\p{P}\p{S}\s]*/u.exec(text)?.[0].length ?? 0) : 0
  const trails = part.end < sentence.end ? (/[\p{P}\p{S}\s]*$/u.exec(text)?.[0].length ?? 0) : 0
  return leads + trails < text.length
    ? { start: leads, end: text.length - trails }
    : { start: 0, end: text.length }
}

function phrasePlaces(phrase: string, target: TargetSentence, most: number, isFuzzy: boolean): Candidate[] {
  const needle = wordsOf(phrase)
  const { words, text } = target
  if (needle.length === 0) return []
  const exact = occurrences(text, phrase.trim())
  const places: Candidate[] = exact.map((span) => ({ ...span, score: most }))
  for (let at = 0; at + needle.length <= words.length; at += 1) {
    if (!needle.every(({ folded }, offset) => words[at + offset]!.folded === folded)) continue
    const span = spanOf(words, at, at + needle.length)
    const isKnown = exact.some(({ start, end }) => start <= span.start && span.end <= end)
    if (!isKnown) places.push({ ...span, score: most * 0.95 })
  }
  const sizes = Math.min(needle.length - 1, SLACK) + 1 + SLACK
  const comparisons = words.length * sizes * needle.length * (needle.length + SLACK)
  if (!isFuzzy || places.length > 0 || comparisons > MOST_COMPARISONS) return places
  for (let at = 0; at < words.length; at += 1) {
    for (let size = Math.max(1, needle.length - SLACK); size <= needle.length + SLACK; size += 1) {
      if (at + size > words.length) break
      const similarity = phraseSimilarity(needle, words.slice(at, at + size))
      if (similarity >= LEAST_ALIKE)
        places.push({ ...spanOf(words, at, at + size), score: most * similarity * 0.85 })
    }
  }
  return places
}

function spanOf(words: Word[], from: number, to: number): Span {
  return { start: words[from]!.start, end: words[to - 1]!.end }
}

/** Quotation marks, brackets and stops that the mark has at its ends are its own in the translation, too. */
function withPunctuation(place: Candidate, source: string, text: string): Candidate {
  const opens = /^[\p{P}\p{S}]/u.test(source)
    ? (/[\p{P}\p{S}]+$/u.exec(text.slice(0, place.start))?.[0].length ?? 0)
    : 0
  const closes = /[\p{P}\p{S}]$/u.test(source)
    ? (/^[\p{P}\p{S}]+/u.exec(text.slice(place.end))?.[0].length ?? 0)
    : 0
  return { ...place, start: place.start - opens, end: place.end + closes }
}

function best(
  places: Candidate[],
  part: MarkPart,
  sentence: SourceSentence,
  target: TargetSentence,
): Candidate[] {
  const inSource = ((part.start + part.end) / 2 - sentence.start) / Math.max(1, sentence.text.length)
  const scored = places.map((place) => {
    const inTarget = (place.start + place.end) / 2 / Math.max(1, target.text.length)
    return { ...place, score: place.score - POSITION_WEIGHT * Math.abs(inSource - inTarget) }
  })
  return scored.toSorted((a, b) => b.score - a.score).slice(0, CANDIDATES)
}
