import { beforeEach, expect, test } from 'vitest'
import { MOST_STOPS, MOST_WAITING } from '../../../../lib/host/scheduler/scheduler'
import { GlossError } from '../../../../lib/messaging/errors'
import { LIMITS } from './engine'
import { numbered, schedulerFixture } from './scheduler-fixture'

let { ask, drain, engine, scheduler } = schedulerFixture()

beforeEach(() => {
  ;({ ask, drain, engine, scheduler } = schedulerFixture())
})

test('similar lengths share a batch, and what is too long for it has its own', async () => {
  const lengths = [10, 10, 60, 10, 60, 60, 10, 60, 600, 60, 10, 10]
  ask(numbered('short', 21)) // until batches are full
  ask(lengths.map((tokens, at) => `${at}:${tokens}`))
  const batches = (await drain()).slice(3)
  expect(batches.map((batch) => batch.map((text) => Number(text.split(':')[1])))).toEqual([
    [10, 10, 10, 10, 10, 10, 60, 60],
    [60, 60, 60],
    [600],
  ])
})

test('a batch holds one lane, and one whose model is loaded goes first', async () => {
  engine.unready.add('de>en')
  ask(['fr'], { client: 'first' })
  ask(['de'], { client: 'second', lane: engine.lane('de>en') })
  ask(['fr again'], { client: 'third' })
  expect(await drain()).toEqual([['fr'], ['fr again'], ['de']])
})

test('the highest priority first', async () => {
  ask(['running'])
  for (const priority of ['rest', 'soon', 'visible'] as const) ask([priority], { priority })
  expect(await drain()).toEqual([['running'], ['visible'], ['soon'], ['rest']])
})

test('identical texts are decoded once and told to everybody, whoever comes when', async () => {
  const first = ask(['same', 'same'])
  const joinsRunning = ask(['same'], { client: 'other', priority: 'rest' })
  ask(['else'], { priority: 'visible' })
  const waits = ask(['later'], { priority: 'rest' })
  const joinsWaiting = ask(['later'], { priority: 'soon', client: 'other' })
  expect(await drain()).toEqual([['same'], ['else'], ['later']])
  expect(first.told).toEqual([
    [0, 'SAME'],
    [1, 'SAME'],
  ])
  for (const { told, end } of [joinsRunning, waits, joinsWaiting]) {
    expect(told).toHaveLength(1)
    expect(await end).toBe('done')
  }
})

test('a newer request of the same unit ends the older; a row that both want runs on', async () => {
  const older = ask(['kept', 'dropped'], { unit: { name: 'paragraph', version: 1 } })
  const otherUnit = ask(['heading'], { unit: { name: 'heading', version: 1 } })
  const otherClient = ask(['elsewhere'], { unit: { name: 'paragraph', version: 1 }, client: 'other' })
  const newer = ask(['kept', 'new'], { unit: { name: 'paragraph', version: 2 } })
  expect(await older.end).toBe('cancelled')
  const late = ask(['kept', 'old'], { unit: { name: 'paragraph', version: 0 } })
  expect(await late.end).toBe('cancelled')
  expect(engine.running!.rows[0]!.signal.aborted).toBe(false)
  expect((await drain()).flat()).not.toContain('dropped')
  expect(older.told).toEqual([])
  for (const { end } of [newer, otherUnit, otherClient]) expect(await end).toBe('done')
})

test('no more of a client is pulled than may wait', async () => {
  const book = ask(numbered('a', 10_000))
  expect(book.pulled).toBe(MOST_WAITING + 1) // and the one that runs
  const selection = ask(['selected'], { priority: 'selection' })
  expect(selection.pulled).toBe(1)
  book.abort.abort()
  await drain()
  expect(book.pulled).toBe(MOST_WAITING + 1)
  expect(await selection.end).toBe('done')
})

test('an iterable that throws ends its request with what it threw', async () => {
  function* items() {
    yield { index: 0, text: 'one', tokens: 1 }
    throw new GlossError('internal', { reason: 'no more' })
  }
  const asked = ask([], { items: items() })
  expect(await asked.end).toBe('internal')
  expect(engine.batches).toEqual([])
})

