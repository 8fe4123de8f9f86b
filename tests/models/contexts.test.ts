/** Two who want the same, one who changes their mind, a disk that is full. */
import { expect, test } from 'vitest'
import type { DownloadStatus } from '../../lib/messaging/models-contract'
import { Downloads, unfinished } from '../../lib/models/download/downloads'
import { bytesOnDisk, contentsOnDisk, fileOnDisk } from '../../lib/models/store/files'
import {
  addModel,
  changeModel,
  keepOnly,
  removeModel,
  storedModel,
  storedModels,
} from '../../lib/models/store/models'
import {
  bytesSent,
  fetched,
  generated,
  hub,
  never,
  repository,
  requestFor,
  sha256OnDisk,
  startClient,
} from './model-fixture'

const MB = 1 << 20

test('two contexts at once fetch once, and both have it', async () => {
  using one = startClient()
  using other = startClient()
  const id = await repository({ files: generated(4 * MB), bytesPerSecond: 4 * MB })
  const request = await requestFor(id)
  const [, waited] = await Promise.all([
    fetched(one.download(request, never)),
    fetched(other.download(request, never)),
  ])
  expect(await bytesSent(id)).toBe(4 * MB)
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
  expect(waited.length).toBeGreaterThan(0)
})

test('the one who waits takes over when the other dies', async () => {
  const one = startClient()
  using other = startClient()
  const id = await repository({ files: generated(4 * MB), bytesPerSecond: 4 * MB })
  const request = await requestFor(id)
  let second: Promise<unknown> | undefined
  const waiting = async () => {
    for await (const { phase } of other.download(request, never)) if (phase === 'waiting') one.end()
  }
  const first = (async () => {
    for await (const { bytesHere } of one.download(request, never)) {
      if (bytesHere > 0) second ??= waiting()
    }
  })()
  await expect(first).rejects.toMatchObject({ code: 'internal' })
  await second
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
})

/** Downloads with a way to wait for a status. */
function downloads(client: ReturnType<typeof startClient>) {
  const seen: DownloadStatus[] = []
  const all = new Downloads(
    (request, signal) => client.download(request, signal),
    (statuses) => void seen.push(...statuses),
  )
  const partly = () =>
    expect
      .poll(() => seen.some((one) => one.state === 'running' && (one.progress?.bytesHere ?? 0) > MB), {
        timeout: 10_000,
      })
      .toBe(true)
  return { all, seen, partly }
}

