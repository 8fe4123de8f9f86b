import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { type Translator, createTranslator } from '../../../lib/ui/translator/translator'
import { type FakeEngine, fakeEngine } from '../../fixtures/fake-engine'
import { type FakeModels, fakeModels } from '../../fixtures/fake-models'

let engine: FakeEngine
let translator: Translator
let detected: string | null
const copied: string[] = []
const chosen: string[] = []
let fake: FakeModels

beforeEach(() => {
  vi.useRealTimers()
  engine = fakeEngine()
  fake = fakeModels()
  detected = 'fr'
  copied.length = 0
  const target = signal('en')
  translator = createTranslator({
    engine,
    detect: async () => detected,
    target,
    chooseTarget: (tag) => (target.value = tag),
    lendTarget: (tag) => (target.value = tag),
    copy: async (text) => void copied.push(text),
    models: fake.models,
    choose: (source, target) => void chosen.push(`${source}>${target}`),
  })
})

const translated = async (text: string) => {
  translator.edit(text)
  await translator.translate()
  return translator.output.text()
}
const phase = () => translator.phase.value

test('translates what was typed, in the language it was found to be', async () => {
  expect(await translated('Bonjour. Au revoir.')).toBe('BONJOUR. AU REVOIR.')
  expect(engine.calls[0]!.request).toEqual({
    texts: ['Bonjour. Au revoir.'],
    source: 'fr',
    target: 'en',
    model: 'auto',
    priority: 'selection',
    forHistory: true,
  })
  expect(translator.detectedSource.value).toBe('fr')
  expect(phase()).toMatchObject({ name: 'done', elapsedMs: 412, rung: { device: 'wasm' } })
})

describe('text that is not what it seems', () => {
  test.each(['', '   \n\t', '\0\0', '\u00a0'])('%o is nothing to translate', async (text) => {
    translator.edit(text)
    expect(translator.isReady.value).toBe(false)
    await translator.translate()
    expect(engine.calls).toHaveLength(0)
    expect(phase()).toEqual({ name: 'empty' })
  })

  test('NUL and halves of pairs do not reach the engine, emoji do', async () => {
    await translated('a\0b \ud83d c 👩‍👩‍👧 \u202eש')
    expect(engine.calls[0]!.request.texts).toEqual(['ab \ufffd c 👩‍👩‍👧 \u202eש'])
  })

  test('100,000 characters arrive whole, sentence by sentence', async () => {
    const text = 'Une phrase assez longue. '.repeat(4000)
    expect(await translated(text)).toBe(text.trim().toUpperCase())
    expect(translator.output.count.value).toBe(4000)
  })

  test('text in the target language is left alone', async () => {
    detected = 'en-GB'
    await translated('Hello.')
    expect(phase()).toEqual({ name: 'already', language: 'en' })
    expect(engine.calls).toHaveLength(0)
  })

  test('an unknown language is asked for, and the chosen one counts', async () => {
    detected = null
    await translated('xyzzy')
    expect(phase()).toEqual({ name: 'failed', error: { code: 'language-unknown', values: {} } })
    translator.chooseSource('fr')
    await vi.waitFor(() => expect(phase().name).toBe('done'))
    expect(engine.calls[0]!.request.source).toBe('fr')
  })
})

test('says what it waits for', async () => {
  engine.hold()
  translator.edit('Bonjour.')
  const run = translator.translate()
  expect(phase()).toEqual({ name: 'starting' })
  engine.emit({ type: 'loading', model: 'm', loadedBytes: 5, totalBytes: 10 })
  await vi.waitFor(() =>
    expect(phase()).toEqual({ name: 'loading', source: 'fr', target: 'en', loadedBytes: 5, totalBytes: 10 }),
  )
  engine.emit({ type: 'partial', index: 0, text: 'BON' })
  await vi.waitFor(() => expect(translator.output.partial.value).toBe('BON'))
  expect(phase()).toEqual({ name: 'running' })
  engine.release()
  await run
  expect(translator.output.partial.value).toBe('')
})

test('stopping keeps what has come and reaches the engine', async () => {
  engine.hold()
  translator.edit('Un. Deux. Trois.')
  const run = translator.translate()
  engine.release(1)
  await vi.waitFor(() => expect(translator.output.count.value).toBe(1))
  translator.stop()
  await run
  expect(phase()).toEqual({ name: 'stopped' })
  expect(translator.output.text()).toBe('UN.')
  expect(engine.calls[0]!.signal.aborted).toBe(true)
})

