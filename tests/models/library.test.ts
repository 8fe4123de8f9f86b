/** What the host says and does about models, against a hub and a store that are real. */
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { Adapter } from '../../lib/hardware/adapter'
import type { Gpu } from '../../lib/hardware/probe'
import { Fetching } from '../../lib/host/library/fetching'
import { Library } from '../../lib/host/library/library'
import { TranslationMemory } from '../../lib/host/memory/translation-memory'
import type { Realms } from '../../lib/host/realms'
import type { DownloadStatus } from '../../lib/messaging/models-contract'
import { runnableModels } from '../../lib/models/runnable'
import { changePreferences, networkFacts, preferences } from '../../lib/models/store/facts'
import { storedModel, storedModels } from '../../lib/models/store/models'
import { bytesSent, hub, log, never, repository, startClient } from './model-fixture'

const NONE: Gpu = { kind: 'none', why: 'no-api' }

/** A library without realms: what runs is not its matter. */
function library(gpu: Gpu = NONE) {
  const client = startClient()
  onTestFinished(() => client.end())
  const adapter = new Adapter(async () => gpu, 'Chrome/156')
  const seen: DownloadStatus[][] = []
  const whole: string[] = []
  const fetching = new Fetching({
    download: client.download.bind(client),
    adapter,
    inUse: () => [],
    onChange: (statuses) => void seen.push(statuses),
    onWhole: (model) => void whole.push(model),
  })
  const ended: string[] = []
  const realms = { end: (model: string) => void ended.push(model), models: [] } as unknown as Realms
  return {
    library: new Library({
      adapter,
      realms,
      fetching,
      trials: { run: noTrial },
      memory: new TranslationMemory(),
      history: { clearSite: async () => {} },
      preferences: { after: (change) => change() },
    }),
    fetching,
    whole,
    seen,
    ended,
  }
}

beforeEach(async () => {
  await changePreferences({ host: hub, budgetBytes: null })
})

const GERMAN = 'Xenova/opus-mt-de-en'
const marian = (id: string, more: object = {}) => repository({ id, fixture: 'tiny-marian', ...more })

async function* noTrial(): AsyncGenerator<never> {
  throw new Error('nothing runs here')
}

async function whole(statuses: AsyncIterable<DownloadStatus>): Promise<DownloadStatus[]> {
  const all: DownloadStatus[] = []
  for await (const status of statuses) all.push(status)
  return all
}

test('an offer names the model, its size, its source; here it costs nothing', async () => {
  const { library: models, whole: ended } = library()
  await marian(GERMAN)
  const offer = await models.offer({ source: 'de', target: 'en' }, never)
  expect(offer).toMatchObject({
    host: new URL(hub).host,
    models: [{ id: GERMAN, name: 'Opus-MT German → English', dtypes: ['q8'] }],
  })
  expect(offer?.bytes).toBeGreaterThan(500_000)
  expect(offer?.pivot).toBeUndefined()
  await whole(models.download({ model: GERMAN }, never))
  expect((await models.offer({ source: 'de', target: 'en' }, never))?.bytes).toBe(0)
  expect(ended).toEqual([GERMAN])
  expect((await networkFacts())?.host).toBe(new URL(hub).host)
})

test('an offer through English says so, and what is here costs nothing', async () => {
  const { library: models } = library()
  const [japanese] = [await marian('Xenova/opus-mt-ja-en')]
  const offer = await models.offer({ source: 'ja', target: 'fr' }, never)
  expect(offer).toMatchObject({
    pivot: 'en',
    models: [{ id: japanese }, { source: 'en', target: 'fr', bytes: 0 }],
  })
  expect(offer?.bytes).toBe(offer?.models[0]?.bytes)
})

test('a hub that is down leaves the offer without sizes, with the reason', async () => {
  const { library: models } = library()
  await marian(GERMAN, { faults: [{ on: 'api', what: { kind: 'down' } }] })
  const offer = await models.offer({ source: 'de', target: 'en' }, never)
  expect(offer).toMatchObject({ models: [{ id: GERMAN }], problem: { code: 'hub-unreachable' } })
  expect(offer?.bytes).toBeUndefined()
})

