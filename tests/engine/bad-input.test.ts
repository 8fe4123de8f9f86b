/** What no page should hold and some do: nothing of it hangs, is lost, or ends in words that the model did not say. */
import { expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import { allDecoded, decoded, loadedRealm, never, readModel, realmWith } from './realm-fixture'

const MARIAN = 'tests/fixtures/models/tiny-marian'
const T5 = 'tests/fixtures/models/tiny-t5'
const MERGED = ['encoder_model.onnx', 'decoder_model_merged.onnx']
const RUNG: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const french = (...texts: string[]) => ({ texts, source: 'fr', target: 'en', beams: 1, maxNewTokens: 3 })

test('empty strings, white space and lone surrogates come back, each in its place', async () => {
  using loaded = await loadedRealm('test/tiny-marian', MARIAN, MERGED, RUNG)
  const texts = ['', ' \n', '\uD800', '\u0000', '42', 'Bonjour']
  const results = await allDecoded(loaded.realm.translate(french(...texts), never), texts.length)
  expect(results.slice(0, 5).map(({ text }) => text)).toEqual(['', ' \n', '\uD800', '\u0000', '42'])
  expect(results[5]!.figures.passes).toHaveLength(1)
})

test('fifty thousand characters without a border are decoded in parts', async () => {
  using loaded = await loadedRealm('test/tiny-marian', MARIAN, MERGED, RUNG)
  const { figures } = await decoded(loaded.realm.translate(french('a'.repeat(50_000)), never))
  expect(figures.passes.length).toBeGreaterThan(10)
  for (const { inputIds } of figures.passes) expect(inputIds.length).toBeLessThanOrEqual(512)
})

test('ten thousand items of one word', async () => {
  using loaded = await loadedRealm('test/tiny-marian', MARIAN, MERGED, RUNG)
  const texts = Array.from({ length: 10_000 }, () => 'chat')
  const results = await allDecoded(
    loaded.realm.translate({ ...french(...texts), maxNewTokens: 1 }, never),
    texts.length,
  )
  expect(new Set(results.map(({ text }) => text)).size).toBe(1)
})

test('scripts mixed in one sentence', async () => {
  using loaded = await loadedRealm('test/tiny-marian', MARIAN, MERGED, RUNG)
  const mixed = 'Le chat 猫 กินปลา и пёс 😀 עם חתול ﷽ e\u0301\u0301\u0301 dort.'
  const { text, figures } = await decoded(loaded.realm.translate(french(mixed), never))
  expect(figures.passes).toHaveLength(1)
  expect(text.isWellFormed()).toBe(true)
})

test('a token that the model has no embedding for is left to the unknown token', async () => {
  const files = await readModel(MARIAN, MERGED)
  const tokenizer = JSON.parse(new TextDecoder().decode(files['tokenizer.json']))
  const added = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: false }
  tokenizer.added_tokens.push({ id: 9999, content: 'chat', ...added })
  files['tokenizer.json'] = new TextEncoder().encode(JSON.stringify(tokenizer)).buffer
  using loaded = await realmWith('test/tiny-marian', files, RUNG, 'translation')
  const { figures } = await decoded(loaded.realm.translate(french('Le chat dort.'), never))
  const { inputIds } = figures.passes[0]!
  expect(inputIds).not.toContain(9999)
  expect(inputIds.length).toBeGreaterThan(3)
})

test('a score that is not a number fails the run: no text is made up', async () => {
  const files = await readModel(MARIAN, MERGED)
  // All bits set is NaN wherever a number begins; here it falls into the embeddings, which are most of the file.
  new Uint8Array(files['onnx/decoder_model_merged.onnx']!).fill(0xff, 4_000_000, 4_001_024)
  using loaded = await realmWith('test/tiny-marian', files, RUNG, 'translation')
  const run = decoded(loaded.realm.translate(french('Le chat dort.'), never))
  await expect(run).rejects.toMatchObject({ values: { reason: expect.stringContaining('not a number') } })
})

test('a decoder without cache inputs decodes the same tokens, and it is said that it does', async () => {
  const greedy = { texts: ['Le chat dort sur le lit.'], source: 'fr', target: 'en', maxNewTokens: 12 }
  for (const beams of [1, 4]) {
    const files = await readModel(T5, MERGED)
    using cached = await realmWith('test/tiny-t5', files, RUNG, 'translation')
    const expected = await decoded(cached.realm.translate({ ...greedy, beams }, never))
    const { 'onnx/decoder_model.onnx': uncached, ...others } = await readModel(T5, [
      'encoder_model.onnx',
      'decoder_model.onnx',
    ])
    const renamed = { ...others, 'onnx/decoder_model_merged.onnx': uncached! }
    using loaded = await realmWith('test/tiny-t5', renamed, RUNG, 'translation')
    const got = await decoded(loaded.realm.translate({ ...greedy, beams }, never))
    expect(got.figures.passes).toEqual(expected.figures.passes)
    expect([got.figures.withoutCache, expected.figures.withoutCache]).toEqual([true, undefined])
  }
})

test('runaway repetition is decoded again in halves, cut where it goes on, and told', async () => {
  using loaded = await loadedRealm('test/tiny-marian', MARIAN, MERGED, RUNG)
  const { items } = (await (await fetch(`/${MARIAN}/golden.json`)).json()) as { items: { text: string }[] }
  const texts = items.map(({ text }) => text)
  const request = { texts, source: 'fr', target: 'en', beams: 1 }
  const results = await allDecoded(loaded.realm.translate(request, never), texts.length)
  const repaired = results.filter(({ figures }) => figures.repairs)
  expect(repaired.length).toBeGreaterThan(0)
  for (const { figures } of repaired) {
    const halved = figures.repairs!.filter(({ outcome }) => outcome === 'halved')
    expect(figures.passes.length).toBeGreaterThan(halved.length)
  }
  for (const { text } of results) expect(text).not.toMatch(/(\b.{2,30}\b)(?:\W*\1){8}/)
})
