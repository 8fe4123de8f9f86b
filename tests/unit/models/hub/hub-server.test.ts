/** The test hub keeps to the real one's protocol: what is proven against it is worth only as much as it is true. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generatedContent, sha256 } from '../../../hub/content.ts'
import type { Fault, FaultKind } from '../../../hub/faults.ts'
import { type Hub, startHub } from '../../../hub/hub-server.ts'

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.close())

const SIZE = 300_000
const FILES = { 'config.json': { bytes: 700, seed: 1 }, 'onnx/model.onnx': { bytes: SIZE, seed: 2 } }
const onCdn = (what: FaultKind): Fault[] => [{ on: 'cdn', what }]
const resolve = (id: string, file = 'onnx/model.onnx') => `${hub.url}/${id}/resolve/main/${file}`
const ranged = (id: string, range: string) => fetch(resolve(id), { headers: { range } })

test('made-up content is the same from every place', () => {
  const content = generatedContent(1000, 7)
  const whole = content.read(0, 1000)
  expect(content.read(333, 100)).toEqual(whole.subarray(333, 433))
  expect(generatedContent(1000, 8).read(0, 1000)).not.toEqual(whole)
  expect(sha256(content)).toBe(createHash('sha256').update(whole).digest('hex'))
})

test('a file in LFS: 302 to another host, with size and digest', async () => {
  const { commit, files } = hub.add({ id: 'test/lfs', files: FILES })
  const response = await fetch(resolve('test/lfs'), {
    redirect: 'manual',
    headers: { origin: 'https://page.example' },
  })
  expect(response.status).toBe(302)
  expect(new URL(response.headers.get('location')!).hostname).not.toBe(new URL(hub.url).hostname)
  expect(response.headers.get('x-repo-commit')).toBe(commit)
  expect(response.headers.get('x-linked-size')).toBe(String(SIZE))
  expect(response.headers.get('x-linked-etag')).toBe(`"${files.get('onnx/model.onnx')!.lfs!.sha256}"`)
  expect(response.headers.get('access-control-allow-origin')).toBe('https://page.example')
  const exposed = response.headers.get('access-control-expose-headers')!.split(',')
  expect(exposed).toEqual(expect.arrayContaining(['X-Error-Code', 'X-Linked-Size', 'X-Linked-ETag']))
  expect(exposed).not.toContain('Retry-After')
  expect(exposed).not.toContain('RateLimit')
})

test('the CDN has names and an ETag of its own, which are not the SHA-256', async () => {
  const { files } = hub.add({ id: 'test/cdn', files: FILES })
  const redirect = await fetch(resolve('test/cdn'), { redirect: 'manual' })
  const xetHash = redirect.headers.get('x-xet-hash')!
  expect(xetHash).toMatch(/^[0-9a-f]{64}$/)
  expect(xetHash).not.toBe(files.get('onnx/model.onnx')!.lfs!.sha256)
  expect(new URL(redirect.headers.get('location')!).pathname).toMatch(
    new RegExp(`^/xet-bridge-us/[0-9a-f]{24}/${xetHash}$`),
  )
  const file = await fetch(resolve('test/cdn'))
  expect(file.headers.get('etag')).toBe(`"${xetHash}"`)
  expect(file.headers.get('content-disposition')).toBe('inline; filename="model.onnx";')
  expect(file.headers.get('access-control-expose-headers')).toContain('Content-Range')
  expect((await file.arrayBuffer()).byteLength).toBe(SIZE)
})

test('HEAD is GET without the body', async () => {
  const { log } = hub.add({ id: 'test/head', files: FILES })
  const head = await fetch(resolve('test/head'), { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(SIZE)])
  expect(await head.text()).toBe('')
  await expect.poll(() => log.map(({ bytes }) => bytes)).toEqual([0, 0])
  const listing = await fetch(`${hub.url}/api/models/test/head`, { method: 'HEAD' })
  expect([listing.status, await listing.text()]).toEqual([200, ''])
})

test('a file in git: 307 to a path on the same host', async () => {
  const { files } = hub.add({ id: 'test/git', files: FILES })
  const response = await fetch(resolve('test/git', 'config.json'), { redirect: 'manual' })
  expect(response.status).toBe(307)
  expect(response.headers.get('location')).toMatch(/^\/api\/resolve-cache\/models\/test\/git\//)
  const followed = await fetch(resolve('test/git', 'config.json'))
  expect(followed.headers.get('etag')).toBe(`"${files.get('config.json')!.blobId}"`)
  expect((await followed.arrayBuffer()).byteLength).toBe(700)
})

test('of a file in LFS git has a pointer', async () => {
  const { files } = hub.add({ id: 'test/raw', files: FILES })
  const text = await (await fetch(`${hub.url}/test/raw/raw/main/onnx/model.onnx`)).text()
  const { lfs } = files.get('onnx/model.onnx')!
  expect(text).toBe(`version https://git-lfs.github.com/spec/v1\noid sha256:${lfs!.sha256}\nsize ${SIZE}\n`)
  expect(text).toHaveLength(lfs!.pointerSize)
})

test('ranges, and none beyond the end', async () => {
  hub.add({ id: 'test/ranges', files: FILES })
  const part = await ranged('test/ranges', 'bytes=100-199')
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe(`bytes 100-199/${SIZE}`)
  expect(part.headers.get('access-control-allow-origin')).toBe('*')
  expect(Buffer.from(await part.arrayBuffer())).toEqual(generatedContent(SIZE, 2).read(100, 100))
  const beyond = await ranged('test/ranges', `bytes=${SIZE}-`)
  expect(beyond.status).toBe(416)
  expect(beyond.headers.get('content-range')).toBe(`bytes */${SIZE}`)
})

test('a gated file is refused, a missing one named', async () => {
  hub.add({ id: 'test/gated', files: FILES, gated: 'auto' })
  hub.add({ id: 'test/open', files: FILES })
  const gated = await fetch(resolve('test/gated'))
  expect([gated.status, gated.headers.get('x-error-code')]).toEqual([401, 'GatedRepo'])
  const missing = await fetch(resolve('test/open', 'nothing.onnx'))
  expect([missing.status, missing.headers.get('x-error-code')]).toEqual([404, 'EntryNotFound'])
  expect(await missing.text()).toBe('Entry not found')
})

test('the API refuses in JSON, and what nobody may know of has no code', async () => {
  const response = await fetch(`${hub.url}/api/models/test/nowhere`)
  expect([response.status, response.headers.get('x-error-code')]).toEqual([401, null])
  expect(await response.json()).toEqual({ error: 'Invalid username or password.' })
  hub.add({ id: 'test/here', files: FILES })
  const revision = await fetch(`${hub.url}/api/models/test/here/revision/nothing`)
  expect([revision.status, revision.headers.get('x-error-code')]).toEqual([404, 'RevisionNotFound'])
  expect(await revision.json()).toEqual({ error: 'Invalid rev id: nothing' })
})

test('a listing has sizes and digests only when they are asked for', async () => {
  const { files } = hub.add({ id: 'test/blobs', files: FILES })
  const list = async (query: string) =>
    ((await (await fetch(`${hub.url}/api/models/test/blobs${query}`)).json()) as { siblings: unknown })
      .siblings
  expect(await list('')).toEqual([{ rfilename: 'config.json' }, { rfilename: 'onnx/model.onnx' }])
  const { lfs, blobId } = files.get('onnx/model.onnx')!
  expect(await list('?blobs=true')).toEqual([
    { rfilename: 'config.json', size: 700, blobId: files.get('config.json')!.blobId },
    { rfilename: 'onnx/model.onnx', size: SIZE, blobId, lfs },
  ])
})

test('a busy hub says when to come back in RateLimit, by bucket; a mirror may say it in Retry-After', async () => {
  const busy = (said?: 'RateLimit' | 'Retry-After'): FaultKind => ({
    kind: 'status',
    status: 429,
    retryAfterSeconds: 7,
    ...(said && { said }),
  })
  hub.add({ id: 'test/busy', files: FILES, faults: [{ on: 'api', what: busy() }] })
  const api = await fetch(`${hub.url}/api/models/test/busy`)
  expect([api.status, api.headers.get('ratelimit'), api.headers.get('retry-after')]).toEqual([
    429,
    '"api";r=0;t=7',
    null,
  ])
  hub.add({ id: 'test/busy', files: FILES, faults: [{ on: 'resolve', what: busy('Retry-After') }] })
  const file = await fetch(resolve('test/busy'))
  expect([file.status, file.headers.get('ratelimit'), file.headers.get('retry-after')]).toEqual([
    429,
    null,
    '7',
  ])
})

test('what was asked and what went out is logged', async () => {
  const { log } = hub.add({ id: 'test/log', files: FILES })
  await (await ranged('test/log', 'bytes=0-999')).arrayBuffer()
  await expect
    .poll(() => log)
    .toMatchObject([
      { route: 'resolve', range: 'bytes=0-999', status: 302, bytes: 0 },
      { route: 'cdn', file: 'onnx/model.onnx', range: 'bytes=0-999', status: 206, bytes: 1000 },
    ])
})

test('a line that breaks gives what it gave', async () => {
  hub.add({ id: 'test/cut', files: FILES, faults: onCdn({ kind: 'cut', afterBytes: 1000 }) })
  const reader = (await fetch(resolve('test/cut'))).body!.getReader()
  let got = 0
  const reading = (async () => {
    for (let step = await reader.read(); !step.done; step = await reader.read()) got += step.value.length
  })()
  await expect(reading).rejects.toThrow()
  expect(got).toBe(1000)
})

test('an altered byte is one byte', async () => {
  hub.add({ id: 'test/altered', files: FILES, faults: onCdn({ kind: 'alter', atByte: 5000 }) })
  const got = Buffer.from(await (await fetch(resolve('test/altered'))).arrayBuffer())
  const differ = generatedContent(SIZE, 2)
    .read(0, SIZE)
    .findIndex((byte, at) => byte !== got[at])
  expect(differ).toBe(5000)
  expect(got.subarray(5001)).toEqual(generatedContent(SIZE, 2).read(5001, SIZE - 5001))
})

test('a file of another length says so in its headers', async () => {
  hub.add({ id: 'test/short', files: FILES, faults: onCdn({ kind: 'length', byBytes: -10 }) })
  const part = await ranged('test/short', `bytes=${SIZE - 20}-${SIZE - 1}`)
  expect(part.headers.get('content-range')).toBe(`bytes ${SIZE - 20}-${SIZE - 11}/${SIZE - 10}`)
})

test('a fault comes so often and after so many as it was told', async () => {
  const what: FaultKind = { kind: 'status', status: 500 }
  hub.add({ id: 'test/counted', files: FILES, faults: [{ on: 'resolve', times: 1, after: 1, what }] })
  const statuses = []
  for (let turn = 0; turn < 3; turn++) statuses.push((await ranged('test/counted', 'bytes=0-9')).status)
  expect(statuses).toEqual([206, 500, 206])
})
