/** The host's way of a request, over a real realm: scheduler, memory, two models in a row. */
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../lib/host/clients'
import { HopRunner } from '../../lib/host/hop-runner'
import { Host } from '../../lib/host/host'
import { DiskMemory } from '../../lib/host/memory/disk-memory'
import { TranslationMemory } from '../../lib/host/memory/translation-memory'
import type { Planner } from '../../lib/host/planner'
import { Realms } from '../../lib/host/realms'
import { Scheduler } from '../../lib/host/scheduler/scheduler'
import { StatusBoard } from '../../lib/host/status-board'
import type { Engine, Rung, TranslateEvent, TranslateRequest } from '../../lib/messaging/contract'
import type { ModelPreferences } from '../../lib/messaging/models-contract'
import type { CatalogEntry } from '../../lib/models/catalog'
import type { RunnableModel } from '../../lib/models/runnable'
import { never, readModel, runtime, startWorker } from './realm-fixture'

const RUNG: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const ONNX = ['encoder_model.onnx', 'decoder_model_merged.onnx']
const model = (id: string): RunnableModel => ({
  entry: { id, task: 'translation' } as CatalogEntry,
  commit: 'c',
  builds: { fp32: [] },
  isDraft: false,
})
const FIRST = model('test/first')
const SECOND = model('test/second')

/** A host over tiny models; French into German goes by way of English. */
function host(quality?: 'speed' | 'quality', chosen: ModelPreferences = {}) {
  // As they come from the disk: after the first request.
  let preferences: ModelPreferences = {}
  const known = new Promise<void>((resolve) =>
    setTimeout(() => {
      preferences = { ...(quality && { quality }), ...chosen }
      resolve()
    }),
  )
  const status = new StatusBoard({ count: 1, cores: 1, limit: 'cores' }, () => {})
  const realms = new Realms({
    startWorker,
    readFiles: () => readModel('tests/fixtures/models/tiny-marian', ONNX),
    runtime,
    status,
    journal: { loading: async () => () => {}, ran: async () => {}, failed: async () => {} },
    memory: { kind: 'unknown' },
  })
  const planner: Pick<Planner, 'route' | 'place'> = {
    route: async ({ source, target }) =>
      target === 'de'
        ? [
            { model: FIRST, source, target: 'en' },
            { model: SECOND, source: 'en', target },
          ]
        : [{ model: FIRST, source, target }],
    place: async () => ({ rungs: [RUNG], why: 'no-adapter' }),
  }
  const made = new Host({
    runner: new HopRunner(planner as Planner, realms),
    scheduler: new Scheduler<unknown>(),
    memory: new TranslationMemory(1e6, new DiskMemory()),
    status,
    preferences: { now: () => preferences, known },
  })
  onTestFinished(() => {
    for (const { entry } of [FIRST, SECOND]) realms.end(entry.id)
  })
  const client = (name: string, more: Partial<Client> = {}) =>
    made.engineFor({ name, site: '', isPrivate: false, ...more })
  return Object.assign(client, { prefer: (now: ModelPreferences) => (preferences = now) })
}

const asked = (texts: string[], more: Partial<TranslateRequest> = {}): TranslateRequest => ({
  texts,
  source: 'fr',
  target: 'en',
  model: 'auto',
  priority: 'visible',
  ...more,
})

interface Answer {
  events: TranslateEvent[]
  /** By text. */
  texts: string[]
  finished: Extract<TranslateEvent, { type: 'finished' }>
}

