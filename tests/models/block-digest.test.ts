/** A file is digested while it grows, here or in a thread; a thread that fails says so instead of hanging. */
import { afterEach, expect, test, vi } from 'vitest'
import type { ContentId } from '../../lib/models/content-id'
import { type BlockDigest, blockDigest, digestHere } from '../../lib/models/download/block-digest'

const MB = 1 << 20
const ANY: ContentId = `sha256-${'0'.repeat(64)}`

afterEach(() => void vi.unstubAllGlobals())

async function digestOf(digest: BlockDigest, bytes: Uint8Array): Promise<ContentId> {
  for (let at = 0; at < bytes.length;) {
    const block = digest.block()
    if (!block) {
      await digest.idle()
      continue
    }
    const piece = bytes.subarray(at, at + block.length)
    block.set(piece)
    digest.feed(block, piece.length)
    at += piece.length
  }
  return await digest.finish()
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

test('a thread and no thread come to the same', async () => {
  const bytes = new Uint8Array(20 * MB + 333)
  for (let at = 0; at < bytes.length; at += 4096) bytes[at] = at >> 12
  const far = await blockDigest(ANY, bytes.length)
  const near = await digestHere(ANY, bytes.length)
  expect(await digestOf(far, bytes)).toBe(await sha256(bytes))
  expect(await digestOf(near, bytes)).toBe(await sha256(bytes))
  far.end()
})

test('no more than eight blocks are ever under way', async () => {
  const digest = await blockDigest(ANY, 100 * MB)
  const blocks = Array.from({ length: 9 }, () => digest.block())
  expect(blocks.filter(Boolean)).toHaveLength(8)
  expect(blocks.at(-1)).toBeNull()
  digest.end()
})

test('a thread that does not start is an error, not a wait for ever', async () => {
  const Real = Worker
  vi.stubGlobal('Worker', function broken() {
    return new Real(URL.createObjectURL(new Blob(['throw new Error("no thread here")'])))
  })
  const digest = await blockDigest(ANY, 100 * MB)
  await expect(digest.finish()).rejects.toThrow('no thread here')
  while (digest.block());
  await expect(digest.idle()).rejects.toThrow('no thread here')
})
