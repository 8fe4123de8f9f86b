/** What is written down of requests, held against what the hub has sent. */
import { beforeEach, expect, test } from 'vitest'
import { GlossError, cancelled } from '../../lib/messaging/errors'
import { listModel } from '../../lib/models/hub'
import { inspectListing } from '../../lib/models/hub-inspect'
import {
  type LoggedRequest,
  MOST_REQUESTS,
  clearNetworkLog,
  logRequest,
  onNetworkLogChange,
  readNetworkLog,
  updateRequest,
} from '../../lib/models/network/network-log'
import { BodyTooLong, bodyBytes, notedFetch } from '../../lib/models/network/noted-fetch'
import { networkFacts } from '../../lib/models/store/facts'
import {
  bytesSent,
  fetched,
  generated,
  hub,
  log,
  never,
  repository,
  requestFor,
  startClient,
} from './model-fixture'

const HUB = new URL(hub).host
/** The hub hands its large files out under another name. */
const CDN = HUB.replace('127.0.0.1', 'localhost')

beforeEach(clearNetworkLog)

const about = async (model: string): Promise<LoggedRequest[]> =>
  (await readNetworkLog()).requests.filter((one) => one.for !== 'page' && one.model === model)
const sum = (requests: { bytes: number }[]) => requests.reduce((all, { bytes }) => all + bytes, 0)

test('a download is there whole: the list, each part, the host that sent the bytes, all of them counted', async () => {
  using client = startClient()
  const id = await repository({ files: generated(3_500_000) })
  const request = await requestFor(id)
  await fetched(client.download(request, never))

  const requests = await about(id)
  const listing = requests.at(-1)
  expect(listing).toMatchObject({ for: 'listing', host: HUB, state: 'done' })
  const text = await (await fetch(`${hub}/api/models/${id}/revision/main?blobs=true`)).text()
  expect(listing?.bytes).toBe(new TextEncoder().encode(text).length)
  const files = requests.filter((one) => one.for === 'file')
  const sent = (await log(id)).filter(({ route }) => route === 'cdn')
  expect(sent).toHaveLength(4)
  expect(files.filter(({ host }) => host === CDN)).toHaveLength(4)
  expect(files.filter(({ host }) => host === HUB)).toHaveLength(4)
  expect(sum(files.filter(({ host }) => host === HUB))).toBe(0)
  expect(sum(files)).toBe(3_500_000)
  expect(await bytesSent(id)).toBe(3_500_000)
  expect(new Set(files.map(({ state }) => state))).toEqual(new Set(['done']))

  const { totals } = await readNetworkLog()
  expect(totals).toMatchObject([
    { host: CDN, requests: 4, bytes: 3_500_000 },
    { host: HUB, requests: 5, bytes: listing?.bytes },
  ])
  expect((await networkFacts())?.host).toBe(HUB)
})

test('a line that breaks: each try is there, with what it brought', async () => {
  using client = startClient()
  const id = await repository({
    files: generated(900_000),
    faults: [{ on: 'cdn', times: 2, what: { kind: 'cut', afterBytes: 200_000 } }],
  })
  await fetched(client.download(await requestFor(id), never))
  const files = (await about(id)).filter(({ host }) => host === CDN).toReversed()
  expect(files.map(({ state }) => state)).toEqual(['failed', 'failed', 'done'])
  // What a broken line has brought is asked for once, and counted once.
  expect(sum(files)).toBe(900_000)
})

test('taken back in the middle: stopped, with the bytes that had come', async () => {
  using client = startClient()
  const id = await repository({ files: generated(900_000), bytesPerSecond: 1e6 })
  const request = await requestFor(id)
  const stop = new AbortController()
  let here = 0
  const read = async () => {
    for await (const { bytesHere } of client.download(request, stop.signal)) {
      here = Math.max(here, bytesHere)
      if (bytesHere > 100_000) stop.abort(cancelled())
    }
  }
  await expect(read()).rejects.toMatchObject({ code: 'cancelled' })
  await expect.poll(async () => (await about(id))[0]?.state).toBe('stopped')
  const [file] = await about(id)
  expect(file?.bytes).toBeGreaterThanOrEqual(here)
  expect(file?.bytes).toBeLessThan(900_000)
})

