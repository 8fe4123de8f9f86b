/** A download in a real Worker into a real private file system, from a hub that may do anything to it. */
import { expect, test } from 'vitest'
import { storedModel } from '../../lib/models/store/models'
import { readStored } from '../../lib/models/store/read'
import {
  bytesSent,
  fetched,
  generated,
  hub,
  log,
  never,
  repository,
  requestFor,
  sha256OnDisk,
  startClient,
} from './model-fixture'

const MB = 1 << 20

test('a model of the hub arrives whole: every file, from the pinned commit, once', async () => {
  using client = startClient()
  const id = await repository({ fixture: 'tiny-t5' })
  const request = await requestFor(id)
  const events = await fetched(client.download(request, never))
  const model = (await storedModel(id))!
  expect(model.state).toBe('complete')
  expect(model.files).toHaveLength(request.files.length)
  expect(await bytesSent(id)).toBe(model.bytes)
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
  expect(JSON.parse(await (await readStored(id, 'config.json')).text())).toMatchObject({ model_type: 't5' })
  const last = events.at(-1)!
  expect(last.totalBytes).toBe(model.bytes)
  for (const { bytesHere } of events) expect(bytesHere).toBeLessThanOrEqual(model.bytes)
})

test('large files come over several connections at once', async () => {
  using client = startClient()
  const id = await repository({ files: generated(8 * MB) })
  const request = await requestFor(id)
  await fetched(client.download(request, never))
  const ranges = (await log(id)).filter(({ route }) => route === 'cdn').map(({ range }) => range)
  expect(new Set(ranges).size).toBe(8)
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
})

test('what is complete is not asked for again', async () => {
  using client = startClient()
  const id = await repository({ files: generated(MB) })
  const request = await requestFor(id)
  await fetched(client.download(request, never))
  const before = (await log(id)).length
  await fetched(client.download(request, never))
  expect(await log(id)).toHaveLength(before)
})

test('a line that breaks again and again is taken up where it broke', async () => {
  using client = startClient()
  const cut = { kind: 'cut', afterBytes: 300_000 } as const
  const faults = [{ on: 'cdn', what: cut } as const]
  // A line of some speed: on a fast one, much is under way when it breaks, and on a busy machine nothing of it may have been read.
  const id = await repository({ files: generated(4 * MB), faults, bytesPerSecond: 4 * MB })
  const request = await requestFor(id)
  await fetched(client.download(request, never))
  // No part of a megabyte comes in one go, so begun anew none would ever. A broken stream may lose what nobody had read yet.
  expect(await bytesSent(id)).toBeLessThan(6 * MB)
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
})

test('a connection that falls silent is given up and asked again', async () => {
  using client = startClient()
  const stall = { kind: 'stall', afterBytes: 100_000 } as const
  const id = await repository({ files: generated(MB), faults: [{ on: 'cdn', times: 1, what: stall }] })
  const request = await requestFor(id)
  await fetched(client.download(request, never))
  expect(await bytesSent(id)).toBe(MB)
  expect((await storedModel(id))!.state).toBe('complete')
})

test('a hub that is down in the middle: an error that says so, and what has arrived is kept', async () => {
  using client = startClient()
  const down = { kind: 'down' } as const
  const id = await repository({ files: generated(4 * MB), faults: [{ on: 'resolve', after: 3, what: down }] })
  const request = await requestFor(id, { connections: 1 })
  await expect(fetched(client.download(request, never))).rejects.toMatchObject({
    code: 'download-interrupted',
    values: { file: 'onnx/model.onnx', host: new URL(hub).host },
  })
  expect(await storedModel(id)).toMatchObject({ state: 'partial', bytesHere: 3 * MB })
})

test('a hub that never answers', async () => {
  using client = startClient()
  const id = await repository({ files: generated(MB), faults: [{ on: 'resolve', what: { kind: 'down' } }] })
  await expect(fetched(client.download(await requestFor(id), never))).rejects.toMatchObject({
    code: 'hub-unreachable',
  })
  expect((await storedModel(id))!.state).toBe('absent')
})