test('a model that only an adapter could run is not offered as if it were here', async () => {
  const { library: models } = library()
  const paths = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
  const graphs = ['encoder_model_q4', 'decoder_model_merged_q4'].map((name) => `onnx/${name}.onnx`)
  const files = Object.fromEntries([...paths, ...graphs].map((path, seed) => [path, { bytes: 500, seed }]))
  await repository({ id: GERMAN, files })
  const offer = await models.offer({ source: 'de', target: 'en' }, never)
  expect(offer?.bytes).toBeUndefined()
  expect(offer?.problem).toBeDefined()
  await expect(whole(models.download({ model: GERMAN }, never))).rejects.toMatchObject({
    code: 'no-processor-build',
  })
})

test('a model that the hub does not have is passed over for the next that would do', async () => {
  const { library: models } = library()
  await marian('Xenova/nllb-200-distilled-600M')
  const offer = await models.offer({ source: 'pl', target: 'is' }, never)
  expect(offer?.models.map(({ id }) => id)).not.toEqual([])
  expect(await models.offer({ source: 'tlh', target: 'en' }, never)).toBeNull()
})

test('a listing names the builds, and what this computer would run of them', async () => {
  const small = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
  const graphs = ['model_quantized', 'model_q4f16', 'model_q4'].map((name) => `onnx/${name}.onnx`)
  const files = Object.fromEntries([...small, ...graphs].map((path, seed) => [path, { bytes: 500, seed }]))
  const id = await repository({ id: 'onnx-community/Qwen3-0.6B-ONNX', files })
  const listing = await library().library.list({ model: id }, never)
  expect(listing.builds.map(({ dtype, bytes }) => [dtype, bytes])).toEqual([
    ['q8', 2000],
    ['q4', 2000],
    ['q4f16', 2000],
  ])
  expect(listing).toMatchObject({ task: 'text-generation', recommended: ['q8'] })
})

test('any repository that can run may be named; what it is, its own files say', async () => {
  const { library: models } = library()
  const id = await repository({ id: 'somebody/bert-for-questions', fixture: 'tiny-bert-qa' })
  expect(await models.list({ model: id }, never)).toMatchObject({
    model: id,
    task: 'question-answering',
    publisher: 'somebody',
    recommended: ['fp32'],
  })
  await whole(models.download({ model: id }, never))
  const draft = (await runnableModels()).find(({ entry }) => entry.id === id)
  expect(draft).toMatchObject({ isDraft: true, entry: { task: 'question-answering', architecture: 'bert' } })
  await models.adopt({ model: id })
  expect((await storedModel(id))?.isDraft).toBe(false)
})

test('what cannot run is refused before anything is fetched', async () => {
  const { library: models } = library()
  const id = await repository({
    id: 'somebody/only-torch',
    files: { 'model.safetensors': { bytes: 1000, seed: 1 } },
  })
  await expect(models.list({ model: id }, never)).rejects.toMatchObject({
    code: expect.stringMatching(/import-incomplete|layout-wrong/),
  })
  await expect(whole(models.download({ model: id }, never))).rejects.toMatchObject({
    code: expect.any(String),
  })
  expect(await storedModels()).toEqual([])
})

test('leaving the stream stops nothing: the model is whole all the same', async () => {
  const { library: models } = library()
  await marian(GERMAN, { bytesPerSecond: 2e6 })
  const left = new AbortController()
  for await (const { progress } of models.download({ model: GERMAN }, left.signal)) if (progress) left.abort()
  await expect.poll(async () => (await storedModel(GERMAN))?.state, { timeout: 20_000 }).toBe('complete')
})