test('a Worker that dies leaves its request open, with what had come about a second before', async () => {
  const client = startClient()
  const id = await repository({ files: generated(9_000_000), bytesPerSecond: 1.5e6 })
  const request = await requestFor(id, { partBytes: 16 << 20 })
  const died = fetched(client.download(request, never)).catch((error: unknown) => error)
  const part = async () => (await about(id)).find(({ host }) => host === CDN)
  await expect.poll(async () => (await part())?.bytes, { timeout: 10_000 }).toBeGreaterThan(0)
  client.end()
  expect(await died).toBeInstanceOf(GlossError)
  expect(await part()).toMatchObject({ state: 'open', for: 'file' })
})

test('a refusal has its status, a host that is not there has failed', async () => {
  const id = await repository({
    files: generated(1000),
    faults: [{ on: 'api', times: 1, what: { kind: 'status', status: 429 } }],
  })
  await expect(listModel(id, 'main', { host: hub })).rejects.toMatchObject({ code: 'hub-busy' })
  expect((await about(id))[0]).toMatchObject({ for: 'listing', state: 'refused', status: 429, bytes: 0 })
  await expect(listModel(id, 'main', { host: 'http://127.0.0.1:9' })).rejects.toMatchObject({
    code: 'hub-unreachable',
  })
  expect((await about(id))[0]).toMatchObject({ host: '127.0.0.1:9', state: 'failed', bytes: 0 })
})

test('a look into a repository is there file by file', async () => {
  const id = await repository({ fixture: 'tiny-bert-qa' })
  await inspectListing(await listModel(id, 'main', { host: hub }), hub, 4e9, never)
  const files = (await about(id)).flatMap((one) => (one.for === 'file' && one.bytes > 0 ? [one] : []))
  expect(files.map(({ file }) => file)).toContain('config.json')
  expect(sum(files)).toBe(await bytesSent(id))
})

test('of a page nothing is kept that says which; one that is too long is left', async () => {
  const id = await repository({ files: generated(300_000) })
  const { commit } = await listModel(id, 'main', { host: hub })
  await clearNetworkLog()
  const address = `${hub}/${id}/resolve/${commit}/onnx/model.onnx`
  const signal = never
  expect(await bodyBytes(await notedFetch(address, { signal }, { for: 'page' }), 1e6, signal)).toHaveLength(
    300_000,
  )
  const long = await notedFetch(address, { signal }, { for: 'page' })
  await expect(bodyBytes(long, 1000, signal)).rejects.toBeInstanceOf(BodyTooLong)
  const { requests, totals } = await readNetworkLog()
  expect(JSON.stringify(requests)).not.toContain(id)
  expect(requests.map(({ host, state }) => [host, state])).toContainEqual(['', 'stopped'])
  expect(totals.map(({ host }) => host)).toEqual([''])
  expect((await networkFacts())?.host).toBe('')
})

test('the log has an end, the totals have none; what was cleared does not come back', async () => {
  const first = await logRequest('a.example', { for: 'listing', model: 'x/y' })
  const more = Array.from({ length: MOST_REQUESTS }, () =>
    logRequest('a.example', { for: 'listing', model: 'x/y' }),
  )
  await Promise.all(more)
  const { requests, totals } = await readNetworkLog()
  expect(requests).toHaveLength(MOST_REQUESTS)
  expect(requests.at(-1)?.id).toBe(first + 1)
  expect(totals).toMatchObject([{ host: 'a.example', requests: MOST_REQUESTS + 1 }])

  const changes = new AbortController()
  const heard = new Promise<void>((resolve) => onNetworkLogChange(resolve, changes.signal))
  await clearNetworkLog()
  await heard
  changes.abort()
  await updateRequest(requests[0]!.id, { bytes: 5, state: 'done' })
  const cleared = await readNetworkLog()
  expect([cleared.requests, cleared.totals]).toEqual([[], []])
  expect(Date.now() - cleared.sinceMs!).toBeLessThan(60_000)
})
