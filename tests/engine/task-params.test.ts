/** What a model's own config says of a task, held against the reference, whose texts begin with those words. */
import { expect, test } from 'vitest'
import type { Rung, Task } from '../../lib/messaging/contract'
import { decoded, never, readModel, realmWith } from './realm-fixture'

interface Golden {
  items: { text: string; input_ids: number[]; greedy: { ids: number[] }; beam4: { ids: number[] } }[]
}

const FOLDER = 'tests/fixtures/models/tiny-t5'
const MERGED = ['encoder_model.onnx', 'decoder_model_merged.onnx']
const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const PREFIX = 'summarize: '
const END = 1

/** tiny-t5 with more in its config; no published model is so small. */
async function t5(task: Task, more: object) {
  const files = await readModel(FOLDER, MERGED)
  const config = JSON.parse(new TextDecoder().decode(files['config.json'])) as object
  const bytes = new TextEncoder().encode(JSON.stringify({ ...config, ...more }))
  return await realmWith('test/tiny-t5', { ...files, 'config.json': bytes.buffer }, FP32, task)
}

const golden = async () => {
  const { items } = (await (await fetch(`/${FOLDER}/golden.json`)).json()) as Golden
  return items.filter(({ text }) => text.startsWith(PREFIX))
}

const untilEnd = (ids: number[]) => (ids.includes(END, 1) ? ids.slice(0, ids.indexOf(END, 1) + 1) : ids)

test('the words that a summariser was trained with stand before each text, and the search is its own', async () => {
  const items = await golden()
  expect(items.length).toBeGreaterThanOrEqual(3)
  using loaded = await t5('summarization', {
    prefix: 'of no task: ',
    task_specific_params: { summarization: { num_beams: 4, prefix: PREFIX } },
  })
  for (const { text, input_ids, greedy, beam4 } of items) {
    const texts = [text.slice(PREFIX.length)]
    const request = { texts, source: 'en', target: 'en', maxNewTokens: 48 }
    const own = await decoded(loaded.realm.translate(request, never))
    expect(own.figures.passes).toEqual([{ inputIds: input_ids, outputIds: untilEnd(beam4.ids) }])
    const fast = await decoded(loaded.realm.translate({ ...request, beams: 1 }, never))
    expect(fast.figures.passes).toEqual([{ inputIds: input_ids, outputIds: untilEnd(greedy.ids) }])
  }
})

test.each([
  ['of every task', 'translation', { prefix: PREFIX }, 'de', true],
  [
    'of this pair',
    'translation',
    { task_specific_params: { translation_en_to_de: { prefix: PREFIX } } },
    'de',
    true,
  ],
  [
    'of another pair',
    'translation',
    { task_specific_params: { translation_en_to_de: { prefix: PREFIX } } },
    'fr',
    false,
  ],
  [
    'of another task',
    'translation',
    { task_specific_params: { summarization: { prefix: PREFIX } } },
    'de',
    false,
  ],
  ['that are none', 'summarization', { prefix: null, task_specific_params: null }, 'en', false],
] as const)('words %s', async (_, task, more, target, areWanted) => {
  const [item] = await golden()
  using loaded = await t5(task, more)
  const text = item!.text.slice(PREFIX.length)
  const request = { texts: [text], source: 'en', target, beams: 1, maxNewTokens: 4 }
  const { figures } = await decoded(loaded.realm.translate(request, never))
  const [pass] = figures.passes
  if (areWanted) expect(pass!.inputIds).toEqual(item!.input_ids)
  else expect(pass!.inputIds).not.toEqual(item!.input_ids)
})

test('a text that is cut in parts has them before each part', async () => {
  const [item] = await golden()
  using loaded = await t5('summarization', { task_specific_params: { summarization: { prefix: PREFIX } } })
  const text = item!.text.slice(PREFIX.length).repeat(8)
  const request = { texts: [text], source: 'en', target: 'en', beams: 1, maxNewTokens: 4 }
  const { figures } = await decoded(loaded.realm.translate(request, never))
  expect(figures.passes.length).toBeGreaterThan(1)
  const start = item!.input_ids.slice(0, 4)
  for (const { inputIds } of figures.passes) {
    expect(inputIds.slice(0, 4)).toEqual(start)
    expect(inputIds.length).toBeLessThanOrEqual(512)
  }
})
