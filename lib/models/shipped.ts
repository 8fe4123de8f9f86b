/**
 * Files of the models that ship inside the extension: read, and checked by size and SHA-256 against the catalogue before
 * anything runs on them. A file that a disk or an update has damaged would not fail in the runtime, it would talk nonsense.
 */
import { GlossError } from '../messaging/errors'
import type { CatalogEntry, ShippedFile } from './catalog'

/** Address of a model's folder inside the extension, with a closing slash. */
export function shippedFolder(entry: CatalogEntry): string {
  return `/models/${entry.id.replace(/^gloss\//, '')}/`
}

/**
 * All files of a shipped model by path.
 * @param root address that the folder is relative to, `chrome-extension://…/`
 * @param onBytes called with the bytes read so far, of `entry.bytes`
 * @throws GlossError model-file-missing | model-file-size | model-file-altered
 */
export async function readShipped(
  entry: CatalogEntry,
  root: string,
  onBytes: (bytes: number) => void,
): Promise<Record<string, ArrayBuffer>> {
  let read = 0
  const files = Object.entries(entry.shipped ?? {}).map(async ([path, expected]) => {
    const url = new URL(shippedFolder(entry) + path, root)
    const bytes = await fetchFile(entry.id, path, url)
    await check(entry.id, path, bytes, expected)
    onBytes((read += bytes.byteLength))
    return [path, bytes] as const
  })
  return Object.fromEntries(await Promise.all(files))
}

async function fetchFile(model: string, file: string, url: URL): Promise<ArrayBuffer> {
  // A file that an extension does not have is a network error to fetch in one browser and a 404 in another.
  const response = await fetch(url).catch(() => null)
  if (!response?.ok) throw new GlossError('model-file-missing', { model, file })
  return await response.arrayBuffer()
}

async function check(model: string, file: string, bytes: ArrayBuffer, expected: ShippedFile): Promise<void> {
  if (bytes.byteLength !== expected.bytes) {
    throw new GlossError('model-file-size', {
      model,
      file,
      bytes: bytes.byteLength,
      expectedBytes: expected.bytes,
    })
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (sha256 !== expected.sha256)
    throw new GlossError('model-file-altered', { model, file, sha256, expectedSha256: expected.sha256 })
}
