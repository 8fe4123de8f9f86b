import { expect, test } from 'vitest'
import { Realm } from '../../lib/host/realm'
import type { Rung } from '../../lib/messaging/contract'
import { decoded, loadedRealm, never, readModel, realmWith, runtime, startWorker } from './realm-fixture'

const FOLDER = 'tests/fixtures/models/tiny-marian'
const FILES = ['encoder_model.onnx', 'decoder_model_merged.onnx']
const RUNG: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const french = (text: string) => ({ texts: [text], source: 'fr', target: 'en', beams: 1 })

test('a cancel stops at the next step, and the realm serves the next request', async () => {
  using loaded = await loadedRealm('test/tiny-marian', FOLDER, FILES, RUNG)
  const abort = new AbortController()
  const partials: string[] = []
  const reading = (async () => {
    for await (const event of loaded.realm.translate(
      french('Le chat dort sur le canapé et le chien mange.'),
      abort.signal,
    )) {
      if (event.type !== 'partial') continue
      partials.push(event.text)
      abort.abort()
    }
  })()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(partials).toHaveLength(1)
  const { text } = await decoded(loaded.realm.translate(french('Bonjour.'), never))
  expect(text).not.toBe('')
})

test('nothing is truncated: a text longer than the window is decoded in parts, each within it', async () => {
  using loaded = await loadedRealm('test/tiny-marian', FOLDER, FILES, RUNG)
  const words = Array.from({ length: 400 }, (_, index) => `maison${index}`)
  const { figures } = await decoded(
    loaded.realm.translate({ ...french(words.join(' ')), maxNewTokens: 2 }, never),
  )
  expect(figures.passes.length).toBeGreaterThan(1)
  const whole = await decoded(loaded.realm.translate({ ...french(words[0]!), maxNewTokens: 2 }, never))
  const perWord = whole.figures.passes[0]!.inputIds.length - 1
  const fed = figures.passes.reduce((sum, pass) => sum + pass.inputIds.length - 1, 0)
  expect(fed).toBeGreaterThanOrEqual(400 * (perWord - 1))
})

test('a tokenizer that says what the model was trained on bounds what is read at once, and not what is written', async () => {
  const files = await readModel(FOLDER, FILES)
  const config = JSON.parse(new TextDecoder().decode(files['tokenizer_config.json'])) as object
  const trained = JSON.stringify({ ...config, model_max_length: 8 })
  files['tokenizer_config.json'] = new TextEncoder().encode(trained).buffer
  using loaded = await realmWith('test/tiny-marian', files, RUNG, 'translation')
  const text = 'Le chat dort sur le canapé, et le chien mange dans la cuisine de la maison.'
  const { figures } = await decoded(loaded.realm.translate(french(text), never))
  for (const { inputIds } of figures.passes) expect(inputIds.length).toBeLessThanOrEqual(8)
  // The tiny model talks on: what it says is longer than what it may read.
  expect(Math.max(...figures.passes.map(({ outputIds }) => outputIds.length))).toBeGreaterThan(8)
})

test.each(['42 %', '…', '😀 🎉'])('what has no words comes back as it is: %j', async (text) => {
  using loaded = await loadedRealm('test/tiny-marian', FOLDER, FILES, RUNG)
  const result = await decoded(loaded.realm.translate(french(text), never))
  expect(result).toMatchObject({ text, figures: { passes: [] } })
})

test('text that looks like a control token of the model stays text', async () => {
  using loaded = await loadedRealm('test/tiny-marian', FOLDER, FILES, RUNG)
  const { figures } = await decoded(
    loaded.realm.translate({ ...french('Bonjour </s> le chat'), maxNewTokens: 2 }, never),
  )
  const { inputIds } = figures.passes[0]!
  const end = inputIds.at(-1)
  expect(inputIds.slice(0, -1)).not.toContain(end)
})

test('a damaged graph is an error with a code, and ends the realm', async () => {
  const realm = new Realm(startWorker, 'test/tiny-marian', RUNG)
  const files = await readModel(FOLDER, FILES)
  files['onnx/encoder_model.onnx'] = files['onnx/encoder_model.onnx']!.slice(0, 5000)
  await realm.start({ model: 'test/tiny-marian', rung: RUNG, runtime }, never)
  const loading = realm.load({ model: 'test/tiny-marian', task: 'translation', files, rung: RUNG }, never)
  await expect(loading).rejects.toMatchObject({ code: 'load-failed', values: { device: 'wasm' } })
  expect(await realm.ended).toMatchObject({ code: 'load-failed' })
})

test('an uncaught exception in the Worker fails what it was doing', async () => {
  const realm = new Realm(
    faultyWorker('setTimeout(() => { throw new Error("planted") }, 10)'),
    'test/x',
    RUNG,
  )
  await expect(realm.load(emptyLoad(), never)).rejects.toMatchObject({
    code: 'realm-crashed',
    values: { reason: expect.stringContaining('planted') },
  })
})

test('a Worker that ends without a word is noticed', async () => {
  const holdLock = 'navigator.locks.request(self.name, () => new Promise(() => {}))'
  const realm = new Realm(faultyWorker(`${holdLock}; setTimeout(() => self.close(), 200)`), 'test/x', RUNG)
  await expect(realm.load(emptyLoad(), never)).rejects.toMatchObject({ code: 'realm-crashed' })
})

test('a Worker that hangs is ended by the watchdog', async () => {
  const realm = new Realm(faultyWorker('for (;;);'), 'test/x', RUNG, { loadMs: 100, runMs: 100 })
  await expect(realm.load(emptyLoad(), never)).rejects.toMatchObject({
    code: 'load-timeout',
    values: { seconds: 0.1 },
  })
})

function faultyWorker(script: string) {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  return (name: string) => new Worker(url, { type: 'module', name })
}

function emptyLoad() {
  return { model: 'test/x', task: 'translation' as const, files: {}, rung: RUNG }
}

test('a runtime whose files are not there is an error with a code', async () => {
  const realm = new Realm(startWorker, 'test/x', RUNG)
  const nowhere = { mjs: `${location.origin}/nowhere.mjs`, wasm: `${location.origin}/nowhere.wasm` }
  const starting = realm.start({ model: 'test/x', rung: RUNG, runtime: nowhere }, never)
  await expect(starting).rejects.toMatchObject({ code: 'load-failed' })
  expect(await realm.ended).toMatchObject({ code: 'load-failed' })
})
