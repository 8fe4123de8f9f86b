/** Makes sure of room before the first byte: the budget that the reader has set, the browser's quota, the disk itself. */
import { GlossError } from '../../messaging/errors'
import type { ModelFile } from '../content-id'
import { planEviction } from './eviction'
import { bytesOnDisk, fileOnDisk } from './files'
import { removeModel, storedModels } from './models'

export interface Room {
  /** Most bytes of models on disk; absent, only the browser and the disk set a limit. */
  budgetBytes?: number
  /** Ids of models that must stay: what runs, what is being fetched. */
  keep: string[]
}

/**
 * Evicts what was used longest ago, if that makes room.
 * @param reserve takes the room on disk and tells what is missing (`reserve.ts`), where the context can
 * @throws GlossError storage-full; what is there then is as it was
 */
export async function makeRoom(
  files: ModelFile[],
  { budgetBytes = Number.POSITIVE_INFINITY, keep }: Room,
  reserve: (files: ModelFile[]) => Promise<number> = () => Promise.resolve(0),
): Promise<void> {
  const neededBytes = await bytesToAllocate(files)
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate()
  const freeBytes = Math.min(quota - usage, budgetBytes - (await bytesOnDisk()))
  if (neededBytes > freeBytes) await evict(neededBytes - freeBytes, neededBytes, keep)
  const missingBytes = await reserve(files)
  if (missingBytes === 0) return
  await evict(missingBytes, neededBytes, keep)
  const stillMissing = await reserve(files)
  if (stillMissing > 0) throw full(neededBytes, stillMissing)
}

async function evict(missingBytes: number, neededBytes: number, keep: string[]): Promise<void> {
  const { models } = planEviction(await storedModels(), missingBytes, new Set(keep))
  if (models.length === 0) throw full(neededBytes, missingBytes)
  for (const model of models) await removeModel(model.id, model.commit)
}

const full = (neededBytes: number, missingBytes: number) =>
  new GlossError('storage-full', { neededBytes, freeBytes: Math.max(0, neededBytes - missingBytes) })

/** A file takes its whole length from the moment it is begun; what is begun already is counted by the browser. */
async function bytesToAllocate(files: ModelFile[]): Promise<number> {
  const unique = new Map(files.map((file) => [file.content, file.bytes]))
  const missing = Array.from(unique, async ([content, bytes]) => {
    return Math.max(0, bytes - ((await fileOnDisk(content))?.size ?? 0))
  })
  return (await Promise.all(missing)).reduce((sum, bytes) => sum + bytes, 0)
}
