/** The reader's glossary as the host has it: made ready for a pair once, and made anew when the reader changes it. */
import type { Demand, GlossaryEntry, LanguageTag, NotKept } from '../messaging/contract'
import type { ModelPreferences } from '../messaging/models-contract'
import { type Glossary, glossaryFor, placesOf, unmet } from '../text/glossary'
import { parseGlossary } from '../text/glossary-entry'
import type { Span } from '../text/word-borders'

/** As many pairs as a reader of several languages has open. */
const MOST_PAIRS = 16

export class Glossaries {
  /** Counts the changes: two requests between which there was one do not want the same. */
  version = 0
  #entries: readonly GlossaryEntry[] | undefined
  readonly #pairs = new Map<string, Glossary>()

  /** The preferences are a new object whenever they were read anew. */
  for({ glossary }: ModelPreferences, source: LanguageTag, target: LanguageTag): Glossary {
    if (glossary !== this.#entries || this.#pairs.size > MOST_PAIRS) this.#pairs.clear()
    if (glossary !== this.#entries) this.version++
    this.#entries = glossary
    const pair = `${source} ${target}`
    const known = this.#pairs.get(pair) ?? glossaryFor(parseGlossary(glossary), source, target)
    this.#pairs.set(pair, known)
    return known
  }
}

/** What of a sentence is not kept, in the reader's words. */
export function notKept(sentence: string, demands: readonly Demand[], translation: string): NotKept[] {
  return unmet(demands, translation).map(({ start, end, wanted }) => ({
    term: sentence.slice(start, end),
    wanted,
  }))
}

/** Part of what a translation is remembered by: what was wanted of it. */
export function nameOf(demands: readonly Demand[]): string {
  return demands.length === 0
    ? ''
    : JSON.stringify(demands.map(({ start, wanted, mayInflect }) => [start, wanted, mayInflect]))
}

/** What the next model is to leave as it stands, where two are needed: the wanted words came in with the first. */
export function carriedOn(demands: readonly Demand[], between: string): Demand[] {
  const taken: Span[] = []
  return demands.flatMap((demand) => {
    const place = placesOf(demand, between).find(({ start }) => taken.every((other) => other.start !== start))
    if (!place) return []
    taken.push(place)
    return { ...demand, ...place }
  })
}
