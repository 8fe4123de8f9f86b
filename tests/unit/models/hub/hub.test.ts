/** The hub client against a server that speaks the hub's protocol: every failure has its own code. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAddress, listModel, newerCommit } from '../../../../lib/models/hub'
import type { FaultKind } from '../../../hub/faults.ts'
import { type Hub, startHub } from '../../../hub/hub-server.ts'

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.close())

const list = (id: string, revision = 'main') => listModel(id, revision, { host: hub.url })
const here = () => new URL(hub.url).host

test('a repository is its commit and its files, each with size and digest', async () => {
  const { commit, files } = hub.add({ id: 'test/tiny', fixture: 'tiny-t5' })
  const listing = await list('test/tiny')
  expect(listing).toMatchObject({ model: 'test/tiny', commit, gated: false })
  expect(listing.files).toHaveLength(files.size)
  const config = files.get('config.json')!
  const encoder = files.get('onnx/encoder_model.onnx')!
  expect(listing.files).toContainEqual({
    path: 'config.json',
    bytes: config.content.bytes,
    content: `git-${config.blobId}`,
  })
  expect(listing.files).toContainEqual({
    path: 'onnx/encoder_model.onnx',
    bytes: encoder.content.bytes,
    content: `sha256-${encoder.lfs!.sha256}`,
  })
})

test('a listing can be asked for by commit', async () => {
  const { commit } = hub.add({ id: 'test/pinned', fixture: 'tiny-t5' })
  expect((await list('test/pinned', commit)).commit).toBe(commit)
  await expect(list('test/pinned', 'f'.repeat(40))).rejects.toMatchObject({
    code: 'revision-missing',
    values: { model: 'test/pinned', revision: 'f'.repeat(40) },
  })
})

test('a newer commit is told from the one that is there', async () => {
  const { commit } = hub.add({ id: 'test/moving', files: { 'config.json': { bytes: 10, seed: 1 } } })
  expect(await newerCommit('test/moving', commit, { host: hub.url })).toBeNull()
  hub.add({ id: 'test/moving', commit: 'a'.repeat(40), files: { 'config.json': { bytes: 10, seed: 2 } } })
  expect(await newerCommit('test/moving', commit, { host: hub.url })).toBe('a'.repeat(40))
})

test('a gated repository is listed, and says so', async () => {
  hub.add({ id: 'test/gated', fixture: 'tiny-t5', gated: 'manual' })
  expect((await list('test/gated')).gated).toBe(true)
})

test('a repository that is not there', async () => {
  await expect(list('test/nothing')).rejects.toMatchObject({
    code: 'repository-missing',
    values: { host: here(), model: 'test/nothing' },
  })
})

const failures: [name: string, fault: FaultKind, code: string, values: object][] = [
  ['401', { kind: 'status', status: 401 }, 'repository-missing', { model: 'test/failing' }],
  ['401 gated', { kind: 'status', status: 401, errorCode: 'GatedRepo' }, 'repository-gated', {}],
  ['403', { kind: 'status', status: 403 }, 'repository-gated', { model: 'test/failing' }],
  ['404', { kind: 'status', status: 404, errorCode: 'RepoNotFound' }, 'repository-missing', {}],
  ['429', { kind: 'status', status: 429, retryAfterSeconds: 42 }, 'hub-busy', { retryAfterSeconds: 42 }],
  [
    '429 of a mirror',
    { kind: 'status', status: 429, retryAfterSeconds: 43, said: 'Retry-After' },
    'hub-busy',
    { retryAfterSeconds: 43 },
  ],
  ['500', { kind: 'status', status: 500 }, 'hub-refused', { status: 500 }],
  ['a sign-in page', { kind: 'html' }, 'hub-answer-unreadable', { reason: 'a web page instead of data' }],
  ['a hub that is down', { kind: 'down' }, 'hub-unreachable', {}],
]

test.each(failures)('%s', async (_, what, code, values) => {
  hub.add({ id: 'test/failing', fixture: 'tiny-t5', faults: [{ on: 'api', what }] })
  await expect(list('test/failing')).rejects.toMatchObject({ code, values })
})

test('a host where nothing listens', async () => {
  const gone = await startHub()
  await gone.close()
  await expect(listModel('test/tiny', 'main', { host: gone.url })).rejects.toMatchObject({
    code: 'hub-unreachable',
    values: { host: new URL(gone.url).host },
  })
})

test('a caller who takes it back hears no complaint about the network', async () => {
  const signal = AbortSignal.abort()
  await expect(listModel('test/tiny', 'main', { host: hub.url, signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
})

describe('what is asked for is checked before it is asked', () => {
  test.each(['gpt2', '../etc', 'a/b/c', 'a/..', 'a/b?x=1', ''])('model %j', async (id) => {
    await expect(list(id)).rejects.toMatchObject({ code: 'bad-request', values: { field: 'model' } })
  })

  test.each(['ftp://x', 'hub', 'https://me:pw@x', 'https://x/?a', 'javascript:1'])(
    'host %j',
    async (host) => {
      await expect(listModel('a/b', 'main', { host })).rejects.toMatchObject({
        code: 'bad-request',
        values: { field: 'host' },
      })
    },
  )
})

test('the address of a file is pinned to the commit and escaped', () => {
  const commit = 'c'.repeat(40)
  expect(fileAddress('https://mirror.example/hf/', 'a/b', commit, 'onnx/ä #1.onnx')).toBe(
    `https://mirror.example/hf/a/b/resolve/${commit}/onnx/%C3%A4%20%231.onnx`,
  )
  expect(() => fileAddress(hub.url, 'a/b', 'main', 'x')).toThrow(/bad-request/)
})
