/**
 * Whether bytes are what a content id says, told piece by piece: Web Crypto wants the whole file in memory at once, which
 * for a model is a gigabyte. hash-wasm (MIT) does it in WebAssembly.
 */
import { createSHA1, createSHA256 } from 'hash-wasm'
import type { ContentId } from './content-id'

export interface Digest {
  update(bytes: Uint8Array): void
  /** Once, after the last byte. */
  contentId(): ContentId
}

/** Of the kind that `content` is. The length is part of a git blob id, and comes first. */
export async function startDigest(content: ContentId, bytes: number): Promise<Digest> {
  const kind = content.startsWith('git-') ? 'git' : 'sha256'
  const hash = kind === 'git' ? await createSHA1() : await createSHA256()
  hash.init()
  if (kind === 'git') hash.update(`blob ${bytes}\0`)
  return {
    update: (piece) => void hash.update(piece),
    contentId: () => `${kind}-${hash.digest('hex')}`,
  }
}

/** Of a file or blob, read as a stream. */
export async function digestBlob(blob: Blob, content: ContentId, signal?: AbortSignal): Promise<ContentId> {
  const digest = await startDigest(content, blob.size)
  for await (const piece of blob.stream()) {
    signal?.throwIfAborted()
    digest.update(piece)
  }
  return digest.contentId()
}
