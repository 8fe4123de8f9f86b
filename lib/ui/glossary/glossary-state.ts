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
  /** False: it was not stored, and whoever did not has said why. */
  store(entries: GlossaryEntry[]): Promise<boolean>
  saveFile(name: string, text: string): void
}

/** What has just happened, for a line below the table. */
export type GlossaryNews =
  | { name: 'none' }
  | { name: 'saved' | 'deleted'; entry: GlossaryEntry }
  | { name: 'imported'; count: number; refused: number[] }

/** The store is read anew whenever something in it changes: an entry is itself by what it says. */
export const isSame = (one: GlossaryEntry | null, other: GlossaryEntry): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

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

  /** What is not stored is not told, and stays in the form. */
  async function stored(next: GlossaryEntry[], told: GlossaryNews): Promise<boolean> {
    const isStored = await store(next)
    news.value = isStored ? told : { name: 'none' }
    return isStored
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
      const others = entries.value.filter((other) => !isSame(edited.value, other))
      if (!(await stored(withEntries(others, [entry]), { name: 'saved', entry }))) return
      stop()
    },
    async remove(entry: GlossaryEntry): Promise<void> {
      const others = entries.value.filter((other) => !isSame(entry, other))
      const isGone = await stored(others, { name: 'deleted', entry })
      if (isGone && isSame(edited.value, entry)) stop()
    },
    async undo(): Promise<void> {
      if (news.value.name !== 'deleted') return
      const { entry } = news.value
      await stored(withEntries(entries.value, [entry]), { name: 'saved', entry })
    },
    /** Added to what is there. */
    async take(text: string): Promise<void> {
      const { entries: read, refused } = fromCsv(text)
      const told: GlossaryNews = { name: 'imported', count: read.length, refused }
      if (read.length > 0) await stored(withEntries(entries.value, read), told)
      else news.value = told
    },
    give(): void {
      saveFile(FILE, toCsv(entries.value))
    },
  }
}
