/**
 * The settings as a whole: written to a file, taken from one, set back to how Gloss comes, and as they were before that.
 *
 *   file ─ read ─► plan ─ take ─► done ─ undo ─► as it was
 *                   └─ discard       ▲
 *   reset ──────────────────────────┘
 *
 * Nothing changes before a plan is taken. What is not in `storage.local` is changed first: if that fails, nothing has changed.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { ChangeSettings, SettingsChange } from '../../settings/change-settings'
import {
  ALL_PREFERENCES_BACK,
  ALL_SETTINGS_BACK,
  type Chosen,
  type PreferencesChange,
  type SettingsPlan,
  planOf,
  settingsFile,
} from '../../settings/settings-file'
import type { Stored } from '../../settings/stored'

export interface TransferNeeds {
  chosen(): Promise<Chosen>
  changeSettings: ChangeSettings
  /** Puts back what `chosen` gave. */
  restoreSettings(stored: Stored | undefined): Promise<void>
  prefer(change: PreferencesChange): Promise<void>
  saveFile(name: string, text: string): void
  browserLanguage: string
}

/** What has changed the settings last, and can be undone. */
export type Done = 'taken' | 'reset'

export interface TransferState {
  /** Read from a file, and nothing of it taken yet. */
  plan: ReadonlySignal<(SettingsPlan & { file: string }) | null>
  error: ReadonlySignal<ErrorData | null>
  done: ReadonlySignal<Done | null>
  /** What was undone just now. */
  undone: ReadonlySignal<Done | null>
  save(): Promise<void>
  read(file: Pick<File, 'name' | 'text'>): Promise<void>
  take(): Promise<void>
  discard(): void
  reset(): Promise<void>
  undo(): Promise<void>
}

const FILE_NAME = 'gloss-settings.json'

export function createTransferState(needs: TransferNeeds): TransferState {
  const plan = signal<(SettingsPlan & { file: string }) | null>(null)
  const error = signal<ErrorData | null>(null)
  const done = signal<Done | null>(null)
  const undone = signal<Done | null>(null)
  let before: Chosen | null = null

  async function tried(act: () => Promise<void>): Promise<void> {
    error.value = null
    undone.value = null
    await act().catch((thrown: unknown) => {
      error.value = toErrorData(thrown)
    })
  }

  async function change(what: Done, settings: SettingsChange, preferences: PreferencesChange): Promise<void> {
    const chosen = await needs.chosen()
    if (Object.keys(preferences).length > 0) await needs.prefer(preferences)
    await needs.changeSettings(settings)
    before = chosen
    done.value = what
  }

  return {
    plan,
    error,
    done,
    undone,
    save: () =>
      tried(async () => needs.saveFile(FILE_NAME, settingsFile(await needs.chosen(), needs.browserLanguage))),
    read: (file) =>
      tried(async () => {
        plan.value = null
        done.value = null
        const [text, chosen] = await Promise.all([file.text(), needs.chosen()])
        plan.value = { ...planOf(text, file.name, chosen, needs.browserLanguage), file: file.name }
      }),
    take: () =>
      tried(async () => {
        if (!plan.value) return
        const { settings, preferences } = plan.value
        await change('taken', settings, preferences)
        plan.value = null
      }),
    discard: () => {
      plan.value = null
    },
    reset: () => tried(() => change('reset', ALL_SETTINGS_BACK, ALL_PREFERENCES_BACK)),
    undo: () =>
      tried(async () => {
        if (!before) return
        await needs.prefer({ ...ALL_PREFERENCES_BACK, ...before.preferences })
        await needs.restoreSettings(before.stored)
        before = null
        undone.value = done.value
        done.value = null
      }),
  }
}
