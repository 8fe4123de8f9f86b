import { describe, expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import type { DecodeEvent, DecodeFigures } from '../../lib/messaging/realm-contract'
import { allDecoded, decoded, loadedRealm, never } from './realm-fixture'

interface Search {
  ids: number[]
  text: string
}

interface Golden {
  items: { text: string; input_ids: number[]; greedy: Search; beam4: Search }[]
  generation: { greedy: { max_new_tokens: number } }
}

const MERGED = ['encoder_model.onnx', 'decoder_model_merged.onnx']
const COPIES = 4
const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const golden = async (model: string) =>
  (await fetch(`/tests/fixtures/models/${model}/golden.json`)).json() as Promise<Golden>

/** transformers fills a finished beam up with the end token where the pad id is 0: cut after the first end token. */
function untilEnd(ids: number[], ends: number): number[] {
  const end = ids.indexOf(ends, 1)
  return end < 0 ? ids : ids.slice(0, end + 1)
}

describe('token for token as the reference implementation, fp32', () => {
  const models = [
    ['tiny-marian', 'fr', 'en'],
    ['tiny-m2m100', 'fr', 'de'],
    ['tiny-t5', 'fr', 'en'],
    ['tiny-bart-summary', 'en', 'en'],
  ] as const
  test.each(models)('%s: greedy and beam 4, one by one and in a batch', async (model, source, target) => {
    const { items, generation } = await golden(model)
    const config = await (await fetch(`/tests/fixtures/models/${model}/generation_config.json`)).json()
    using loaded = await loadedRealm(`test/${model}`, `tests/fixtures/models/${model}`, MERGED, FP32)
    const maxNewTokens = generation.greedy.max_new_tokens
    const texts = items.map(({ text }) => text)
    for (const [name, beams] of [
      ['greedy', 1],
      ['beam4', 4],
    ] as const) {
      const request = { source, target, beams, maxNewTokens }
      const single: DecodeFigures['passes'][] = []
      for (const text of texts) {
        const { figures } = await decoded(loaded.realm.translate({ ...request, texts: [text] }, never))
        single.push(figures.passes)
      }
      const expected = items.map((item) => [
        { inputIds: item.input_ids, outputIds: untilEnd(item[name].ids, config.eos_token_id) },
      ])
      expect(single, `${name}, one by one`).toEqual(expected)
      // Each several times: more than one group for the encoder, and rows that are left behind.
      const many = texts.flatMap((text) => Array.from({ length: COPIES }, () => text))
      const batch = await allDecoded(loaded.realm.translate({ ...request, texts: many }, never), many.length)
      expect(
        batch.map(({ figures }) => figures.passes),
        `${name}, in a batch`,
      ).toEqual(expected.flatMap((passes) => Array.from({ length: COPIES }, () => passes)))
    }
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
  using loaded = await loadedRealm('test/tiny-qwen3-chat', folder, ['model.onnx'], FP32, 'text-generation')
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
    const rung: Rung = { device: 'wasm', dtype: 'q8', threads: 1 }
    using loaded = await loadedRealm(`gloss/${model}`, `public/models/${model}`, onnx, rung)
    expect(items).toHaveLength(all)
    const different: string[] = []
    for (const item of items) {
      const request = { texts: [item.text], source, target, beams: 1 }
      const { text } = await decoded(loaded.realm.translate(request, never))
      if (text !== item.greedy.text) different.push(`${item.greedy.text} | ${text}`)
    }
    expect(all - different.length, different.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
