/** Digests what it is sent, in a thread of its own, so that a download is not slowed by its own check. */
import { type Digest, startDigest } from './digest'
import type { FromDigestWorker, ToDigestWorker } from './download/block-digest'

const scope = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToDigestWorker>) => void): void
  postMessage(message: FromDigestWorker, transfer: Transferable[]): void
}

let digest: Promise<Digest> | undefined

async function follow(order: ToDigestWorker): Promise<void> {
  if (order.type === 'start') digest = startDigest(order.content, order.bytes)
  const running = await digest
  if (!running) return
  if (order.type === 'block') {
    running.update(order.block.subarray(0, order.length))
    scope.postMessage({ type: 'free', block: order.block }, [order.block.buffer])
  } else if (order.type === 'finish')
    scope.postMessage({ type: 'finished', content: running.contentId() }, [])
}

// One after the other: the first waits for the digest's own WebAssembly, and the order is the file's.
let last = Promise.resolve()
scope.addEventListener('message', ({ data }) => {
  last = last.then(() => follow(data))
})
