/** What the download Worker is asked and what it tells. Types only, and how patient it is. */
import type { DownloadProgress } from '../../messaging/models-contract'
import type { CatalogEntry } from '../catalog'
import type { ModelFile } from '../content-id'
import type { Room } from '../store/room'

export interface DownloadRequest {
  /** Hub id. */
  model: string
  /** The commit that the listing named; every byte comes from it. */
  commit: string
  /** Origin of the hub or mirror. */
  host: string
  /** The files that are wanted, as the listing has them. */
  files: ModelFile[]
  /** What the catalogue would say of it, for a model of the reader's own, and whether it is here to be tried first. */
  entry?: CatalogEntry
  isDraft?: boolean
  room?: Room
  pace?: Partial<Pace>
}

export interface DownloadWorker {
  /** Ends without error when every file is complete. Aborting keeps what has arrived. */
  download(request: DownloadRequest, signal: AbortSignal): AsyncIterable<DownloadProgress>
}

/** How many at once, how long to wait. Tests are less patient. */
export interface Pace {
  connections: number
  /** Bytes of one request. */
  partBytes: number
  /** Silence on an open connection before it counts as lost. */
  stallMs: number
  /** First wait after a lost connection; doubled each time until one brings bytes again. */
  backOffMs: number
  /** Connections lost in a row, without a byte between them, before the download gives up. */
  attempts: number
  /** Longest wait that a busy hub may ask for; beyond it the download stops and says when to come back. */
  busySeconds: number
}

export const PACE: Pace = {
  connections: 4,
  partBytes: 16 << 20,
  stallMs: 30_000,
  backOffMs: 500,
  attempts: 6,
  busySeconds: 120,
}
