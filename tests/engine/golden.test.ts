import { describe, expect, test } from 'vitest'
import type { DecodeEvent } from '../../lib/messaging/realm-contract'
import { decoded, loadedRealm, never } from './realm-fixture'

interface Golden {
  items: { text: string; input_ids: number[]; greedy: { ids: number[]; text: string } }[]
  generation: { greedy: { max_new_tokens: number } }
}

const MERGED = ['encoder_model.onnx', 'decoder_model_merged.onnx']
const golden = async (model: string) =>
  (await fetch(`/tests/fixtures/models/${model}/golden.json`)).json() as Promise<Golden>

describe('token for token as the reference implementation, fp32, greedy', () => {
  const models = [
    ['tiny-marian', 'fr', 'en'],
    ['tiny-m2m100', 'fr', 'de'],
    ['tiny-t5', 'fr', 'en'],
    ['tiny-bart-summary', 'en', 'en'],
  ] as const
  test.each(models)('%s', async (model, source, target) => {
    const { items, generation } = await golden(model)
    using loaded = await loadedRealm(`test/${model}`, `tests/fixtures/models/${model}`, MERGED, {
      device: 'wasm',
      dtype: 'fp32',
      threads: 1,
    })
    const got: unknown[] = []
    for (const { text } of items) {
      const request = { text, source, target, maxNewTokens: generation.greedy.max_new_tokens }
      const { figures } = await decoded(loaded.realm.translate(request, never))
      got.push(figures.passes)
    }
    expect(got).toEqual(items.map((item) => [{ inputIds: item.input_ids, outputIds: item.greedy.ids }]))
  })
})

test('a decoder-only model answers token for token, and its text has no half characters', async () => {
  interface ChatGolden {
    items: {
      messages: { role: string; content: string }[]
      input_ids: number[]
      greedy: { new_ids: number[]; text: string }
    }[]
    generation: { greedy: { max_new_tokens: number } }
  }
  const folder = 'tests/fixtures/models/tiny-qwen3-chat'
  const { items, generation } = (await (await fetch(`/${folder}/golden.json`)).json()) as ChatGolden
  using loaded = await loadedRealm('test/tiny-qwen3-chat', folder, ['model.onnx'], {
    device: 'wasm',
    dtype: 'fp32',
    threads: 1,
  })
  const got: unknown[] = []
  for (const { messages } of items) {
    const partials: string[] = []
    const events = loaded.realm.chat({ messages, maxNewTokens: generation.greedy.max_new_tokens }, never)
    const { text, figures } = await decoded(watched(events, partials))
    expect(partials.filter((partial) => partial.endsWith('\uFFFD'))).toEqual([])
    got.push({ passes: figures.passes, text })
  }
  expect(got).toEqual(
    items.map(({ input_ids, greedy }) => ({
      passes: [{ inputIds: input_ids, outputIds: greedy.new_ids }],
      text: greedy.text,
    })),
  )
})

async function* watched(events: AsyncIterable<DecodeEvent>, partials: string[]): AsyncGenerator<DecodeEvent> {
  for await (const event of events) {
    if (event.type === 'partial') partials.push(event.text)
    yield event
  }
}

describe('the starter models in q8, as they ship', () => {
  test.each([
    ['starter-fr-en', 'fr', 'en', 66, 68],
    ['starter-en-fr', 'en', 'fr', 46, 48],
  ] as const)('%s', async (model, source, target, least, all) => {
    const { items } = await golden(model)
    const onnx = ['encoder_model_quantized.onnx', 'decoder_model_merged_quantized.onnx']
    using loaded = await loadedRealm(`gloss/${model}`, `public/models/${model}`, onnx, {
      device: 'wasm',
      dtype: 'q8',
      threads: 1,
    })
    expect(items).toHaveLength(all)
    const different: string[] = []
    for (const item of items) {
      const { text } = await decoded(loaded.realm.translate({ text: item.text, source, target }, never))
      if (text !== item.greedy.text) different.push(`${item.greedy.text} | ${text}`)
    }
    expect(all - different.length, different.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
