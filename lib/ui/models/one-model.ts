/**
 * What can be done with one model, and how it goes. What is on disk is not here: it comes from the overview.
 *
 *   ask ─► listing: sizes and builds, from the hub ─► fetch ─► download: as its stream tells
 *                                    └─ not now
 *
 * Lifetime: as long as the page. A download goes on in the host when the page is closed.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Dtype } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { DownloadOrder, DownloadStatus, ModelListing, Models } from '../../messaging/models-contract'
import { type TrialState, createTrial } from './trial-state'

export type ListingPhase =
  | { name: 'closed' }
  | { name: 'asking' }
  | { name: 'listed'; listing: ModelListing; chosen: ReadonlySet<Dtype> }
  | { name: 'failed'; error: ErrorData }

/** Writes a whole model into a folder that the reader picks; the folder's name, or null when none was picked. */
export type ExportModel = (model: string) => Promise<string | null>

export interface OneModel {
  id: string
  listing: ReadonlySignal<ListingPhase>
  /** What this page's own download last said; null when there is none. */
  download: ReadonlySignal<DownloadStatus | null>
  /** Why the last command did not work. */
  error: ReadonlySignal<ErrorData | null>
  /** Where it was exported to. */
  exported: ReadonlySignal<string | null>
  trial: TrialState
  ask(): Promise<void>
  choose(dtype: Dtype, isWanted: boolean): void
  close(): void
  fetch(order?: Omit<DownloadOrder, 'model'>): Promise<void>
  pause(): Promise<void>
  cancel(): Promise<void>
  remove(): Promise<void>
  pin(pinned: boolean): Promise<void>
  forget(): Promise<void>
  adopt(): Promise<void>
  export(): Promise<void>
}

export function createOneModel(id: string, models: Models, exportModel: ExportModel): OneModel {
  const listing = signal<ListingPhase>({ name: 'closed' })
  const download = signal<DownloadStatus | null>(null)
  const failure = signal<ErrorData | null>(null)
  const exported = signal<string | null>(null)
  const trial = createTrial(models, id)
  let asking = new AbortController()
  let fetching = new AbortController()

  const closed = (): void => {
    asking.abort()
    listing.value = { name: 'closed' }
  }

  /** A command says nothing when it works: the store has changed, and everybody hears that. */
  async function order(work: () => Promise<void>): Promise<void> {
    failure.value = null
    try {
      await work()
    } catch (error) {
      const data = toErrorData(error)
      if (data.code !== 'cancelled') failure.value = data
    }
  }

  async function ask(): Promise<void> {
    asking.abort()
    const { signal: mine } = (asking = new AbortController())
    listing.value = { name: 'asking' }
    try {
      const answer = await models.list({ model: id }, mine)
      if (mine.aborted) return
      listing.value = { name: 'listed', listing: answer, chosen: new Set(answer.recommended) }
    } catch (error) {
      if (!mine.aborted) listing.value = { name: 'failed', error: toErrorData(error) }
    }
  }

  async function fetch(wanted: Omit<DownloadOrder, 'model'> = {}): Promise<void> {
    closed()
    fetching.abort()
    const { signal: mine } = (fetching = new AbortController())
    failure.value = null
    download.value = { model: id, commit: download.value?.commit ?? '', state: 'running' }
    try {
      for await (const status of models.download({ model: id, ...wanted }, mine)) {
        if (mine.aborted) return
        download.value = status
      }
      // Whole, or paused by somebody: the store and the host tell the rest.
      if (!mine.aborted && download.value?.state !== 'failed') download.value = null
    } catch (error) {
      if (mine.aborted) return
      const data = toErrorData(error)
      download.value = data.code === 'cancelled' ? null : { ...download.value!, state: 'failed', error: data }
    }
  }

  /** From now on the host's own status counts. */
  const letGo = (): void => {
    fetching.abort()
    download.value = null
  }

  return {
    id,
    listing,
    download,
    error: failure,
    exported,
    trial,
    ask,
    close: closed,
    fetch,
    choose: (dtype, isWanted) => {
      const phase = listing.value
      if (phase.name !== 'listed') return
      const chosen = new Set(phase.chosen)
      if (isWanted) chosen.add(dtype)
      else chosen.delete(dtype)
      listing.value = { ...phase, chosen }
    },
    pause: () =>
      order(async () => {
        fetching.abort()
        if (download.value) download.value = { ...download.value, state: 'paused' }
        await models.pause({ model: id }).finally(() => (download.value = null))
      }),
    cancel: () =>
      order(async () => {
        letGo()
        await models.cancel({ model: id })
      }),
    remove: () =>
      order(async () => {
        trial.stop()
        letGo()
        await models.remove({ model: id })
      }),
    pin: (pinned) => order(() => models.pin({ model: id, pinned })),
    forget: () => order(() => models.forgetVerdicts({ model: id })),
    adopt: () => order(() => models.adopt({ model: id })),
    export: () =>
      order(async () => {
        exported.value = null
        exported.value = await exportModel(id)
      }),
  }
}
