/**
 * Downloads as the host runs them: what is to be fetched, told to whoever asks, taken up again by the next host.
 *
 *   order ─► files: those of the record it goes on with, else the hub's listing ─► Downloads ─► statuses
 *
 * Lifetime: a download belongs to the host and not to the caller: a popup that closes stops nothing.
 */
import type { Adapter } from '../../hardware/adapter'
import { DTYPES, type Dtype } from '../../messaging/contract'
import { GlossError, fromErrorData } from '../../messaging/errors'
import { Inbox } from '../../messaging/inbox'
import type { DownloadOrder, DownloadStatus } from '../../messaging/models-contract'
import { missingFromBuild } from '../../models/build-files'
import { catalog } from '../../models/catalog'
import type { DownloadRequest } from '../../models/download/download-contract'
import { Downloads, unfinished } from '../../models/download/downloads'
import { noteRate, preferences } from '../../models/store/facts'
import { changeModel, removeUnfinished, storedModels } from '../../models/store/models'
import type { StoredModel } from '../../models/store/models'
import { filesOfBuilds, hubAddress, listAtHub } from './listing'

type Download = ConstructorParameters<typeof Downloads>[0]

/** A rate over less than this says more of the start than of the line. */
const TELLING_BYTES = 5e6

export interface FetchingNeeds {
  download: Download
  adapter: Adapter
  /** Ids of models that must not be evicted. */
  inUse: () => string[]
  onChange: (statuses: DownloadStatus[]) => void
  /** A download has ended with everything that was wanted. */
  onWhole: (model: string) => void
}

export class Fetching {
  readonly #adapter: Adapter
  readonly #inUse: () => string[]
  readonly #downloads: Downloads
  readonly #onWhole: (model: string) => void
  readonly #listeners = new Set<(statuses: DownloadStatus[]) => void>()

  constructor({ download, adapter, inUse, onChange, onWhole }: FetchingNeeds) {
    this.#adapter = adapter
    this.#inUse = inUse
    this.#onWhole = onWhole
    this.#listeners.add(onChange)
    this.#downloads = new Downloads(download, (statuses) => {
      for (const listener of this.#listeners) listener(statuses)
    })
  }

  /** Ends when the model is whole or was paused; throws why it failed. Leaving it stops nothing. */
  async *download(order: DownloadOrder, signal: AbortSignal): AsyncGenerator<DownloadStatus> {
    const request = await this.#withRoom(await this.#requestFor(order, signal))
    const told = new Inbox<DownloadStatus>()
    const listener = (statuses: DownloadStatus[]) => {
      const status = statuses.find(({ model }) => model === order.model)
      if (status) told.put(status)
      if (!status || status.state === 'paused' || status.state === 'done') told.end()
    }
    const stop = () => told.end()
    signal.addEventListener('abort', stop)
    // Nothing comes between the two: what is told before the download has begun is of an earlier one.
    this.#listeners.add(listener)
    try {
      void this.#run(request)
      for await (const status of told) {
        yield status
        if (status.state === 'failed' && status.error) throw fromErrorData(status.error)
      }
    } finally {
      this.#listeners.delete(listener)
      signal.removeEventListener('abort', stop)
    }
  }

  /** Takes up what an earlier host left unfinished. */
  async resumeAll(): Promise<void> {
    for (const request of await unfinished(await hubAddress())) void this.#run(await this.#withRoom(request))
  }

  async pause(model: string): Promise<void> {
    await this.#downloads.pause(model)
  }

  async cancel(model: string): Promise<void> {
    await this.#downloads.cancel(model)
    // What an earlier host had begun, and this one has not taken up.
    for (const { id, commit, state } of await storedModels())
      if (id === model && state !== 'complete') await removeUnfinished(id, commit)
  }

  async #withRoom(request: DownloadRequest): Promise<DownloadRequest> {
    const { budgetBytes } = await preferences()
    return { ...request, room: { keep: this.#inUse(), ...(budgetBytes && { budgetBytes }) } }
  }

  /** Begins at once, and is over when the download is; how it went is in its status. */
  async #run(request: DownloadRequest): Promise<void> {
    await this.#downloads.start(request)
    const status = this.#downloads.statuses.find(({ model }) => model === request.model)
    const { bytesHere = 0, bytesPerSecond = 0 } = status?.progress ?? {}
    const isTelling = bytesHere > TELLING_BYTES && bytesPerSecond > 0
    if (isTelling) await noteRate(bytesPerSecond).catch(() => {}) // a fact less
    if (status?.state === 'done') this.#onWhole(request.model)
  }

  async #requestFor(order: DownloadOrder, signal: AbortSignal): Promise<DownloadRequest> {
    const revisions = (await storedModels()).filter(({ id }) => id === order.model)
    const begun = revisions.find(({ state }) => state !== 'complete')
    const stored = revisions.find(({ state }) => state === 'complete') ?? begun
    const host = await hubAddress()
    // An update that was begun stands beside the revision that it is to replace.
    if (begun && !order.dtypes && (!order.update || revisions.length > 1)) {
      // It goes on: what is to come is known, the hub need not be asked.
      const files = begun.files.map(({ path, bytes, content }) => ({ path, bytes, content }))
      if (begun.held) await changeModel(begun.id, begun.commit, { held: false })
      return { model: begun.id, commit: begun.commit, host, files }
    }
    const revision = order.update || !stored ? 'main' : stored.commit
    const { entry, listing, answer } = await listAtHub(order.model, revision, this.#adapter, signal)
    const dtypes = order.dtypes ?? (stored ? buildsOf(stored) : answer.recommended)
    if (dtypes.length === 0) throw new GlossError('no-processor-build', { model: order.model })
    const files = filesOfBuilds(listing.files, entry, dtypes)
    const isOwn = !catalog.some(({ id }) => id === entry.id)
    return {
      model: order.model,
      commit: listing.commit,
      host,
      files,
      ...(isOwn && { entry, isDraft: stored ? (stored.isDraft ?? false) : true }),
    }
  }
}

/** An update fetches the builds that are here, and not another one. */
function buildsOf({ files, entry, id }: StoredModel): Dtype[] {
  const { task } = entry ?? catalog.find((one) => one.id === id) ?? { task: 'translation' as const }
  return DTYPES.filter((dtype) => missingFromBuild(files, task, dtype).length === 0)
}
