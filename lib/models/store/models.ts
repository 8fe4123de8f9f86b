/**
 * The models in the store: added with the first byte that is wanted, listed with their state, pinned, used, removed. A model
 * is pinned to its commit; a newer one stands beside it until `keepOnly` says that it has run.
 *
 * Files belong to models by content id, so one file may serve several; it goes with the last of them.
 */
import { GlossError } from '../../messaging/errors'
import type { ContentId, ModelFile } from '../content-id'
import { countBytes } from '../download/byte-ranges'
import { storeChanged } from './changes'
import { removeFromDisk } from './files'
import { type FileRecord, type ModelRecord, type Records, full, records } from './records'

export type FileState = 'absent' | 'partial' | 'complete' | 'bad'

export interface StoredFile extends ModelFile {
  state: FileState
  bytesHere: number
}

export interface StoredModel extends Omit<ModelRecord, 'files'> {
  files: StoredFile[]
  /** The worst of its files' states; `partial` as soon as anything is here and anything is not. */
  state: FileState
  bytes: number
  bytesHere: number
}

/**
 * A model's files are what was asked for so far: another build of it adds to them.
 * @throws GlossError storage-full
 */
export async function addModel(
  model: Pick<ModelRecord, 'id' | 'commit' | 'files' | 'source'> &
    Partial<Pick<ModelRecord, 'entry' | 'isDraft'>>,
): Promise<void> {
  const transaction = (await records()).transaction('models', 'readwrite')
  const before = await transaction.store.get([model.id, model.commit])
  const revisions = (await transaction.store.getAll()).filter(({ id }) => id === model.id)
  const files = new Map([...(before?.files ?? []), ...model.files].map((file) => [file.path, file]))
  const record = {
    pinned: revisions.some(({ pinned }) => pinned),
    addedAtMs: Date.now(),
    ...before,
    ...model,
    held: false,
    usedAtMs: Date.now(),
    files: [...files.values()],
  }
  // Both at once: when the first fails the other does too, and nobody would hear of it.
  await Promise.all([transaction.store.put(record), transaction.done]).catch(
    full(model.files.reduce((sum, { bytes }) => sum + bytes, 0)),
  )
  storeChanged()
}

/** Every model, the one used last first. */
export async function storedModels(): Promise<StoredModel[]> {
  const [models, files] = await readAll(await records())
  return models.map((model) => withState(model, files)).toSorted((a, b) => b.usedAtMs - a.usedAtMs)
}

/** The model by id, and by commit where several are here; else the whole one used last. */
export async function storedModel(id: string, commit?: string): Promise<StoredModel | undefined> {
  const named = (await storedModels()).filter(
    (model) => model.id === id && (!commit || model.commit === commit),
  )
  return named.find(({ state }) => state === 'complete') ?? named[0]
}

export async function changeModel(
  id: string,
  commit: string,
  change: Partial<
    Pick<
      ModelRecord,
      'pinned' | 'held' | 'usedAtMs' | 'isDraft' | 'newerCommit' | 'entry' | 'largestTensorBytes'
    >
  >,
): Promise<void> {
  const transaction = (await records()).transaction('models', 'readwrite')
  const model = await transaction.store.get([id, commit])
  if (model) await transaction.store.put({ ...model, ...change })
  await transaction.done
  storeChanged()
}

/** The newer revision has run: the older ones go. */
export async function keepOnly(id: string, commit: string): Promise<void> {
  const others = (await storedModels()).filter((model) => model.id === id && model.commit !== commit)
  for (const other of others) await removeModel(other.id, other.commit)
}

/** Removes a model and the files that no other model has. */
export async function removeModel(id: string, commit: string): Promise<void> {
  await removeFiles(id, commit, () => true)
}

/** What a cancelled download leaves: whole files stay with their model, begun ones go. */
export async function removeUnfinished(id: string, commit: string): Promise<void> {
  await removeFiles(id, commit, (record) => record?.state !== 'complete')
}

/**
 * Records first, in one step: from then on the files count as absent, and a download of them that still runs somewhere stops
 * at its next checkpoint and takes what it has written with it.
 */
async function removeFiles(
  id: string,
  commit: string,
  goes: (record?: FileRecord) => boolean,
): Promise<void> {
  const transaction = (await records()).transaction(['models', 'files'], 'readwrite')
  const models = transaction.objectStore('models')
  const files = transaction.objectStore('files')
  const model = await models.get([id, commit])
  const all = new Map((await files.getAll()).map((record) => [record.content, record]))
  const staying = (model?.files ?? []).filter(({ content }) => !goes(all.get(content)))
  if (model && staying.length > 0) await models.put({ ...model, files: staying })
  else await models.delete([id, commit])
  const kept = new Set((await models.getAll()).flatMap((other) => other.files.map(({ content }) => content)))
  const gone = (model?.files ?? []).map(({ content }) => content).filter((content) => !kept.has(content))
  for (const content of gone) await files.delete(content)
  await transaction.done
  for (const content of gone) await removeFromDisk(content)
  storeChanged()
}

/** @throws GlossError model-not-whole */
export function wholeFile(model: StoredModel, path: string): StoredFile {
  const file = model.files.find((one) => one.path === path)
  if (file?.state !== 'complete') throw new GlossError('model-not-whole', { model: model.id, file: path })
  return file
}

async function readAll(database: Records): Promise<[ModelRecord[], Map<ContentId, FileRecord>]> {
  const transaction = database.transaction(['models', 'files'])
  const models = await transaction.objectStore('models').getAll()
  const files = await transaction.objectStore('files').getAll()
  return [models, new Map(files.map((file) => [file.content, file]))]
}

function withState(model: ModelRecord, records: Map<ContentId, FileRecord>): StoredModel {
  const files = model.files.map((file): StoredFile => {
    const record = records.get(file.content)
    return { ...file, state: record?.state ?? 'absent', bytesHere: bytesHere(record) }
  })
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)
  return {
    ...model,
    files,
    state: stateOf(files),
    bytes: sum(files.map((file) => file.bytes)),
    bytesHere: sum(files.map((file) => file.bytesHere)),
  }
}

function bytesHere(record: FileRecord | undefined): number {
  if (!record || record.state === 'bad') return 0
  return record.state === 'complete' ? record.bytes : countBytes(record.ranges)
}

function stateOf(files: StoredFile[]): FileState {
  if (files.some(({ state }) => state === 'bad')) return 'bad'
  if (files.every(({ state }) => state === 'complete')) return 'complete'
  return files.some((file) => file.bytesHere > 0 || file.state === 'complete') ? 'partial' : 'absent'
}
