/** Which models would have to go to free so many bytes: the ones used longest ago first. Pure. */
import type { ContentId } from '../content-id'
import type { StoredModel } from './models'

export interface Eviction {
  models: StoredModel[]
  freedBytes: number
}

/**
 * Pinned models stay, and those in `keep` (by id): what runs, what is being fetched. Where even all others would not be
 * enough, none is named: nobody is helped by losing a model for nothing.
 */
export function planEviction(
  models: StoredModel[],
  toFreeBytes: number,
  keep: ReadonlySet<string>,
): Eviction {
  const plan: Eviction = { models: [], freedBytes: 0 }
  const left = new Set(models)
  for (const model of models.toSorted((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (plan.freedBytes >= toFreeBytes) break
    if (model.pinned || keep.has(model.id)) continue
    left.delete(model)
    const freed = ownBytes(model, left)
    if (freed === 0) {
      left.add(model)
      continue
    }
    plan.models.push(model)
    plan.freedBytes += freed
  }
  return plan.freedBytes >= toFreeBytes ? plan : { models: [], freedBytes: 0 }
}

/** Bytes on disk that no other model has a use for. */
function ownBytes(model: StoredModel, others: ReadonlySet<StoredModel>): number {
  const shared = new Set<ContentId>([...others].flatMap(({ files }) => files.map(({ content }) => content)))
  // A partial file takes its whole length.
  const onDisk = model.files.filter(({ state }) => state === 'complete' || state === 'partial')
  const own = new Map(onDisk.map((file) => [file.content, file.bytes]))
  return [...own].reduce((sum, [content, bytes]) => (shared.has(content) ? sum : sum + bytes), 0)
}
