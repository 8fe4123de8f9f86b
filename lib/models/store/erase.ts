/**
 * Deletes whatever the browser keeps on disk for Gloss, by whom it ever was written: files, databases, marks. For the last step of
 * deleting everything: what runs on it has been ended before. Connections that are open elsewhere close by themselves.
 */
import { deleteDB } from 'idb'
import { GlossError, reasonOf } from '../../messaging/errors'
import { storeChanged } from './changes'

/** A handle of a Worker that was ended just now may take a moment to come free. */
const HANDLE_PATIENCE_MS = 5000
const HANDLE_PAUSE_MS = 50

/** @throws GlossError storage-refused, when a file is still held after that time */
export async function eraseDisk(): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const names: string[] = []
  for await (const name of root.keys()) names.push(name)
  for (const name of names) await removePatiently(root, name)
  for (const { name } of await indexedDB.databases()) if (name) await deleteDB(name)
  localStorage.clear()
  storeChanged()
}

async function removePatiently(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  const until = performance.now() + HANDLE_PATIENCE_MS
  for (;;) {
    try {
      await root.removeEntry(name, { recursive: true })
      return
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError'
      if (!isHeld || performance.now() > until)
        throw new GlossError('storage-refused', { reason: reasonOf(error) }, error)
      await new Promise((resolve) => setTimeout(resolve, HANDLE_PAUSE_MS))
    }
  }
}
