/**
 * What a model wrote, as sentences or points: text, with the signs of lists, emphasis and citation taken off. It is bounded here,
 * whatever the model was talked into. Pure.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { SummaryKind } from '../../messaging/reading-contract'
import { plainText } from '../../text/plain-text'
import { sentences } from '../../text/sentences'

export interface Written {
  /** Whole ones. */
  sentences: string[]
  /** The beginning of the next one; empty when it is done. */
  unfinished: string
}

const THOUGHT = /<\s?think>[\s\S]*?(<\s?\/think>|$)/g
const BULLET = /^\s*(?:[-*+•–]|\d{1,2}[.)])\s+/
const EMPHASIS = /(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1/g
const HEADING = /^\s*#{1,6}\s+/
const QUOTES = /^[“"«](.*)[”"»]$/su

/** @param most further ones are left out */
export function readSummary(
  text: string,
  kind: SummaryKind,
  language: LanguageTag,
  most: number,
  isDone: boolean,
): Written {
  const clean = withoutThoughts(text)
  const found = kind === 'key-points' ? points(clean, language, isDone) : prose(clean, language, isDone)
  return bounded(found, most)
}

export interface WrittenSentence {
  text: string
  /** Numbers of the evidence that the model named, in its order. */
  named: number[]
}

/** @param evidence how many passages it was given: other numbers mean nothing */
export function readAnswer(
  text: string,
  language: LanguageTag,
  most: number,
  evidence: number,
  isDone: boolean,
): { sentences: WrittenSentence[]; unfinished: string } {
  // A mark that follows the full stop belongs to the sentence before it.
  const marked = withoutThoughts(text).replace(/([.!?。！？])((?:\s*\[\d[\d,\s]*\])+)/gu, ' $2$1')
  const { sentences, unfinished } = bounded(prose(marked, language, isDone), most)
  return {
    sentences: sentences.map((sentence) => ({ text: unmarked(sentence), named: marks(sentence, evidence) })),
    unfinished: unmarked(unfinished)
      .replace(/\[[\d,\s]*$/, '')
      .trimEnd(),
  }
}

const MARK = /\s*\[\s*\d+(?:\s*,\s*\d+)*\s*\]/g

const unmarked = (text: string) => text.replace(MARK, '').trim()

function marks(text: string, evidence: number): number[] {
  const numbers = [...text.matchAll(MARK)].flatMap(([mark]) => mark.match(/\d+/g)!.map(Number))
  return [...new Set(numbers)].filter((number) => number >= 1 && number <= evidence)
}

function prose(text: string, language: LanguageTag, isDone: boolean): Written {
  const lines = text.split('\n').map((line) => plainLine(line.replace(BULLET, '')))
  const whole = withoutLeadIn(lines.filter(Boolean)).join(' ')
  const all = sentences(whole, language)
    .map(({ text }) => text)
    .filter(Boolean)
  return divided(all, isDone)
}

function points(text: string, language: LanguageTag, isDone: boolean): Written {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const listed = lines.filter((line) => BULLET.test(line))
  // A model that wrote no list has said its points in sentences.
  if (listed.length === 0) return prose(text, language, isDone)
  const last = lines.at(-1)!
  const isOpen = !isDone && !text.endsWith('\n') && BULLET.test(last)
  const all = listed.map((line) => plainLine(line.replace(BULLET, ''))).filter(Boolean)
  return isOpen ? divided(all, false) : { sentences: unlike(all), unfinished: '' }
}

function divided(all: string[], isDone: boolean): Written {
  return isDone
    ? { sentences: unlike(all), unfinished: '' }
    : { sentences: unlike(all.slice(0, -1)), unfinished: all.at(-1) ?? '' }
}

function bounded({ sentences, unfinished }: Written, most: number): Written {
  return { sentences: sentences.slice(0, most), unfinished: sentences.length < most ? unfinished : '' }
}

/** A small model that has lost its thread says the same again. */
function unlike(all: string[]): string[] {
  return [...new Map(all.map((text) => [text.toLowerCase(), text])).values()]
}

/** “Here is a summary:” */
function withoutLeadIn(lines: string[]): string[] {
  const [first, ...others] = lines
  return first?.endsWith(':') && others.length > 0 ? others : lines
}

const withoutThoughts = (text: string) => text.replace(THOUGHT, '')

function plainLine(line: string): string {
  const plain = plainText(line.replace(HEADING, '').replace(EMPHASIS, '$2'))
  return QUOTES.exec(plain)?.[1] ?? plain
}
