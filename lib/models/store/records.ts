/**
 * The records of the store, in IndexedDB: which models are wanted and how much of each file is here.
 *
 *   models  [id, commit] → which files the model is made of, pin, last use
 *   files   content id   → how much of the file is on disk, and whether it was verified
 *   verdicts             → what was found out about rungs (`verdicts.ts`)
 *   facts                → preferences, network (`facts.ts`)
 *
 * A file's record never says more than the disk holds: bytes are flushed first, the record is written after. A record that
 * is missing means absent, whatever lies on the disk.
 */
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Dtype } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { Verdict } from '../../messaging/models-contract'
import type { CatalogEntry } from '../catalog'
import type { ContentId, ModelFile } from '../content-id'
import type { ByteRange } from '../download/byte-ranges'
import { storeChanged } from './changes'
import { databaseNamed } from './open-database'

export interface FileRecord {
  content: ContentId
  bytes: number
  /** `bad`: it was whole and is not what its content id says; nothing of it is on disk any more. */
  state: 'partial' | 'complete' | 'bad'
  /** What is on disk, flushed. */
  ranges: ByteRange[]
}

export interface ModelRecord {
  id: string
  commit: string
  files: ModelFile[]
  source: 'hub' | 'import'
  /** Never evicted. */
  pinned: boolean
  /** The reader has paused its download. */
  held: boolean
  usedAtMs: number
  /** Of two revisions the one added later is the newer. */
  addedAtMs: number
  /** What the catalogue would say of it, for a model of the reader's own. */
  entry?: CatalogEntry
  /** Of the reader's own: here to be tried, not added yet. Never chosen by itself. */
  isDraft?: boolean
  /** The largest tensor of each build, read from its files. */
  largestTensorBytes?: Partial<Record<Dtype, number>>
  /** The hub has another commit now. */
  newerCommit?: string
}

export type VerdictKey = [model: string, commit: string, rung: string, adapter: string]

interface Schema extends DBSchema {
  models: { key: [id: string, commit: string]; value: ModelRecord }
  files: { key: ContentId; value: FileRecord }
  verdicts: { key: VerdictKey; value: Verdict }
  facts: { key: string; value: unknown }
}

export type Records = IDBPDatabase<Schema>

/** One connection a context. */
export const { open: records } = databaseNamed<Schema>('gloss-models', (database) => {
  database.createObjectStore('models', { keyPath: ['id', 'commit'] })
  database.createObjectStore('files', { keyPath: 'content' })
  database.createObjectStore('verdicts')
  database.createObjectStore('facts')
})

export async function fileRecord(content: ContentId): Promise<FileRecord | undefined> {
  return await (await records()).get('files', content)
}

/**
 * Writes what has become of a file. False when its record is gone: somebody deleted the file meanwhile, and what is told
 * here must not bring it back.
 */
export async function updateFile(record: FileRecord): Promise<boolean> {
  const durability = record.state === 'complete' ? 'strict' : 'relaxed'
  const transaction = (await records()).transaction('files', 'readwrite', { durability })
  const write = async () => {
    const known = await transaction.store.getKey(record.content)
    await Promise.all([known !== undefined && transaction.store.put(record), transaction.done])
    if (record.state !== 'partial') storeChanged()
    return known !== undefined
  }
  return await write().catch(full(record.bytes))
}

export async function addFile(record: FileRecord): Promise<void> {
  await (await records()).put('files', record).catch(full(record.bytes))
  if (record.state !== 'partial') storeChanged()
}

/** Even a record needs some room; a browser says so with an error that has no message. */
export const full =
  (neededBytes: number) =>
  (error: unknown): never => {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
    throw isFull ? new GlossError('storage-full', { neededBytes, freeBytes: 0 }, error) : error
  }
