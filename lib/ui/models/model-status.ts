/** Where a model stands on this computer: what the store has of it, and what its download last said. */
import type { ErrorData } from '../../messaging/errors'
import type { DownloadProgress, DownloadStatus } from '../../messaging/models-contract'
import type { KnownModel } from '../../models/overview'
import type { StoredModel } from '../../models/store/models'

interface Bytes {
  bytesHere: number
  totalBytes: number
}

export type ModelStatus =
  /** Inside the extension. */
  | { name: 'shipped' }
  | { name: 'absent' }
  /** `progress` is null until its first bytes are told. */
  | { name: 'running'; progress: DownloadProgress | null }
  | ({ name: 'paused' } & Bytes)
  | ({ name: 'failed'; error: ErrorData } & Bytes)
  /** A file was found altered and is gone. */
  | { name: 'damaged' }
  | { name: 'here' }

export function modelStatus(
  { origin, stored }: Pick<KnownModel, 'origin' | 'stored'>,
  told: DownloadStatus | null | undefined,
): ModelStatus {
  const unfinished = stored.find(({ state }) => state !== 'complete')
  if (told?.state === 'running') return { name: 'running', progress: told.progress ?? null }
  if (told?.state === 'failed' && told.error) {
    return { name: 'failed', error: told.error, ...bytes(unfinished, told.progress) }
  }
  if (told?.state === 'paused') return { name: 'paused', ...bytes(unfinished, told.progress) }
  if (stored.some(({ state }) => state === 'complete')) return { name: 'here' }
  if (unfinished?.state === 'bad') return { name: 'damaged' }
  if (unfinished) return { name: 'paused', ...bytes(unfinished) }
  return { name: origin === 'shipped' ? 'shipped' : 'absent' }
}

const bytes = (stored: StoredModel | undefined, progress?: DownloadProgress): Bytes =>
  progress ?? { bytesHere: stored?.bytesHere ?? 0, totalBytes: stored?.bytes ?? 0 }

/** Something of it takes room on this computer. */
export const isHere = ({ origin, stored }: KnownModel): boolean => origin === 'shipped' || stored.length > 0

/** The reader's own, tried and not yet added. */
export const isDraft = ({ stored }: KnownModel): boolean => stored.some(({ isDraft }) => isDraft === true)

/** Bytes on disk where it is here, else what the catalogue knows; null where nobody knows yet. */
export function modelBytes({ entry, stored }: KnownModel): number | null {
  const [used] = stored
  if (used && used.bytes > 0) return used.bytes
  if (entry.shipped) return Object.values(entry.shipped).reduce((sum, { bytes }) => sum + bytes, 0)
  return entry.bytes ?? null
}