test('pause keeps what has arrived, resume fetches the rest', async () => {
  using client = startClient()
  const id = await repository({ files: generated(6 * MB), bytesPerSecond: 3 * MB })
  const request = await requestFor(id)
  const { all, partly } = downloads(client)
  void all.start(request)
  await partly()
  await all.pause(id)
  expect(all.statuses).toMatchObject([{ model: id, state: 'paused' }])
  await expect
    .poll(async () => (await storedModel(id))!.bytesHere, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(MB)
  expect(await storedModel(id)).toMatchObject({ state: 'partial', held: true })
  expect((await unfinished(hub)).map(({ model }) => model)).not.toContain(id)

  await all.resume(id)
  expect(all.statuses).toMatchObject([{ model: id, state: 'done' }])
  expect(await storedModel(id)).toMatchObject({ state: 'complete', held: false })
  expect(await bytesSent(id)).toBeLessThan(6 * MB * 1.2)
})

test('resumed before it has come to rest, a download is not held', async () => {
  using client = startClient()
  const id = await repository({ files: generated(3 * MB), bytesPerSecond: 3 * MB })
  const { all, partly } = downloads(client)
  void all.start(await requestFor(id))
  await partly()
  const pausing = all.pause(id)
  await Promise.all([pausing, all.resume(id)])
  expect(await storedModel(id)).toMatchObject({ state: 'complete', held: false })
})

test('cancel leaves nothing', async () => {
  using client = startClient()
  const id = await repository({ files: generated(6 * MB), bytesPerSecond: 3 * MB })
  const request = await requestFor(id)
  const { all, partly } = downloads(client)
  void all.start(request)
  await partly()
  await all.cancel(id)
  expect(all.statuses).toEqual([])
  expect(await storedModel(id)).toBeUndefined()
  await expect.poll(() => fileOnDisk(request.file.content)).toBeNull()
})

test('a model that is deleted while it is fetched stays deleted', async () => {
  using client = startClient()
  const id = await repository({ files: generated(6 * MB), bytesPerSecond: 3 * MB })
  const request = await requestFor(id)
  let deleted = false
  const fetching = (async () => {
    for await (const { bytesHere } of client.download(request, never)) {
      if (bytesHere < MB || deleted) continue
      deleted = true
      await removeModel(id, request.commit)
    }
  })()
  await expect(fetching).rejects.toMatchObject({ code: 'cancelled' })
  expect(await storedModel(id)).toBeUndefined()
  await expect.poll(contentsOnDisk).not.toContain(request.file.content)
})

test('a download that failed says why and goes on when asked', async () => {
  using client = startClient()
  const faults = [{ on: 'resolve', after: 2, times: 6, what: { kind: 'status', status: 503 } } as const]
  const id = await repository({ files: generated(4 * MB), faults })
  const { all } = downloads(client)
  await all.start(await requestFor(id, { connections: 1 }))
  expect(all.statuses).toMatchObject([{ state: 'failed', error: { code: 'download-interrupted' } }])
  expect((await unfinished(hub)).map(({ model }) => model)).toContain(id)
  await all.resume(id)
  expect(all.statuses).toMatchObject([{ state: 'done' }])
  expect(await bytesSent(id)).toBe(4 * MB)
})

test('a model larger than all that is free is refused before the first byte', async () => {
  using client = startClient()
  const id = await repository({ files: generated(2 * MB) })
  const request = await requestFor(id)
  const { quota = 0 } = await navigator.storage.estimate()
  const files = [{ ...request.file, bytes: quota + MB }]
  await expect(fetched(client.download({ ...request, files }, never))).rejects.toMatchObject({
    code: 'storage-full',
  })
  expect(await bytesSent(id)).toBe(0)
  expect(await storedModel(id)).toBeUndefined()
})

test('a budget makes room by last use, and spares what is pinned', async () => {
  using client = startClient()
  const [old, pinned, used, wanted] = await Promise.all(
    [1, 2, 3, 4].map(async () => await requestFor(await repository({ files: generated(MB) }))),
  )
  for (const request of [old!, pinned!, used!]) await fetched(client.download(request, never))
  await changeModel(pinned!.model, pinned!.commit, { pinned: true, usedAtMs: 1 })
  await changeModel(old!.model, old!.commit, { usedAtMs: 2 })
  await changeModel(used!.model, used!.commit, { usedAtMs: 3 })
  const here = await bytesOnDisk()
  await fetched(client.download({ ...wanted!, room: { budgetBytes: here, keep: [] } }, never))
  expect(await storedModel(old!.model)).toBeUndefined()
  expect((await storedModel(pinned!.model))!.state).toBe('complete')
  expect((await storedModel(used!.model))!.state).toBe('complete')
  expect((await storedModel(wanted!.model))!.state).toBe('complete')
})

test('a newer commit stands beside the old one, and shared files are not fetched twice', async () => {
  using client = startClient()
  const files = { ...generated(MB), 'config.json': { bytes: 500, seed: 1 } }
  const id = await repository({ files })
  const old = await requestFor(id)
  await fetched(client.download(old, never))
  await repository({
    id,
    commit: 'a'.repeat(40),
    files: { ...files, 'config.json': { bytes: 600, seed: Date.now() % 1e9 } },
  })
  const before = await bytesSent(id)
  await fetched(client.download(await requestFor(id), never))
  expect((await bytesSent(id)) - before).toBe(600)
  expect((await storedModel(id, old.commit))!.state).toBe('complete')
  await keepOnly(id, 'a'.repeat(40)) // the newer one has run
  expect((await storedModels()).filter((model) => model.id === id)).toHaveLength(1)
  expect((await storedModel(id))!).toMatchObject({ commit: 'a'.repeat(40), state: 'complete' })
  expect(await sha256OnDisk(old.file)).toBe(old.file.content)
})

test('a second build of a model adds to the first', async () => {
  const commit = 'b'.repeat(40)
  const file = (path: string) => ({ path, bytes: 1, content: `git-${path.repeat(40)}` }) as const
  await addModel({ id: 'test/two-builds', commit, files: [file('a')], source: 'hub' })
  await addModel({ id: 'test/two-builds', commit, files: [file('b')], source: 'hub' })
  expect((await storedModel('test/two-builds'))!.files.map(({ path }) => path)).toEqual(['a', 'b'])
})
