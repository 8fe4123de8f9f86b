/** The body of an answer, read into one buffer where it can be, and in pieces of its own where not. */
import { expect, test } from 'vitest'
import { pieceReader } from '../../../../lib/models/download/range-request'

const PIECES = [[1, 2, 3], [4], [5, 6]]

function body(type?: 'bytes'): ReadableStream<Uint8Array<ArrayBuffer>> {
  const start = (controller: { enqueue(piece: Uint8Array<ArrayBuffer>): void; close(): void }) => {
    for (const piece of PIECES) controller.enqueue(Uint8Array.from(piece))
    controller.close()
  }
  // A byte stream answers a pending read into a buffer only when it has been told so.
  return type === 'bytes'
    ? new ReadableStream({
        type,
        start: (controller) => {
          start(controller)
          controller.byobRequest?.respond(0)
        },
      })
    : new ReadableStream({ start })
}

const kinds: [name: string, type?: 'bytes'][] = [['a byte stream', 'bytes'], ['any other stream']]

test.each(kinds)('%s', async (...[, type]) => {
  const reader = pieceReader(body(type))
  const read: number[] = []
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    read.push(...step.value)
    expect(step.value.byteLength).toBeGreaterThan(0)
  }
  expect(read).toEqual(PIECES.flat())
})
