/**
 * The glossary as the options show and change it. What is stored changes first, what is shown follows it; one thing at a time is
 * edited, and what was deleted last can be had back.
 */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import type { GlossaryChange, GlossaryEntry } from '../../messaging/contract'
import { folded } from '../../text/folded'
import { fromCsv, toCsv } from '../../text/glossary-csv'
import { parseEntry } from '../../text/glossary-entry'

export interface GlossaryNeeds {
  entries: ReadonlySignal<readonly GlossaryEntry[]>
  /** What there was no room for; null: nothing was stored, and whoever did not has said why. */
  change(change: GlossaryChange): Promise<GlossaryEntry[] | null>
  saveFile(name: string, text: string): void
}

/** What has just happened, for a line below the table. */
export type GlossaryNews =
  | { name: 'none' }
  | { name: 'saved' | 'deleted'; entry: GlossaryEntry }
  /** It holds all that it can, and what was to be added was not. */
  | { name: 'full' }
  /** `refused` are lines that were not understood, `left` is what there was no room for. */
  | { name: 'imported'; count: number; refused: number[]; left: GlossaryEntry[] }

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
const REST_FILE = 'gloss-glossary-rest.csv'

export function createGlossaryState({ entries, change, saveFile }: GlossaryNeeds) {
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
  async function stored(what: GlossaryChange, told: GlossaryNews): Promise<boolean> {
    const left = await change(what)
    if (left === null) news.value = { name: 'none' }
    else news.value = left.length > 0 ? { name: 'full' } : told
    return left?.length === 0
  }

  return {
    entries,
    found,
    search,
    draft,
    edited,
    news,
    type(part: Partial<GlossaryEntry>): void {
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
      const remove = edited.value ? [edited.value] : []
      if (!(await stored({ remove, add: [entry] }, { name: 'saved', entry }))) return
      stop()
    },
    async remove(entry: GlossaryEntry): Promise<void> {
      const isGone = await stored({ remove: [entry] }, { name: 'deleted', entry })
      if (isGone && isSame(edited.value, entry)) stop()
    },
    async undo(): Promise<void> {
      if (news.value.name !== 'deleted') return
      const { entry } = news.value
      await stored({ add: [entry] }, { name: 'saved', entry })
    },
    /** Added to what is there. */
    async take(text: string): Promise<void> {
      const { entries: read, refused } = fromCsv(text)
      const left = read.length > 0 ? await change({ add: read }) : []
      news.value = left
        ? { name: 'imported', count: read.length - left.length, refused, left }
        : { name: 'none' }
    },
    /** What there was no room for, as a file of its own. */
    giveRest(): void {
      if (news.value.name === 'imported') saveFile(REST_FILE, toCsv(news.value.left))
    },
    give(): void {
      saveFile(FILE, toCsv(entries.value))
    },
  }
}
