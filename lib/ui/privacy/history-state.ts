/**
 * The history as a page shows it: what is looked for, part by part as far as the reader wants, and what is done with it.
 *
 *   watch ─► reading ─► shown ─┬─ search, a change told by the host ─► reading
 *                              └─ more ─► the next part below
 *
 * Lifetime: as long as it is watched. Of several searches the last one counts. What fails is told, and what was shown stays.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { History, HistoryEntry, HistoryPart } from '../../messaging/history-contract'
import { type ExportedFile, type Format, exportHistory } from './export-history'

export interface HistoryNeeds {
  history: History
  /** Calls back when there is more, or less, until the signal aborts. */
  onHistoryChange(listener: () => void, signal: AbortSignal): void
  copy(text: string): Promise<void>
  save(file: ExportedFile): void
  /** Translates a text again, in a page of its own. */
  openAgain(text: string): void
}

export interface HistoryState {
  words: ReadonlySignal<string>
  /** Null until it was read. `next`: there is more that is older. */
  shown: ReadonlySignal<HistoryPart | null>
  error: ReadonlySignal<ErrorData | null>
  /** The entry that was copied last, by its number. */
  copied: ReadonlySignal<number | null>
  watch(): () => void
  search(words: string): void
  more(): Promise<void>
  remove(id: number): Promise<void>
  clear(): Promise<void>
  export(format: Format): Promise<void>
  copy(entry: HistoryEntry): Promise<void>
  openAgain(entry: HistoryEntry): void
}

const PART = 50
/** Most that one message carries. */
const EXPORT_PART = 500
/** After the last key: each search reads through everything. */
const SEARCH_AFTER_MS = 200

export function createHistoryState(needs: HistoryNeeds): HistoryState {
  const { history } = needs
  const words = signal('')
  const shown = signal<HistoryPart | null>(null)
  const error = signal<ErrorData | null>(null)
  const copied = signal<number | null>(null)
  let reading = new AbortController()
  let typing: ReturnType<typeof setTimeout> | undefined

  async function tried(act: () => Promise<unknown>): Promise<void> {
    error.value = null
    await act().catch((thrown: unknown) => {
      error.value = toErrorData(thrown)
    })
  }

  /** As many as are shown already, for what has changed may be among them. */
  async function read(): Promise<void> {
    reading.abort()
    const { signal: mine } = (reading = new AbortController())
    const limit = Math.min(EXPORT_PART, Math.max(PART, shown.value?.entries.length ?? 0))
    await tried(async () => {
      try {
        const part = await history.find({ words: words.value, limit }, mine)
        if (!mine.aborted) shown.value = part
      } catch (thrown) {
        if (!mine.aborted) throw thrown
      }
    })
  }

  return {
    words,
    shown,
    error,
    copied,
    watch() {
      const watching = new AbortController()
      needs.onHistoryChange(() => void read(), watching.signal)
      void read()
      return () => {
        watching.abort()
        reading.abort()
        clearTimeout(typing)
      }
    },
    search(typed) {
      words.value = typed
      clearTimeout(typing)
      typing = setTimeout(() => void read(), SEARCH_AFTER_MS)
    },
    more: () =>
      tried(async () => {
        const before = shown.value
        if (before?.next == null) return
        const { signal: mine } = reading
        const part = await history.find({ words: words.value, before: before.next, limit: PART }, mine)
        if (shown.value === before) shown.value = { ...part, entries: [...before.entries, ...part.entries] }
      }),
    remove: (id) => tried(() => history.remove({ id })),
    clear: () => tried(() => history.clear({})),
    export: (format) =>
      tried(async () => {
        const never = new AbortController().signal
        const all: HistoryEntry[] = []
        for (let before: number | null | undefined; before !== null;) {
          const part = await history.find({ limit: EXPORT_PART, ...(before && { before }) }, never)
          all.push(...part.entries)
          before = part.next
        }
        needs.save(exportHistory(all, format, Date.now()))
      }),
    copy: (entry) =>
      tried(async () => {
        await needs.copy(entry.result)
        copied.value = entry.id
      }),
    openAgain: ({ text }) => needs.openAgain(text),
  }
}
