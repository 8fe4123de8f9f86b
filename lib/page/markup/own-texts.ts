/** Which marks have words worth translating alone, so that they are found again in the translation of their sentence. */
import { sentences } from '../../text/sentences'
import { characterAfter, characterBefore, isOneWord, type Span } from '../../text/word-borders'
import type { TextUnit } from '../units/unit'
import { type LaidMark, type Layout, layOut } from './layout'
import type { MarkPart } from './source-sentence'
import { hasContent, hasLetter } from './words'

/** Of one unit. A list of fifty links is found by its names, or goes piece by piece. */
const MOST_TEXTS = 24

/** A mark's own translation, if it was asked for. */
export type Own = (part: MarkPart) => string | undefined

/** `marks[i]` is the index in `unit.marks` of the mark that has `texts[i]`. */
export function ownTexts(unit: TextUnit): { texts: string[]; marks: number[] } {
  const asked = askedMarks(layOut(unit))
  return {
    texts: asked.map(({ start, end }) => unit.text.slice(start, end)),
    marks: asked.map(({ mark }) => mark.index),
  }
}

/** Reads the translations that `ownTexts` led to. */
export function ownOf(layout: Layout, translations: string[]): Own {
  const known = new Map(
    askedMarks(layout).map(({ start, end }, at) => [`${start}:${end}`, translations[at]] as const),
  )
  return ({ start, end, isAll, text }) => {
    const own = isAll ? known.get(`${start}:${end}`)?.toWellFormed().trim() : undefined
    if (own === undefined || !hasContent(own)) return undefined
    // A model likes to end what it is given.
    return /[.。!?！？]$/u.test(text) ? own : own.replace(/(?<=.)[.。]$/u, '')
  }
}

interface Asked extends Span {
  mark: LaidMark
}

function askedMarks(layout: Layout): Asked[] {
  const { unit, marks } = layout
  const withWords = unit.slots.filter(({ start, end }) => hasContent(unit.text.slice(start, end)))
  if (withWords.length <= 1) return []
  const spans = sentenceSpans(unit)
  const seen = new Set<string>()
  const asked: Asked[] = []
  for (const mark of marks) {
    if (mark.kind !== 'link' && mark.kind !== 'style') continue
    const core = coreOf(unit, mark)
    const key = `${core.start}:${core.end}`
    if (seen.has(key) || !isWorthAsking(layout, mark, core, spans)) continue
    seen.add(key)
    asked.push({ ...core, mark })
  }
  const links = asked.filter(({ mark }) => mark.kind === 'link')
  const styles = asked.filter(({ mark }) => mark.kind === 'style')
  const chosen = new Set([...links, ...styles].slice(0, MOST_TEXTS))
  return asked.filter((each) => chosen.has(each))
}

function isWorthAsking({ unit, marks }: Layout, mark: LaidMark, core: Span, spans: Span[]): boolean {
  let own = unit.text.slice(core.start, core.end)
  for (const { kind, start, end } of marks) {
    if (kind !== 'verbatim' || start < core.start || end > core.end) continue
    own = own.slice(0, start - core.start) + ' '.repeat(end - start) + own.slice(end - core.start)
  }
  if (!hasLetter(own)) return false
  const sentence = spans.find(({ start, end }) => start <= core.start && core.end <= end)
  if (!sentence) return false
  const rest = unit.text.slice(sentence.start, core.start) + ' ' + unit.text.slice(core.end, sentence.end)
  if (!hasContent(rest)) return false
  const isInWord = (at: number) => isOneWord(characterBefore(unit.text, at), characterAfter(unit.text, at))
  return mark.kind === 'link' || (!isInWord(core.start) && !isInWord(core.end))
}

function coreOf(unit: TextUnit, { start, end }: LaidMark): Span {
  const given = unit.text.slice(start, end)
  const text = given.trim()
  const from = start + (text === '' ? 0 : given.indexOf(text))
  return { start: from, end: from + text.length }
}

function sentenceSpans(unit: TextUnit): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const { text, after } of sentences(unit.text, unit.language ?? 'en')) {
    spans.push({ start: at, end: at + text.length })
    at += text.length + after.length
  }
  return spans
}
