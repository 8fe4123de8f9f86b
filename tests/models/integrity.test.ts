/** What is not the file never counts as the file, and the error names it. */
import { describe, expect, test } from 'vitest'
import { fileOnDisk } from '../../lib/models/store/files'
import { storedModel } from '../../lib/models/store/models'
import { readStored } from '../../lib/models/store/read'
import type { FaultKind } from '../hub/faults.ts'
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
const SIZE = 3 * MB + 77

const wrong: [name: string, what: FaultKind][] = [
  ['one byte altered at the front', { kind: 'alter', atByte: 0 }],
  ['one byte altered in the middle', { kind: 'alter', atByte: 1.5 * MB }],
  ['one byte altered at the end', { kind: 'alter', atByte: SIZE - 1 }],
  ['the tail cut off', { kind: 'length', byBytes: -1000 }],
  ['half of it cut off', { kind: 'length', byBytes: -SIZE / 2 + 0.5 }],
  ['longer than listed', { kind: 'length', byBytes: 1000 }],
]

describe.each(wrong)('%s', (_, what) => {
  test('every time: bad, nothing kept, and an error that names the file', async () => {
    using client = startClient()
    const id = await repository({ files: generated(SIZE), faults: [{ on: 'cdn', what }] })
    const request = await requestFor(id)
    await expect(fetched(client.download(request, never))).rejects.toMatchObject({
      code: 'download-altered',
      values: { model: id, file: 'onnx/model.onnx', host: new URL(hub).host },
    })
    expect(await storedModel(id)).toMatchObject({ state: 'bad', bytesHere: 0 })
    expect(await fileOnDisk(request.file.content)).toBeNull()
    await expect(readStored(id, 'onnx/model.onnx')).rejects.toMatchObject({ code: 'model-not-whole' })
  })

  test('once: fetched again and whole', async () => {
    using client = startClient()
    // Four parts over one connection: the first time over each of them is wrong, or the first is and that is enough.
    const times = what.kind === 'alter' ? 4 : 1
    const id = await repository({ files: generated(SIZE), faults: [{ on: 'cdn', times, what }] })
    const request = await requestFor(id, { connections: 1 })
    await fetched(client.download(request, never))
    expect((await storedModel(id))!.state).toBe('complete')
    expect(await sha256OnDisk(request.file)).toBe(request.file.content)
  })
})

test('one altered byte in a file so large that a thread digests it', async () => {
  using client = startClient()
  const what: FaultKind = { kind: 'alter', atByte: 9 * MB }
  const id = await repository({ files: generated(10 * MB), faults: [{ on: 'cdn', times: 1, what }] })
  const lasting = await repository({ files: generated(10 * MB), faults: [{ on: 'cdn', what }] })
  const request = await requestFor(id, { partBytes: 16 * MB })
  await fetched(client.download(request, never))
  expect(await bytesSent(id)).toBe(20 * MB)
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
  await expect(fetched(client.download(await requestFor(lasting), never))).rejects.toMatchObject({
    code: 'download-altered',
  })
  expect((await storedModel(lasting))!.state).toBe('bad')
})

test('one altered byte in a file of git shows by its blob id', async () => {
  using client = startClient()
  const files = { 'tokenizer.json': { bytes: 50_000, seed: Date.now() % 2 ** 31 } }
  const id = await repository({ files, faults: [{ on: 'cdn', what: { kind: 'alter', atByte: 100 } }] })
  const request = await requestFor(id)
  expect(request.file.content).toMatch(/^git-/)
  await expect(fetched(client.download(request, never))).rejects.toMatchObject({ code: 'download-altered' })
  expect((await storedModel(id))!.state).toBe('bad')
})

test.each(['resolve', 'cdn'] as const)('a sign-in page in place of the file (%s)', async (on) => {
  using client = startClient()
  const id = await repository({ files: generated(SIZE), faults: [{ on, what: { kind: 'html' } }] })
  await expect(fetched(client.download(await requestFor(id), never))).rejects.toMatchObject({
    code: 'hub-answer-unreadable',
    values: { reason: 'a web page instead of the file' },
  })
  expect((await storedModel(id))!.state).toBe('absent')
})

test('a sign-in page as long as the file it stands for is still not the file', async () => {
  using client = startClient()
  const files = { 'config.json': { bytes: 104, seed: 3 } }
  const id = await repository({ files, faults: [{ on: 'cdn', what: { kind: 'html' } }] })
  await expect(fetched(client.download(await requestFor(id), never))).rejects.toMatchObject({
    code: 'hub-answer-unreadable',
  })
})

test('a mirror that sends files only whole: small ones come, large ones are refused in words', async () => {
  using client = startClient()
  const noRanges: FaultKind = { kind: 'no-ranges' }
  const small = await repository({ files: generated(100_000), faults: [{ on: 'cdn', what: noRanges }] })
  await fetched(client.download(await requestFor(small), never))
  expect((await storedModel(small))!.state).toBe('complete')
  const large = await repository({ files: generated(SIZE), faults: [{ on: 'cdn', what: noRanges }] })
  await expect(fetched(client.download(await requestFor(large), never))).rejects.toMatchObject({
    code: 'hub-answer-unreadable',
    values: { reason: 'it sends files only whole, not in parts' },
  })
})

const refusals: [name: string, what: FaultKind, code: string][] = [
  ['gated', { kind: 'status', status: 401, errorCode: 'GatedRepo' }, 'repository-gated'],
  ['gone', { kind: 'status', status: 404, errorCode: 'RepoNotFound' }, 'repository-missing'],
  [
    'without that file',
    { kind: 'status', status: 404, errorCode: 'EntryNotFound' },
    'repository-file-missing',
  ],
  ['without that commit', { kind: 'status', status: 404, errorCode: 'RevisionNotFound' }, 'revision-missing'],
]

test.each(refusals)('a repository that is %s is not asked twice', async (_, what, code) => {
  using client = startClient()
  const id = await repository({ files: generated(100_000), faults: [{ on: 'resolve', what }] })
  await expect(fetched(client.download(await requestFor(id), never))).rejects.toMatchObject({ code })
})

test('a hub in trouble for a moment is asked again', async () => {
  using client = startClient()
  const what: FaultKind = { kind: 'status', status: 503 }
  const id = await repository({ files: generated(MB), faults: [{ on: 'resolve', times: 2, what }] })
  await fetched(client.download(await requestFor(id), never))
  expect(await bytesSent(id)).toBe(MB)
})

test('a busy hub that wants more time than anybody waits: it says when to come back', async () => {
  using client = startClient()
  const what: FaultKind = { kind: 'status', status: 429, retryAfterSeconds: 300 }
  const id = await repository({ files: generated(MB), faults: [{ on: 'resolve', what }] })
  const request = await requestFor(id, { busySeconds: 10 })
  // 60 and not 300: the hub does not let a page of another origin read its Retry-After.
  await expect(fetched(client.download(request, never))).rejects.toMatchObject({
    code: 'hub-busy',
    values: { retryAfterSeconds: 60 },
  })
})
