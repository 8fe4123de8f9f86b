/** What the search over all settings holds: what was typed, what it found, and which of that the keys stand on. */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import { type Entry, addressOf } from './entry'
import { type Found, findSettings } from './find-settings'

/** A line of the results: a setting, or the way to the models that are called so. */
export type Result = { kind: 'setting'; entry: Entry; address: string } | { kind: 'models' }

export interface SearchState {
  text: ReadonlySignal<string>
  found: ReadonlySignal<Found[]>
  /** As the arrows go through them. Empty: nothing was typed, or the list is closed. */
  results: ReadonlySignal<Result[]>
  /** Place in `results`. */
  active: ReadonlySignal<number>
  type(text: string): void
  /** By so many lines, round and round. */
  move(by: number): void
  pick(result: Result | undefined): void
  close(): void
}

interface Needs {
  entries: readonly Entry[]
  /** To a setting: its address without `#`. */
  go(address: string): void
  searchModels(text: string): void
}

export function createSearchState({ entries, go, searchModels }: Needs): SearchState {
  const text = signal('')
  const active = signal(0)
  const isOpen = signal(false)
  const found = computed(() => (isOpen.value ? findSettings(entries, text.value) : []))
  const results = computed((): Result[] => {
    if (!isOpen.value || text.value.trim() === '') return []
    const settings = found.value.flatMap(({ entries }) =>
      entries.map((entry): Result => ({ kind: 'setting', entry, address: addressOf(entry) })),
    )
    return [...settings, { kind: 'models' }]
  })
  const close = () => {
    isOpen.value = false
    active.value = 0
  }
  return {
    text,
    found,
    results,
    active,
    type: (typed) => {
      text.value = typed
      isOpen.value = true
      active.value = 0
    },
    move: (by) => {
      isOpen.value = true
      const { length } = results.value
      if (length > 0) active.value = (active.value + by + length) % length
    },
    pick: (result) => {
      if (!result) return
      if (result.kind === 'models') searchModels(text.value)
      else go(result.address)
      text.value = ''
      close()
    },
    close,
  }
}
