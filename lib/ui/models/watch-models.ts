/** The models' state over the real thing: store, host's status, disk. For a page, as long as it is open. */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import { estimateStorage } from '../../hardware/probe'
import { threadFacts } from '../../hardware/threads'
import type { HostStatus } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Models } from '../../messaging/models-contract'
import { type Overview, watchOverview } from '../../models/overview'
import { type ModelsState, createModelsState } from './models-state'
import type { ExportModel } from './one-model'

export interface Watched {
  models: Models
  status: ReadonlySignal<HostStatus | null>
  watch?: typeof watchOverview
  /** Null where the page or the browser can write no folder. */
  exportModel: ExportModel | null
}

/** `isRead` is kept when the store was read once, or could not be. */
export function watchModels({ models, status, watch = watchOverview, exportModel }: Watched): {
  state: ModelsState
  isRead: Promise<void>
} {
  const overview = signal<Overview | null>(null)
  const overviewError = signal<ErrorData | null>(null)
  const storage = signal<{ usage: number; quota: number } | null>(null)
  const first = Promise.withResolvers<void>()
  watch(
    (read) => {
      overview.value = read
      overviewError.value = null
      first.resolve()
      void estimateStorage(navigator.storage).then((estimate) => (storage.value = estimate))
    },
    (error) => {
      overviewError.value = toErrorData(error)
      first.resolve()
    },
    new AbortController().signal,
  )
  const state = createModelsState({
    models,
    overview,
    overviewError,
    storage,
    downloads: computed(() => status.value?.downloads ?? []),
    exportModel: exportModel ?? (() => Promise.resolve(null)),
    canExport: exportModel !== null,
    threads: threadFacts(crossOriginIsolated, navigator.hardwareConcurrency).count,
  })
  return { state, isRead: first.promise }
}
