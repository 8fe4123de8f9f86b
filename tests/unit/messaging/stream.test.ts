import { expect, test } from 'vitest'
import type { Channel } from '../../../lib/messaging/channel'
import { GlossError } from '../../../lib/messaging/errors'
import { type Handlers, serveStreams, streamCaller } from '../../../lib/messaging/stream'

/** Two ends joined, JSON between them as over a runtime port. `cut` is what a closed tab does. */
function pair(): { here: Channel; there: Channel; cut: () => void } {
  const ends = [0, 1].map(() => ({
    messages: [] as ((message: unknown) => void)[],
    closes: [] as (() => void)[],
  }))
  let open = true
  const channel = (mine: number, other: number): Channel => ({
    post: (message) => {
      const wire = JSON.stringify(message)
      if (open) queueMicrotask(() => ends[other]!.messages.forEach((listener) => listener(JSON.parse(wire))))
    },
    onMessage: (listener) => ends[mine]!.messages.push(listener),
    onClose: (listener) => ends[mine]!.closes.push(listener),
    close: () => {},
  })
  const cut = () => {
    open = false
    for (const end of ends) for (const close of end.closes) close()
  }
  return { here: channel(0, 1), there: channel(1, 0), cut }
}

const lost = () => new GlossError('host-gone', {})
const never = new AbortController().signal

function served(handlers: Handlers) {
  const { here, there, cut } = pair()
  serveStreams(there, handlers)
  return { caller: streamCaller(here, lost), cut }
}

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const read: unknown[] = []
  for await (const item of items) read.push(item)
  return read
}

test('items come in order, and two calls at once do not mix', async () => {
  const { caller } = served({
    async *count({ from }: { from: number }) {
      for (let number = from; number < from + 3; number++) yield number
    },
  })
  const both = await Promise.all([
    all(caller.call('count', { from: 1 }, never)),
    all(caller.call('count', { from: 11 }, never)),
  ])
  expect(both).toEqual([
    [1, 2, 3],
    [11, 12, 13],
  ])
})

test('an error crosses with its code, its values and its cause', async () => {
  const { caller } = served({
    async *fail() {
      throw new GlossError('run-failed', { model: 'm', device: 'wasm', reason: 'r' }, new Error('deeper'))
    },
  })
  await expect(all(caller.call('fail', null, never))).rejects.toMatchObject({
    code: 'run-failed',
    values: { model: 'm', device: 'wasm', reason: 'r' },
    cause: { code: 'internal', values: { reason: 'deeper' } },
  })
})

test('an unknown method says which there are', async () => {
  const { caller } = served({ async *known() {} })
  await expect(all(caller.call('toString', null, never))).rejects.toMatchObject({
    values: { reason: expect.stringContaining('known') },
  })
})

/** A handler that runs until its signal aborts, and says so. */
function endless() {
  const aborted = Promise.withResolvers<void>()
  const handlers: Handlers = {
    async *run(_: never, signal: AbortSignal) {
      signal.addEventListener('abort', () => aborted.resolve())
      yield 'started'
      await aborted.promise
    },
  }
  return { handlers, aborted: aborted.promise }
}

test.each(['abort', 'leave', 'cut'])('%s reaches the handler', async (how) => {
  const { handlers, aborted } = endless()
  const { caller, cut } = served(handlers)
  const abort = new AbortController()
  const reading = (async () => {
    for await (const _ of caller.call('run', null, abort.signal)) {
      if (how === 'leave') break
      if (how === 'abort') abort.abort()
      if (how === 'cut') cut()
    }
  })()
  if (how === 'leave') await reading
  else await expect(reading).rejects.toMatchObject({ code: how === 'abort' ? 'cancelled' : 'host-gone' })
  await aborted
})

test('calls on a lost channel fail at once', async () => {
  const { caller, cut } = served({ async *run() {} })
  cut()
  await expect(all(caller.call('run', null, never))).rejects.toMatchObject({ code: 'host-gone' })
})
