/**
 * Takes a model from files on this computer into the store, for machines without a network and for models that are on no hub.
 *
 * What is missing or does not run here is told before anything is copied. A file's SHA-256 is computed while it is read,
 * then it is copied and measured again; what is in the store already, from the hub or an earlier import, is not copied.
 * Closing the copy moves it in place in one step, so a death in the middle leaves nothing that counts.
 */
import { GlossError, reasonOf } from '../../messaging/errors'
import { catalog } from '../catalog'
import type { ContentId, ModelFile } from '../content-id'
import { digestBlob } from '../digest'
import { ownEntry } from '../inspect/own-entry'
import { preferences } from '../store/facts'
import { withFile } from '../store/file-lock'
import { copyToDisk, fileOnDisk } from '../store/files'
import { addModel, removeModel, removeUnfinished, storedModel } from '../store/models'
import { addFile, fileRecord } from '../store/records'
import { makeRoom } from '../store/room'
import { inspectPicked } from './inspect-picked'
import type { PickedFile } from './picked-files'

export interface ImportProgress {
  file: string
  bytesDone: number
  totalBytes: number
}

/**
 * The id and revision under which the model now stands; the revision follows from the content. One that the catalogue does
 * not know is a draft until the reader has tried it.
 * @throws GlossError as `inspect` does, or storage-full | storage-refused | cancelled
 */
export async function importModel(
  id: string,
  picked: PickedFile[],
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<{ id: string; commit: string }> {
  const inspection = await inspectPicked(picked).catch(unreadable(id, 0, signal))
  const totalBytes = picked.reduce((sum, { file }) => sum + file.size, 0)
  const files: ModelFile[] = []
  let bytesDone = 0
  for (const { path, file } of picked) {
    onProgress({ file: path, bytesDone, totalBytes })
    const content = await digestBlob(file, UNKNOWN, signal).catch(unreadable(path, file.size, signal))
    files.push({ path, bytes: file.size, content })
    bytesDone += file.size
  }
  const { budgetBytes } = await preferences()
  await makeRoom(files, { keep: [id], ...(budgetBytes && { budgetBytes }) })
  const commit = await revisionOf(files)
  const before = await storedModel(id, commit)
  const isKnown = catalog.some((entry) => entry.id === id)
  const own = !isKnown && { entry: ownEntry(id, inspection), isDraft: before?.isDraft ?? true }
  await addModel({ id, commit, files, source: 'import', ...own })
  try {
    for (const [index, file] of files.entries()) await take(file, picked[index]!.file, signal)
  } catch (error) {
    // Half an import is of no use: nothing can go on with it.
    await (before ? removeUnfinished : removeModel)(id, commit)
    throw error
  }
  return { id, commit }
}

/** Only its kind is looked at: a file that comes from nowhere is known by its SHA-256. */
const UNKNOWN: ContentId = `sha256-${'0'.repeat(64)}`

async function take({ path, bytes, content }: ModelFile, file: File, signal: AbortSignal): Promise<void> {
  await withFile(
    content,
    signal,
    () => {},
    async () => {
      const here =
        (await fileRecord(content))?.state === 'complete' && (await fileOnDisk(content))?.size === bytes
      if (!here) await copyToDisk(content, file, signal).catch(unreadable(path, bytes, signal))
      const copy = await fileOnDisk(content)
      if (!copy || (await digestBlob(copy, content, signal)) !== content) {
        throw new GlossError('storage-refused', { reason: `${path} did not arrive on disk as it was read` })
      }
      await addFile({ content, bytes, state: 'complete', ranges: bytes > 0 ? [[0, bytes]] : [] })
    },
  )
}

/** 40 hex digits as a commit has, the same for the same files. */
async function revisionOf(files: ModelFile[]): Promise<string> {
  const lines = files.map(({ path, content }) => `${path} ${content}\n`).toSorted()
  return (await digestBlob(new Blob(lines), UNKNOWN)).slice('sha256-'.length, 'sha256-'.length + 40)
}

/** A picked file may be gone, or changed, by the time it is read. */
const unreadable =
  (path: string, bytes: number, signal: AbortSignal) =>
  (error: unknown): never => {
    if (signal.aborted) throw new GlossError('cancelled', {})
    if (error instanceof GlossError) throw error
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      throw new GlossError('storage-full', { neededBytes: bytes, freeBytes: 0 }, error)
    }
    throw new GlossError('internal', { reason: `${path}: ${reasonOf(error)}` }, error)
  }
