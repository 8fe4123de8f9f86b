/**
 * The glossary as the options show and change it. What is stored changes first, what is shown follows it; one thing at a time is
 * edited, and what was deleted last can be had back.
 */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import type { GlossaryEntry } from '../../messaging/contract'
import { folded } from '../../text/folded'
import { fromCsv, toCsv } from '../../text/glossary-csv'
import { parseEntry, withEntries } from '../../text/glossary-entry'

export interface GlossaryNeeds {
  entries: ReadonlySignal<readonly GlossaryEntry[]>
  store(entries: GlossaryEntry[]): Promise<void>
  saveFile(name: string, text: string): void
}

/** What has just happened, for a line below the table. */
export type GlossaryNews =
  | { name: 'none' }
  | { name: 'saved' | 'deleted'; entry: GlossaryEntry }
  | { name: 'imported'; count: number; refused: number[] }

export type GlossaryState = ReturnType<typeof createGlossaryState>

const NEW: GlossaryEntry = {
  term: '',
  translation: null,
  source: null,
  target: null,
  match: 'word',
  matchCase: false,
}
/** Rows on the page at once: more are found by their words. */
export const MOST_ROWS = 200
const FILE = 'gloss-glossary.csv'

export function createGlossaryState({ entries, store, saveFile }: GlossaryNeeds) {
  const draft = signal<GlossaryEntry>(NEW)
  const edited = signal<GlossaryEntry | null>(null)
  const search = signal('')
  const news = signal<GlossaryNews>({ name: 'none' })
  const found = computed(() => {
    const wanted = folded(search.value)
    return entries.value.filter(({ term, translation }) =>
      folded(`${term} ${translation ?? ''}`).includes(wanted),
    )
  })

  const stop = () => {
    edited.value = null
    // The next word is likely of the same languages.
    draft.value = { ...NEW, source: draft.value.source, target: draft.value.target }
  }

  return {
    entries,
    found,
    search,
    draft,
    edited,
    news,
    change(part: Partial<GlossaryEntry>): void {
      draft.value = { ...draft.value, ...part }
    },
    edit(entry: GlossaryEntry): void {
      edited.value = entry
      draft.value = entry
    },
    stop,
    async save(): Promise<void> {
      const entry = parseEntry(draft.value)
      if (!entry) return
      const others = entries.value.filter((other) => other !== edited.value)
      await store(withEntries(others, [entry]))
      news.value = { name: 'saved', entry }
      stop()
    },
    async remove(entry: GlossaryEntry): Promise<void> {
      await store(entries.value.filter((other) => other !== entry))
      news.value = { name: 'deleted', entry }
      if (edited.value === entry) stop()
    },
    async undo(): Promise<void> {
      if (news.value.name !== 'deleted') return
      const { entry } = news.value
      await store(withEntries(entries.value, [entry]))
      news.value = { name: 'saved', entry }
    },
    /** Added to what is there. */
    async take(text: string): Promise<void> {
      const { entries: read, refused } = fromCsv(text)
      if (read.length > 0) await store(withEntries(entries.value, read))
      news.value = { name: 'imported', count: read.length, refused }
    },
    give(): void {
      saveFile(FILE, toCsv(entries.value))
    },
  }
}
