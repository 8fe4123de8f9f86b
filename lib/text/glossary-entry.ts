/**
 * An entry as it may be kept. What was stored by a former version, typed or imported from a file is read here, and what is no entry
 * is none.
 */
import type { GlossaryChange, GlossaryEntry, LanguageTag } from '../messaging/contract'
import { canonicalTag } from './language'

export const MATCHES = ['word', 'beginning', 'anywhere'] as const satisfies GlossaryEntry['match'][]
/** A term is a few words; what is longer is a text, and would never be found in a sentence as it is written. */
export const MOST_TERM_CHARACTERS = 100
/** More than anybody types, and what a dictionary of a trade has. */
export const MOST_ENTRIES = 20_000

/** Null: it is none. A language that is named and unknown makes it none, too: it would be for every pair. */
export function parseEntry(value: unknown): GlossaryEntry | null {
  const given = fields(value)
  const term = words(given.term)
  const translation = given.translation == null ? null : words(given.translation)
  const source = given.source == null ? null : language(given.source)
  const target = given.target == null ? null : language(given.target)
  if (term == null || [translation, source, target].includes(undefined)) return null
  return {
    term,
    translation: translation ?? null,
    source: source ?? null,
    target: target ?? null,
    match: MATCHES.find((one) => one === given.match) ?? 'word',
    matchCase: given.matchCase === true,
  }
}

/**
 * The glossary after a change, in alphabetical order. Of two entries that are found in the same places the one that was added stays;
 * nothing else that is there gives way: `left` are those of the added for which there is no room.
 */
export function changedGlossary(
  entries: readonly GlossaryEntry[],
  { remove = [], add = [] }: GlossaryChange,
): { entries: GlossaryEntry[]; left: GlossaryEntry[] } {
  const removed = new Set(remove.map((entry) => JSON.stringify(entry)))
  const kept = entries.filter((entry) => !removed.has(JSON.stringify(entry)))
  const all = new Map(kept.map((entry) => [placesKey(entry), entry]))
  const left: GlossaryEntry[] = []
  for (const entry of add) {
    const key = placesKey(entry)
    if (all.has(key) || all.size < MOST_ENTRIES) all.set(key, entry)
    else left.push(entry)
  }
  const collator = new Intl.Collator()
  return { entries: [...all.values()].toSorted((a, b) => collator.compare(a.term, b.term)), left }
}

/** The words of entries that are in one of two glossaries and not in the other. */
export function changedTerms(before: readonly GlossaryEntry[], after: readonly GlossaryEntry[]): string[] {
  const [was, is] = [before, after].map(
    (some) => new Map(some.map((entry) => [JSON.stringify(entry), entry])),
  )
  const onlyIn = (one: typeof was, other: typeof is) =>
    [...one!].filter(([key]) => !other!.has(key)).map(([, { term }]) => term)
  return [...new Set([...onlyIn(was, is), ...onlyIn(is, was)])]
}

/** What is stored as the glossary: each entry that is none is left out, alone. */
export function parseGlossary(stored: unknown): GlossaryEntry[] {
  if (!Array.isArray(stored)) return []
  return stored.slice(0, MOST_ENTRIES).flatMap((value) => parseEntry(value) ?? [])
}

/** Undefined: none. */
function words(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()
  return text !== '' && text.length <= MOST_TERM_CHARACTERS ? text : undefined
}

function language(value: unknown): LanguageTag | undefined {
  return typeof value === 'string' ? (canonicalTag(value) ?? undefined) : undefined
}

const fields = (value: unknown): Partial<Record<keyof GlossaryEntry, unknown>> =>
  typeof value === 'object' && value !== null ? value : {}

const placesKey = ({ term, source, target, matchCase }: GlossaryEntry) =>
  JSON.stringify([matchCase ? term : term.toLowerCase(), source, target, matchCase])
