/**
 * The bytes, in the browser's private file system (OPFS): one flat folder, each file named by its content id. Writing needs
 * a dedicated Worker, reading does not.
 */
import { GlossError, reasonOf } from '../../messaging/errors'
import { type ContentId, isContentId } from '../content-id'
import type { OpenFile } from './open-file'

const FOLDER = 'models'

type WritableFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<OpenFile> }

/** @throws GlossError storage-refused */
async function folder(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory()
    return await root.getDirectoryHandle(FOLDER, { create: true })
  } catch (error) {
    throw new GlossError('storage-refused', { reason: reasonOf(error) }, error)
  }
}

/** A handle is held by one at a time; that of a Worker which has just been ended may take a moment to come free. */
const HANDLE_PATIENCE_MS = 5000
const HANDLE_PAUSE_MS = 50

/** Synchronous access, in a dedicated Worker only. Whoever opens it closes it. */
export async function openForWriting(content: ContentId): Promise<OpenFile> {
  const file = (await (await folder()).getFileHandle(content, { create: true })) as WritableFile
  const until = performance.now() + HANDLE_PATIENCE_MS
  for (;;) {
    try {
      return await file.createSyncAccessHandle()
    } catch (error) {
      const taken = error instanceof DOMException && error.name === 'NoModificationAllowedError'
      if (!taken || performance.now() > until)
        throw new GlossError('storage-refused', { reason: reasonOf(error) }, error)
      await new Promise((resolve) => setTimeout(resolve, HANDLE_PAUSE_MS))
    }
  }
}

/** The file on disk; null where there is none. Reading it costs no memory until its bytes are asked for. */
export async function fileOnDisk(content: ContentId): Promise<File | null> {
  try {
    return await (await (await folder()).getFileHandle(content)).getFile()
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

/** A whole copy, in any context. It shows under its name only when it is closed; until then nothing is there. */
export async function copyToDisk(content: ContentId, source: Blob, signal: AbortSignal): Promise<void> {
  const writable = await (await (await folder()).getFileHandle(content, { create: true })).createWritable()
  await source.stream().pipeTo(writable, { signal })
}

/** False when a Worker holds it open: that one removes it when it finds its record gone. */
export async function removeFromDisk(content: ContentId): Promise<boolean> {
  try {
    await (await folder()).removeEntry(content)
    return true
  } catch (error) {
    if (isNotFound(error)) return true
    if (error instanceof DOMException && error.name === 'NoModificationAllowedError') return false
    throw error
  }
}

export async function contentsOnDisk(): Promise<ContentId[]> {
  const contents: ContentId[] = []
  for await (const name of (await folder()).keys()) if (isContentId(name)) contents.push(name)
  return contents
}

/** What models take of the disk. A partial file counts whole: its room is taken. */
export async function bytesOnDisk(): Promise<number> {
  const files = await Promise.all((await contentsOnDisk()).map(fileOnDisk))
  return files.reduce((sum, file) => sum + (file?.size ?? 0), 0)
}

const isNotFound = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError'
