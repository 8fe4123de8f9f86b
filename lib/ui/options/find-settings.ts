/**
 * Finds settings by words: their title, why one would change them, what can be chosen, the page they are on. Every word must be found
 * somewhere; case and accents do not matter. Pure.
 */
import { folded } from '../../text/folded'
import type { Entry } from './entry'
import { matterName } from './matter-name'
import type { Matter } from './matters'

export interface Found {
  matter: Matter
  /** Those whose titles say it first. */
  entries: Entry[]
}

/** By page, in the order of the rail; a page none of whose settings was found is left out. */
export function findSettings(entries: readonly Entry[], search: string): Found[] {
  const wanted = folded(search).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const ranked = entries
    .map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((one, other) => one.rank! - other.rank!)
  const matters = [...new Set(entries.map(({ matter }) => matter))]
  return matters
    .map((matter) => ({
      matter,
      entries: ranked.filter(({ entry }) => entry.matter === matter).map(({ entry }) => entry),
    }))
    .filter(({ entries }) => entries.length > 0)
}

/** 0: the title says all of it, at the beginnings of words; 1: the title does somehow; 2: what it is about; null: not found. */
function rankOf(entry: Entry, wanted: string[]): number | null {
  const title = folded(entry.title())
  if (wanted.every((word) => beginsWord(title, word))) return 0
  if (wanted.every((word) => title.includes(word))) return 1
  const all = folded(
    [entry.title(), entry.why?.(), ...(entry.about?.() ?? []), matterName(entry.matter)].join(' '),
  )
  return wanted.every((word) => all.includes(word)) ? 2 : null
}

/** What stands before the word is no letter: `in` begins no word of `again`. */
function beginsWord(text: string, word: string): boolean {
  const letter = /[\p{L}\p{N}]/u
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !letter.test(text[at - 1]!)) return true
  }
  return false
}
