import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { StayAwake } from '../../../lib/host/stay-awake'
import type { HostStatus, RealmStatus } from '../../../lib/messaging/contract'
import type { Handlers } from '../../../lib/messaging/stream'

/** Firefox waits so long for the next event or call before it ends the page. */
const IDLE_MS = 30_000

let calls = 0
beforeEach(() => {
  calls = 0
  vi.useFakeTimers()
  browser.runtime.getPlatformInfo = (async () => {
    calls += 1
  }) as never
})
afterEach(() => void vi.useRealTimers())

const isKept = async () => {
  const before = calls
  await vi.advanceTimersByTimeAsync(IDLE_MS / 3)
  return calls > before
}
const status = (change: Partial<HostStatus>): HostStatus => ({
  realms: [],
  downloads: [],
  threads: { count: 1, cores: 2, limit: 'not-isolated' },
  ...change,
})
const realm = (phase: string) => ({ phase, model: 'a' }) as RealmStatus

test.each([
  ['nothing', status({}), false],
  ['a model that is loading', status({ realms: [realm('loading')] }), true],
  ['a model in memory', status({ realms: [realm('ready')] }), true],
  ['a model that could not be loaded', status({ realms: [realm('failed')] }), false],
  ['a download', status({ downloads: [{ model: 'a', commit: 'b', state: 'running' }] }), true],
  [
    'a download that waits for the reader',
    status({ downloads: [{ model: 'a', commit: 'b', state: 'paused' }] }),
    false,
  ],
])('%s', async (_, now, expected) => {
  const stay = new StayAwake()
  stay.heed(now)
  expect(await isKept()).toBe(expected)
  stay.heed(status({}))
  expect(await isKept()).toBe(false)
})

test('a call, until its end, its failure, or its client turns away', async () => {
  const stay = new StayAwake()
  const gate = Promise.withResolvers<void>()
  const { wait, fail } = stay.during({
    async *wait() {
      yield 1
      await gate.promise
    },
    async *fail() {
      throw new Error('no')
    },
  })
  const call = begun(wait!)
  expect(await call.next()).toEqual({ done: false, value: 1 })
  expect(await isKept()).toBe(true)
  const other = begun(wait!)
  await other.next()
  await other.return?.()
  expect(await isKept()).toBe(true)
  gate.resolve()
  expect(await call.next()).toMatchObject({ done: true })
  expect(await isKept()).toBe(false)
  await expect(begun(fail!).next()).rejects.toThrow('no')
  expect(await isKept()).toBe(false)
})

const begun = (handler: Handlers[string]) =>
  handler(null as never, new AbortController().signal)[Symbol.asyncIterator]()
