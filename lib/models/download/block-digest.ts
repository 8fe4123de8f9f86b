/**
 * Digests a file block by block while it grows. Large files have a thread for it, which takes so many blocks at once and no
 * more: memory stays the same however far the disk is ahead.
 *
 *   block() ─► filled from disk ─► feed() ─► digested ─► the same block is free again
 *
 * Failure: a thread that does not start or dies rejects `idle` and `finish`; the file is then digested here.
 */
import type { ContentId } from '../content-id'
import { startDigest } from '../digest'

const BLOCK_BYTES = 1 << 20
const BLOCKS = 8
/** Below this a thread takes longer to start than the digest to compute. */
const THREAD_FROM_BYTES = 8 << 20

export interface BlockDigest {
  /** An empty block; null while all of them are being digested. */
  block(): Uint8Array<ArrayBuffer> | null
  feed(block: Uint8Array<ArrayBuffer>, length: number): void
  /** Resolves when there may be a free block, and other events have had their turn. */
  idle(): Promise<void>
  finish(): Promise<ContentId>
  end(): void
}

export type ToDigestWorker =
  | { type: 'start'; content: ContentId; bytes: number }
  | { type: 'block'; block: Uint8Array<ArrayBuffer>; length: number }
  | { type: 'finish' }

export type FromDigestWorker =
  | { type: 'free'; block: Uint8Array<ArrayBuffer> }
  | { type: 'finished'; content: ContentId }

export function blockDigest(content: ContentId, bytes: number): Promise<BlockDigest> | BlockDigest {
  return bytes < THREAD_FROM_BYTES ? digestHere(content, bytes) : digestInThread(content, bytes)
}

export async function digestHere(content: ContentId, bytes: number): Promise<BlockDigest> {
  const digest = await startDigest(content, bytes)
  const block = new Uint8Array(BLOCK_BYTES)
  return {
    block: () => block,
    feed: (filled, length) => digest.update(filled.subarray(0, length)),
    idle: () => new Promise((resolve) => setTimeout(resolve)),
    finish: () => Promise.resolve(digest.contentId()),
    end: () => {},
  }
}

function digestInThread(content: ContentId, bytes: number): BlockDigest {
  const worker = new Worker(new URL('../digest-worker.ts', import.meta.url), { type: 'module' })
  const post = (order: ToDigestWorker, transfer: Transferable[] = []) => worker.postMessage(order, transfer)
  const free = Array.from({ length: BLOCKS }, () => new Uint8Array(BLOCK_BYTES))
  const freed = new EventTarget()
  const finished = Promise.withResolvers<ContentId>()
  finished.promise.catch(() => {}) // a thread may fail before anybody waits for it

  worker.addEventListener('message', ({ data }: MessageEvent<FromDigestWorker>) => {
    if (data.type === 'finished') return finished.resolve(data.content)
    free.push(data.block)
    freed.dispatchEvent(new Event('free'))
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    finished.reject(new Error(event.message || 'the digest thread did not start'))
  })
  post({ type: 'start', content, bytes })

  const nextFree = () =>
    new Promise<void>((resolve) => freed.addEventListener('free', () => resolve(), { once: true }))
  return {
    block: () => free.pop() ?? null,
    feed: (block, length) => post({ type: 'block', block, length }, [block.buffer]),
    idle: async () => {
      if (free.length === 0) await Promise.race([nextFree(), finished.promise])
      else await new Promise((resolve) => setTimeout(resolve))
    },
    finish: () => {
      post({ type: 'finish' })
      return finished.promise
    },
    end: () => worker.terminate(),
  }
}