async function answer(engine: Engine, request: TranslateRequest, signal = never): Promise<Answer> {
  const events: TranslateEvent[] = []
  for await (const event of engine.translate(request, signal)) events.push(event)
  const texts: string[] = []
  for (const event of events)
    if (event.type === 'sentence') texts[event.index] = (texts[event.index] ?? '') + event.text
  return { events, texts, finished: events.at(-1) as Answer['finished'] }
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name} ${at}.`)

test('sentences come in order, each once, with the white space between', async () => {
  const engine = host()('one')
  const texts = ['Un chat. Un chien.\n\nUne maison.', ' Rouge.', 'Un chien.']
  const { events, finished } = await answer(engine, asked(texts))
  const sentences = events.flatMap((event) => (event.type === 'sentence' ? [event] : []))
  expect(sentences.map(({ index, done }) => [index, done])).toEqual([
    [0, false],
    [0, false],
    [0, true],
    [1, false],
    [1, true],
    [2, true],
  ])
  expect(sentences.map(({ text }) => /\s*$/.exec(text)![0])).toEqual([' ', '\n\n', '', ' ', '', ''])
  expect(sentences[1]!.text.trim()).toBe(sentences[5]!.text)
  expect(finished).toMatchObject({
    model: 'test/first',
    rung: RUNG,
    figures: { sentences: 5, fromMemory: 0 },
  })
})

test('what was translated before comes from memory, for every client; not in private, not on a named rung', async () => {
  const client = host()
  const first = await answer(client('one'), asked(['Un chat.', 'Un chien.']))
  const again = await answer(client('two'), asked(['Un chien.', 'Un chat.', 'Une maison.']))
  expect(again.finished.figures).toMatchObject({ sentences: 1, fromMemory: 2 })
  expect(again.texts.slice(0, 2)).toEqual(first.texts.toReversed())
  const all = await answer(client('one'), asked(['Un chat.']))
  expect(all.finished).toEqual({
    type: 'finished',
    model: 'test/first',
    figures: expect.objectContaining({ sentences: 0, fromMemory: 1, tokens: 0 }),
  })
  for (const more of [{ isPrivate: true }, { rung: RUNG }, { quality: 'quality' as const }]) {
    const { finished } = await answer(client('one'), asked(['Un chat.'], more))
    expect(finished.figures).toMatchObject({ sentences: 1, fromMemory: 0 })
  }
  const inPrivate = await answer(client('private', { isPrivate: true }), asked(['Un secret.']))
  expect(inPrivate.finished.figures).toMatchObject({ sentences: 1 })
  expect((await answer(client('one'), asked(['Un secret.']))).finished.figures.fromMemory).toBe(0)
})

test('the reader’s setting moves the search of everything; what a request says comes first', async () => {
  const asks = { text: asked(['Un chat.']), selected: asked(['Un chat.'], { priority: 'selection' }) }
  const said = async (quality?: 'speed' | 'quality', more: Partial<TranslateRequest> = {}) => {
    const client = host(quality)
    // The same search is the same in memory; another one is not found there.
    await answer(client('one'), { ...asks.text, ...more })
    return (await answer(client('one'), { ...asks.selected, ...more })).finished.figures.fromMemory
  }
  expect(await said()).toBe(0)
  expect(await said('speed')).toBe(1)
  expect(await said('quality')).toBe(1)
  expect(await said('quality', { quality: 'speed' })).toBe(1)
})

test('a later request of the same unit ends the one before', async () => {
  const engine = host()('one')
  const older = answer(engine, asked(numbered('Vieux', 40), { unit: 'paragraph' }))
  const newer = answer(engine, asked(['Nouveau.'], { unit: 'paragraph' }))
  await expect(older).rejects.toMatchObject({ code: 'cancelled' })
  expect((await newer).texts).toHaveLength(1)
})

test('a selection is served in the middle of a page, and the page is translated as without it', async () => {
  const client = host()
  const page = numbered('Le chat dort', 60)
  const undisturbed = await answer(client('first'), asked(page, { isPrivate: true }))
  const order: string[] = []
  const disturbed = answer(client('page'), asked(page, { isPrivate: true, priority: 'rest' }))
  void disturbed.then(() => order.push('page'))
  for (let turn = 0; turn < 3; turn++) {
    const selection = asked([`Un chien ${turn}.`], { priority: 'selection', quality: 'speed' })
    expect((await answer(client('bubble'), selection)).texts).toHaveLength(1)
    order.push('selection')
  }
  expect((await disturbed).texts).toEqual(undisturbed.texts)
  expect(order).toEqual(['selection', 'selection', 'selection', 'page'])
})

test('cancelled by one, what another wants too goes on', async () => {
  const client = host()
  const abort = new AbortController()
  const page = numbered('Le chien court', 30)
  const left = answer(client('one'), asked(page), abort.signal)
  const stays = answer(client('two'), asked(page))
  abort.abort()
  await expect(left).rejects.toMatchObject({ code: 'cancelled' })
  expect((await stays).texts).toHaveLength(30)
})

test('sentences that the model ran away with are counted', async () => {
  const golden = await (await fetch('/tests/fixtures/models/tiny-marian/golden.json')).json()
  const texts = (golden as { items: { text: string }[] }).items.map(({ text }) => text)
  const { finished } = await answer(host()('one'), asked(texts, { quality: 'speed' }))
  expect(finished.figures.repaired).toBeGreaterThan(0)
  expect(finished.figures.repaired).toBeLessThan(finished.figures.sentences)
  expect((await answer(host()('one'), asked(['Bonjour.']))).finished.figures.repaired).toBe(0)
})

test('by way of a third language: both models run, and what comes between is told to nobody', async () => {
  const engine = host()('one')
  const between = await answer(engine, asked(['Un chat.', 'Un chien.'], { isPrivate: true }))
  const { texts, finished, events } = await answer(
    engine,
    asked(['Un chat.', 'Un chien.'], { target: 'de', isPrivate: true }),
  )
  expect(finished).toMatchObject({ model: 'test/second', pivot: 'en', figures: { sentences: 2 } })
  const byHand = await answer(engine, asked(between.texts, { source: 'en', isPrivate: true }))
  expect(texts.map((text) => text.trim())).toEqual(byHand.texts.map((text) => text.trim()))
  const told = events.flatMap((event) => (event.type === 'partial' ? [event.text] : []))
  expect(told).not.toContain(between.texts[0])
})

test('a model is brought in for whoever will need it', async () => {
  const engine = host()('one')
  const events: TranslateEvent[] = []
  for await (const event of engine.prepare({ source: 'fr', target: 'en' }, never)) events.push(event)
  expect(events.at(-1)).toMatchObject({ type: 'finished', model: 'test/first', rung: RUNG })
  expect(events[0]).toMatchObject({ type: 'loading', model: 'test/first' })
  const { events: later } = await answer(engine, asked(['Un chat.']))
  expect(later.some(({ type }) => type === 'loading')).toBe(false)
})

test('the glossary: kept or told, in one hop and two, from the model and from memory; changed, it is translated anew', async () => {
  const entry = { term: 'chat', source: null, target: null, match: 'word' as const, matchCase: false }
  const client = host(undefined, { glossary: [{ ...entry, translation: 'katzo' }] })
  const texts = ['Un chat est ici.', 'Le chien dort.']
  for (const target of ['en', 'de']) {
    const first = await answer(client('one'), asked(texts, { target }))
    const isKept = /\bkatzo\b/iu.test(first.texts[0]!)
    const told = isKept ? undefined : [{ term: 'chat', wanted: 'katzo' }]
    expect(first.finished.notKept).toEqual(told)
    const again = await answer(client('two'), asked(texts, { target }))
    expect(again.texts).toEqual(first.texts)
    expect(again.finished).toMatchObject({ figures: { sentences: 0, fromMemory: 2 } })
    expect(again.finished.notKept).toEqual(told)
  }
  client.prefer({ glossary: [{ ...entry, translation: 'mitz' }] })
  const changed = await answer(client('one'), asked(texts))
  expect(changed.finished.figures).toMatchObject({ sentences: 1, fromMemory: 1 })
  client.prefer({})
  const plain = await answer(client('one'), asked(texts))
  expect(plain.finished.figures).toMatchObject({ sentences: 1, fromMemory: 1 })
  expect(plain.finished.notKept).toBeUndefined()
})
