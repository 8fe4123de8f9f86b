import { beforeEach, expect, test, vi } from 'vitest'
import { GlossError } from '../../../../lib/messaging/errors'
import type { DownloadStatus } from '../../../../lib/messaging/models-contract'
import { modelStatus } from '../../../../lib/ui/models/model-status'
import { type OneModel, createOneModel } from '../../../../lib/ui/models/one-model'
import { modelIdIn } from '../../../../lib/ui/models/own-state'
import { type FakeModels, fakeModels } from '../../../fixtures/fake-models'
import { stored } from '../../../fixtures/stored-models'

const ID = 'Xenova/opus-mt-de-en'
let fake: FakeModels
let one: OneModel

beforeEach(() => {
  fake = fakeModels()
  one = createOneModel(ID, fake.models, async () => null)
})

const running: DownloadStatus = { model: ID, commit: 'c', state: 'running' }

test('a download is told as its stream tells it, and is nobody’s when it is whole', async () => {
  const done = one.fetch({ dtypes: ['q8'] })
  expect(one.download.value?.state).toBe('running')
  fake.download(ID).emit({ ...running, commit: 'd' })
  await vi.waitFor(() => expect(one.download.value?.commit).toBe('d'))
  fake.download(ID).end()
  await done
  expect(one.download.value).toBeNull()
})

test('a failure stays until it is tried again; a cancel elsewhere is no failure', async () => {
  const failing = one.fetch()
  fake.download(ID).fail(new GlossError('hub-unreachable', { host: 'h' }))
  await failing
  expect(one.download.value).toMatchObject({ state: 'failed', error: { code: 'hub-unreachable' } })
  const again = one.fetch()
  expect(one.download.value?.state).toBe('running')
  fake.download(ID).fail(new GlossError('cancelled', {}))
  await again
  expect(one.download.value).toBeNull()
})

test('a command that fails says why, and the next one forgets it', async () => {
  fake.answer('pin', new GlossError('storage-refused', { reason: 'private' }))
  await one.pin(true)
  expect(one.error.value?.code).toBe('storage-refused')
  await one.forget()
  expect(one.error.value).toBeNull()
})

test('an answer that comes after Not now opens nothing', async () => {
  const asking = one.ask()
  one.close()
  await asking
  expect(one.listing.value).toEqual({ name: 'closed' })
})

test.each<[string, Parameters<typeof modelStatus>, string]>([
  ['nothing of it', [{ origin: 'catalogue', stored: [] }, null], 'absent'],
  ['shipped', [{ origin: 'shipped', stored: [] }, null], 'shipped'],
  ['whole', [{ origin: 'catalogue', stored: [stored({ id: ID, bytes: 10 })] }, null], 'here'],
  [
    'half there',
    [{ origin: 'catalogue', stored: [stored({ id: ID, bytes: 10, bytesHere: 5 })] }, null],
    'paused',
  ],
  [
    'damaged',
    [{ origin: 'catalogue', stored: [stored({ id: ID, bytes: 10, state: 'bad' })] }, null],
    'damaged',
  ],
  ['coming', [{ origin: 'catalogue', stored: [] }, running], 'running'],
  [
    'an update that failed',
    [
      { origin: 'catalogue', stored: [stored({ id: ID, bytes: 10 })] },
      { ...running, state: 'failed', error: { code: 'hub-unreachable', values: { host: 'h' } } },
    ],
    'failed',
  ],
  [
    'done, says the host',
    [
      { origin: 'catalogue', stored: [stored({ id: ID, bytes: 10 })] },
      { ...running, state: 'done' },
    ],
    'here',
  ],
])('a model with %s', (_, [known, told], name) => expect(modelStatus(known, told).name).toBe(name))

test.each([
  ['x/y', 'x/y'],
  [' x/y ', 'x/y'],
  ['https://huggingface.co/x/y/tree/main/onnx', 'x/y'],
  ['https://huggingface.co/x', 'x'],
])('the id in %j is %s', (typed, id) => expect(modelIdIn(typed)).toBe(id))
