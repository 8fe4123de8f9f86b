import { expect, onTestFinished, test } from 'vitest'
import type { Memory } from '../../lib/hardware/probe'
import { Realms } from '../../lib/host/realms'
import { StatusBoard } from '../../lib/host/status-board'
import type { HostStatus, Rung } from '../../lib/messaging/contract'
import { GlossError } from '../../lib/messaging/errors'
import type { CatalogEntry } from '../../lib/models/catalog'
import type { RunnableModel } from '../../lib/models/runnable'
import { never, readModel, runtime, startWorker } from './realm-fixture'

const MODEL: RunnableModel = {
  entry: { id: 'test/tiny-marian', task: 'translation' } as CatalogEntry,
  commit: 'c',
  builds: { fp32: [{ path: 'onnx/decoder_model_merged.onnx', bytes: 7_000_000 }] },
  isDraft: false,
}
const OTHER: RunnableModel = { ...MODEL, entry: { ...MODEL.entry, id: 'test/other' } }
const WASM: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
/** There is no graphics adapter in the browser of the tests. */
const ADAPTER: Rung = { device: 'webgpu', dtype: 'fp32', threads: 1 }
const ONNX = ['encoder_model.onnx', 'decoder_model_merged.onnx']

/** Realms over the tiny model, with what they do in view. */
function realms(options: { idleMs?: number; broken?: GlossError; memory?: Memory } = {}) {
  let loads = 0
  let workers = 0
  const failures: string[] = []
  let last: HostStatus | null = null
  const status = new StatusBoard({ count: 1, cores: 1, limit: 'cores' }, (published) => (last = published))
  const made = new Realms({
    startWorker: (name) => {
      workers++
      return startWorker(name)
    },
    readFiles: async () => {
      loads++
      if (options.broken) throw options.broken
      return await readModel('tests/fixtures/models/tiny-marian', ONNX)
    },
    runtime,
    status,
    journal: {
      loading: async () => () => {},
      ran: async () => {},
      failed: async (_, rung, { code }) => void failures.push(`${rung.device} ${code}`),
    },
    memory: options.memory ?? { kind: 'unknown' },
    idleMs: () => options.idleMs ?? 60_000,
  })
  onTestFinished(() => {
    for (const { entry } of [MODEL, OTHER]) made.end(entry.id)
  })
  return {
    realms: made,
    loads: () => loads,
    workers: () => workers,
    failures,
    phases: () => last?.realms.map(({ phase }) => phase),
  }
}

test('two first requests at once load once', async () => {
  const { realms: pool, loads } = realms()
  const rung = () => pool.use(MODEL, { rungs: [WASM], why: 'no-adapter' }, never, async (realm) => realm.rung)
  expect(await Promise.all([rung(), rung()])).toEqual([WASM, WASM])
  expect(loads()).toBe(1)
})

test('a rung that fails gives way to the next, and work stays there', async () => {
  const { realms: pool, workers } = realms()
  const rung = () =>
    pool.use(MODEL, { rungs: [ADAPTER, WASM], why: 'no-adapter' }, never, async (realm) => realm.rung)
  expect(await rung()).toEqual(WASM)
  expect(await rung()).toEqual(WASM)
  expect(workers()).toBe(2)
})

test('when the last rung has failed its error is told, and the next request tries again', async () => {
  const { realms: pool, workers, phases } = realms()
  const use = () =>
    pool.use(MODEL, { rungs: [ADAPTER], why: 'no-adapter' }, never, async (realm) => realm.rung)
  await expect(use()).rejects.toMatchObject({ code: 'rung-unavailable' })
  await expect.poll(phases).toEqual(['failed'])
  await expect(use()).rejects.toMatchObject({ code: 'rung-unavailable' })
  expect(workers()).toBe(2)
})

test('a damaged file fails at once: no rung mends it', async () => {
  const broken = new GlossError('model-file-missing', { model: 'm', file: 'f' })
  const { realms: pool, loads } = realms({ broken })
  const use = pool.use(
    MODEL,
    { rungs: [ADAPTER, WASM], why: 'no-adapter' },
    never,
    async (realm) => realm.rung,
  )
  await expect(use).rejects.toMatchObject({ code: 'model-file-missing' })
  expect(loads()).toBe(1)
})

test('a realm that nobody uses is ended, and the next request loads again', async () => {
  const { realms: pool, loads, phases } = realms({ idleMs: 100 })
  const use = () => pool.use(MODEL, { rungs: [WASM], why: 'no-adapter' }, never, async (realm) => realm)
  const first = await use()
  expect(await first.ended).toMatchObject({ code: 'realm-crashed' })
  await expect.poll(phases).toEqual([])
  expect(await use()).not.toBe(first)
  expect(loads()).toBe(2)
})

test('a request that is refused goes to no other rung, and the realm stays', async () => {
  const { realms: pool, workers, failures, phases } = realms()
  const refused = new GlossError('bad-request', { field: 'question', value: '', allowed: 'words' })
  const second: Rung = { ...WASM, threads: 2 }
  const use = pool.use(MODEL, { rungs: [WASM, second], why: 'no-adapter' }, never, async () => {
    throw refused
  })
  await expect(use).rejects.toBe(refused)
  await expect.poll(phases).toEqual(['ready'])
  expect({ workers: workers(), failures }).toEqual({ workers: 1, failures: [] })
})

test('a second model has its place where memory allows, and takes the place of the first where not', async () => {
  for (const [gigabytes, alive] of [
    [4, [MODEL, OTHER]],
    [0.5, [OTHER]],
  ] as const) {
    const { realms: pool } = realms({ memory: { kind: 'about', bytes: gigabytes * 1e9 } })
    for (const model of [MODEL, OTHER])
      await pool.use(model, { rungs: [WASM], why: 'no-adapter' }, never, async (realm) => realm)
    expect(pool.models).toEqual(alive.map(({ entry }) => entry.id))
  }
})

test('whoever stops waiting for a load is let go at once, and the load goes on for the next', async () => {
  const { realms: pool, loads } = realms()
  const stop = new AbortController()
  const place = { rungs: [WASM], why: 'no-adapter' as const }
  const ran: string[] = []
  const stopped = pool.use(MODEL, place, stop.signal, async () => void ran.push('stopped'))
  stop.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  expect(pool.models).toEqual([MODEL.entry.id])
  await pool.use(MODEL, place, never, async () => void ran.push('next'))
  expect([ran, loads()]).toEqual([['next'], 1])
})
