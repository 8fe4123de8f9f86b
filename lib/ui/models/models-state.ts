/**
 * The Models page's state: what there is (the overview, the host's downloads), what of it is shown, and what is being done
 * with the store as a whole. Single models are `one-model`, own ones `own-state`.
 */
import { type ReadonlySignal, type Signal, computed, signal } from '@preact/signals'
import type { GlossaryChange, GlossaryEntry, Rung } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { CheckReport, DownloadStatus, ModelPreferences, Models } from '../../messaging/models-contract'
import type { Overview } from '../../models/overview'
import { type Filters, NO_FILTERS, type Shown, shownModels } from './filters'
import { type ExportModel, type OneModel, createOneModel } from './one-model'

/** One question to the whole store, which takes a while and can be stopped. */
export type Errand<Answer> =
  | { name: 'idle' }
  | { name: 'running' }
  | { name: 'done'; answer: Answer }
  | { name: 'failed'; error: ErrorData }

export interface ModelsNeeds {
  models: Models
  /** Null until it was read. */
  overview: ReadonlySignal<Overview | null>
  /** Why it could not be read. */
  overviewError: ReadonlySignal<ErrorData | null>
  /** As the host tells them. */
  downloads: ReadonlySignal<readonly DownloadStatus[]>
  storage: ReadonlySignal<{ usage: number; quota: number } | null>
  exportModel: ExportModel
  /** The browser lets a page write a folder. */
  canExport: boolean
  /** How many the processor gives to a model. */
  threads: number
}

export interface ModelsState extends Omit<ModelsNeeds, 'models' | 'exportModel' | 'downloads'> {
  filters: ReadonlySignal<Filters>
  shown: ReadonlySignal<Shown | null>
  /** Models whose details are open. */
  opened: ReadonlySignal<ReadonlySet<string>>
  check: ReadonlySignal<Errand<CheckReport>>
  updates: ReadonlySignal<Errand<string[]>>
  /** Why a preference was not taken. */
  preferError: ReadonlySignal<ErrorData | null>
  model(id: string): OneModel
  /** The last word on a model's download, from this page's own stream or from the host. */
  told(id: string): ReadonlySignal<DownloadStatus | null>
  filter(change: Partial<Filters>): void
  open(id: string, isOpen: boolean): void
  runCheck(): Promise<void>
  stopCheck(): void
  lookForUpdates(): Promise<void>
  prefer(change: { [Name in keyof ModelPreferences]: ModelPreferences[Name] | null }): Promise<void>
  /** Those of the added for which there was no room; null: nothing was stored, and `preferError` says why. */
  changeGlossary(change: GlossaryChange): Promise<GlossaryEntry[] | null>
  /** Null leaves it to what was measured. */
  runOn(model: string, rung: Rung | null): Promise<void>
  forgetAll(): Promise<void>
  /** Of one site, by its origin, or all of them. */
  forgetTranslations(site?: string): Promise<void>
}

export function createModelsState(needs: ModelsNeeds): ModelsState {
  const { models, overview, downloads } = needs
  const filters = signal<Filters>(NO_FILTERS)
  const opened = signal<ReadonlySet<string>>(new Set())
  const check = signal<Errand<CheckReport>>({ name: 'idle' })
  const updates = signal<Errand<string[]>>({ name: 'idle' })
  const preferError = signal<ErrorData | null>(null)
  const known = new Map<string, OneModel>()
  const lastWords = new Map<string, ReadonlySignal<DownloadStatus | null>>()
  let checking = new AbortController()

  const model = (id: string): OneModel => {
    const one = known.get(id) ?? createOneModel(id, models, needs.exportModel)
    known.set(id, one)
    return one
  }

  const byModel = computed(() => new Map(downloads.value.map((status) => [status.model, status])))
  const told = (id: string) => {
    const last =
      lastWords.get(id) ?? computed(() => lastWord(model(id).download.value, byModel.value.get(id)))
    lastWords.set(id, last)
    return last
  }

  async function tried(act: () => Promise<void>): Promise<void> {
    preferError.value = null
    await act().catch((error: unknown) => {
      preferError.value = toErrorData(error)
    })
  }
  const prefer = (change: Parameters<Models['prefer']>[0]) => tried(() => models.prefer(change))

  return {
    ...needs,
    filters,
    opened,
    check,
    updates,
    preferError,
    shown: computed(() => overview.value && shownModels(overview.value.models, filters.value)),
    model,
    told,
    filter: (change) => {
      filters.value = { ...filters.value, ...change }
    },
    open: (id, isOpen) => {
      const changed = new Set(opened.value)
      if (isOpen) changed.add(id)
      else changed.delete(id)
      opened.value = changed
    },
    runCheck: () => {
      checking.abort()
      checking = new AbortController()
      return run(check, (signal) => models.check({}, signal), checking.signal)
    },
    stopCheck: () => {
      checking.abort()
      check.value = { name: 'idle' }
    },
    lookForUpdates: () =>
      run(updates, (signal) => models.lookForUpdates({}, signal), new AbortController().signal),
    prefer,
    changeGlossary: async (change) => {
      let left: GlossaryEntry[] | null = null
      await tried(async () => void ({ left } = await models.changeGlossary(change)))
      return left
    },
    runOn: (id, rung) => {
      const { [id]: _, ...others } = overview.value?.preferences.rungs ?? {}
      return prefer({ rungs: rung ? { ...others, [id]: rung } : others })
    },
    forgetAll: () => tried(() => models.forgetVerdicts({})),
    forgetTranslations: (site) => tried(() => models.forgetTranslations(site ? { site } : {})),
  }
}

/** Our own stream is ahead of what the host publishes; what failed here may have been started again elsewhere. */
function lastWord(own: DownloadStatus | null, host: DownloadStatus | undefined): DownloadStatus | null {
  if (own?.state === 'failed' && host?.state === 'running') return host
  return own ?? host ?? null
}

async function run<Answer>(
  errand: Signal<Errand<Answer>>,
  work: (signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
): Promise<void> {
  errand.value = { name: 'running' }
  try {
    const answer = await work(signal)
    if (!signal.aborted) errand.value = { name: 'done', answer }
  } catch (error) {
    if (!signal.aborted) errand.value = { name: 'failed', error: toErrorData(error) }
  }
}