test('paused it stays paused over a restart; asked for again it goes on without asking the hub', async () => {
  const { library: models } = library()
  await marian(GERMAN, { bytesPerSecond: 1e6 })
  for await (const { state, progress } of models.download({ model: GERMAN }, never)) {
    if (state === 'running' && (progress?.bytesHere ?? 0) > 300_000) await models.pause({ model: GERMAN })
  }
  expect((await storedModel(GERMAN))?.held).toBe(true)
  const next = library()
  await next.fetching.resumeAll()
  expect(next.seen.flat()).toEqual([])
  const asked = (await log(GERMAN)).filter(({ route }) => route === 'api').length
  const sent = await bytesSent(GERMAN)
  const { bytes, bytesHere } = (await storedModel(GERMAN))!
  expect(bytesHere).toBeGreaterThan(0)
  const resumed = await whole(next.library.download({ model: GERMAN }, never))
  const first = resumed.find(({ progress }) => progress)?.progress
  expect(first?.bytesHere).toBeGreaterThanOrEqual(bytesHere)
  expect((await storedModel(GERMAN))?.state).toBe('complete')
  expect((await log(GERMAN)).filter(({ route }) => route === 'api')).toHaveLength(asked)
  expect((await bytesSent(GERMAN)) - sent).toBe(bytes - bytesHere)
})

test('what the host before had not finished goes on by itself', async () => {
  const first = library()
  await marian(GERMAN, { bytesPerSecond: 1e6 })
  const left = new AbortController()
  for await (const { progress } of first.library.download({ model: GERMAN }, left.signal)) {
    if ((progress?.bytesHere ?? 0) > 300_000) left.abort()
  }
  const next = library()
  await next.fetching.resumeAll()
  await expect.poll(() => next.seen.at(-1)?.[0]?.state, { timeout: 20_000 }).toBe('done')
})

test('deleted while it is fetched it is gone, and its realm with it', async () => {
  const { library: models, ended } = library()
  await marian(GERMAN, { bytesPerSecond: 1e6 })
  for await (const { progress } of models.download({ model: GERMAN }, never)) {
    if ((progress?.bytesHere ?? 0) > 300_000) await models.remove({ model: GERMAN })
  }
  expect(await storedModels()).toEqual([])
  expect(ended).toEqual([GERMAN])
})

test('a newer commit is found, fetched beside the old one, and the newer one is the one that runs', async () => {
  const { library: models } = library()
  await marian(GERMAN)
  await whole(models.download({ model: GERMAN }, never))
  expect(await models.lookForUpdates({}, never)).toEqual([])
  await models.pin({ model: GERMAN, pinned: true })
  const commit = 'b'.repeat(40)
  const weights = { 'onnx/encoder_model_quantized.onnx': { bytes: 3e6, seed: 9 } }
  await marian(GERMAN, { commit, files: weights, bytesPerSecond: 2e6 })
  expect(await models.lookForUpdates({}, never)).toEqual([GERMAN])
  expect((await storedModel(GERMAN))?.newerCommit).toBe(commit)
  for await (const { progress } of models.download({ model: GERMAN, update: true }, never)) {
    if ((progress?.bytesHere ?? 0) > 1e6) await models.pause({ model: GERMAN })
  }
  // Asked for again, it is the update that goes on, and not the revision that is whole.
  await whole(models.download({ model: GERMAN }, never))
  expect((await storedModel(GERMAN, commit))?.pinned).toBe(true)
  const model = (await runnableModels()).find(({ entry }) => entry.id === GERMAN)
  expect(model?.commit).toBe(commit)
  expect(model?.before?.commit).not.toBe(commit)
})

test('preferences are kept, and taken back by null', async () => {
  const { library: models } = library()
  await models.prefer({ idleMinutes: 1 })
  await models.prefer({ budgetBytes: 5e9 })
  expect(await preferences()).toEqual({ host: hub, idleMinutes: 1, budgetBytes: 5e9 })
  await models.prefer({ idleMinutes: null, budgetBytes: null })
  expect(await preferences()).toEqual({ host: hub })
})