test('a request with nothing to do ends at once', async () => {
  expect(await ask([]).end).toBe('done')
  expect(engine.batches).toEqual([])
})

test('cancelled before it is asked, while it waits, while it runs', async () => {
  const abort = new AbortController()
  abort.abort()
  await expect(
    scheduler.submit(
      { client: 'tab', priority: 'soon', lane: engine.lane('x'), items: [], tell() {} },
      abort.signal,
    ),
  ).rejects.toMatchObject({ code: 'cancelled' })

  const runs = ask(['runs', 'shared'])
  const waits = ask(['waits'])
  const shares = ask(['shared', 'runs'])
  await engine.running!.finish()
  expect(engine.texts).toEqual(['shared', 'waits'])
  const [shared, waiting] = engine.running!.rows
  waits.abort.abort()
  expect(waiting!.signal.aborted).toBe(true)
  runs.abort.abort()
  expect(shared!.signal.aborted).toBe(false)
  expect(engine.running!.signal.aborted).toBe(false)
  shares.abort.abort()
  expect(shared!.signal.aborted).toBe(true)
  expect(engine.running!.signal.aborted).toBe(true)
  await engine.running!.stop()
  for (const { end } of [runs, waits, shares]) expect(await end).toBe('cancelled')
  expect(engine.running).toBeUndefined()
})

test('a selection stops the batch that runs; what was told is kept, the rest comes back in front', async () => {
  const page = ask(numbered('a', 30))
  await engine.running!.finish()
  expect(engine.texts).toEqual(['a1', 'a2', 'a3', 'a4'])
  engine.running!.tell(1)
  ask(['selected'], { priority: 'selection', client: 'other' })
  expect(engine.running!.signal.aborted).toBe(true)
  engine.running!.tell(0) // it was a step away from its end
  await engine.running!.stop()
  expect(engine.texts).toEqual(['selected'])
  await engine.running!.finish()
  expect(engine.texts.slice(0, 3)).toEqual(['a3', 'a4', 'a5'])
  await drain()
  expect(page.told).toHaveLength(30)
  expect(await page.end).toBe('done')
})

test('a batch that runs for a selection is not stopped, nor one that was stopped often enough', async () => {
  ask(['shared'], { priority: 'rest' })
  ask(['shared'], { priority: 'selection' })
  ask(['another'], { priority: 'selection', client: 'other' })
  expect(engine.running!.signal.aborted).toBe(false)
  await drain()

  ask(['rest'], { priority: 'rest' })
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    ask([`selected ${stops}`], { priority: 'selection' })
    await engine.running!.stop()
    await engine.running!.finish()
    expect(engine.texts).toEqual(['rest'])
  }
  ask(['selected last'], { priority: 'selection' })
  expect(engine.running!.signal.aborted).toBe(false)
})

test('a failure ends the requests with a row in the batch, and no other', async () => {
  const one = ask(['one'])
  const two = ask(['two'])
  const shares = ask(['one'], { client: 'other' })
  await engine.running!.fail(new GlossError('internal', { reason: 'broken' }))
  expect(await one.end).toBe('internal')
  expect(await shares.end).toBe('internal')
  await drain()
  expect(await two.end).toBe('done')
})

test('a row that was never answered is a failure, not a wait for ever', async () => {
  const lane = { key: 'x', limits: LIMITS, isReady: () => true, run: async () => {} }
  expect(await ask(['one'], { lane }).end).toBe('internal')
})

test('partials reach those who want the row', async () => {
  const partials: string[] = []
  const lane = engine.lane('fr>en')
  const telling = { ...lane, run: lane.run }
  telling.run = async (_rows, _signal, { partial, done }) => {
    partial(0, 'hal')
    done(0, 'half')
    partial(0, 'too late')
  }
  const asked = ask(['one'], {
    lane: telling,
    partial: (index, text) => void partials.push(`${index} ${text}`),
  })
  expect(await asked.end).toBe('done')
  expect(partials).toEqual(['0 hal'])
})