test('a new run ends the one before and starts from nothing', async () => {
  engine.hold()
  translator.edit('Un. Deux.')
  const first = translator.translate()
  engine.release(1)
  await vi.waitFor(() => expect(translator.output.count.value).toBe(1))
  engine.release()
  expect(await translated('Trois.')).toBe('TROIS.')
  await first
  expect(translator.output.text()).toBe('TROIS.')
  expect(engine.calls[0]!.signal.aborted).toBe(true)
})

test('a restart forgets what came', async () => {
  engine.hold()
  translator.edit('Un. Deux.')
  const run = translator.translate()
  engine.release(1)
  await vi.waitFor(() => expect(translator.output.count.value).toBe(1))
  const before = translator.output.run.value
  engine.emit({ type: 'restart' })
  await vi.waitFor(() => expect(translator.output.run.value).not.toBe(before))
  expect(translator.output.text()).toBe('')
  engine.release()
  await run
})

test('a failure is kept as data, beside what had come', async () => {
  engine.hold()
  translator.edit('Un. Deux.')
  const run = translator.translate()
  engine.release(1)
  engine.fail(new GlossError('host-gone', {}))
  await run
  expect(phase()).toEqual({ name: 'failed', error: { code: 'host-gone', values: {} } })
  expect(translator.output.text()).toBe('UN.')
})

test('another language repeats the translation, but starts none', async () => {
  translator.chooseTarget('de')
  translator.chooseSource('es')
  expect(engine.calls).toHaveLength(0)
  await translated('Hola.')
  translator.chooseTarget('it')
  await vi.waitFor(() => expect(engine.calls).toHaveLength(2))
  expect(engine.calls[1]!.request).toMatchObject({ source: 'es', target: 'it' })
})

test('tells the language while one types, once one pauses', async () => {
  vi.useFakeTimers()
  translator.edit('Bonj')
  translator.edit('Bonjour')
  expect(translator.detectedSource.value).toBeNull()
  await vi.advanceTimersByTimeAsync(300)
  expect(translator.detectedSource.value).toBe('fr')
  translator.edit('')
  expect(translator.detectedSource.value).toBeNull()
})

test('copies the whole translation and says so for a moment', async () => {
  await translated('Un. Deux.')
  vi.useFakeTimers()
  await translator.copy()
  expect(copied).toEqual(['UN. DEUX.'])
  expect(translator.copied.value).toBe(true)
  vi.advanceTimersByTime(2500)
  expect(translator.copied.value).toBe(false)
})

describe('a pair whose model is missing', () => {
  const OFFER = {
    models: [
      {
        id: 'x/de-en',
        name: 'Opus-MT German → English',
        source: 'de',
        target: 'en',
        licence: 'CC BY 4.0',
        publisher: 'Helsinki-NLP',
        dtypes: ['q8' as const],
        bytes: 53e6,
      },
    ],
    host: 'huggingface.co',
    bytes: 53e6,
  }

  test('is offered, fetched, and translated by itself', async () => {
    detected = 'de'
    fake.answer('offer', OFFER)
    engine.fail(new GlossError('no-model', { source: 'de', target: 'en', model: 'x', bytes: 0 }))
    await translated('Guten Tag.')
    await vi.waitFor(() => expect(translator.offer.value?.phase.value.name).toBe('offered'))
    expect(fake.asked('offer')).toEqual([{ source: 'de', target: 'en' }])
    translator.chooseModel()
    expect(chosen).toEqual(['de>en'])
    void translator.offer.value!.download()
    engine.release()
    fake.download('x/de-en').end()
    await vi.waitFor(() => expect(translator.output.text()).toBe('GUTEN TAG.'))
    expect(translator.offer.value).toBeNull()
  })

  test('is no longer offered when another language is chosen', async () => {
    detected = 'de'
    engine.fail(new GlossError('no-model', { source: 'de', target: 'en', model: '', bytes: 0 }))
    await translated('Guten Tag.')
    expect(translator.offer.value).not.toBeNull()
    engine.release()
    translator.chooseSource('fr')
    await vi.waitFor(() => expect(phase().name).toBe('done'))
    expect(translator.offer.value).toBeNull()
  })
})
