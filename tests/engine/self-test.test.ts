import { expect, test } from 'vitest'
import type { Dtype, Task } from '../../lib/messaging/contract'
import type { Agreement, ModelFiles, Scores } from '../../lib/messaging/realm-contract'
import { judge } from '../../lib/models/self-test-verdict'
import { firstBigTensor } from './big-tensor'
import { folderOf, loadedRealm, never, readModel, realmWith } from './realm-fixture'

const FOLDER = 'tests/fixtures/models/tiny-marian'
const SUFFIX: Partial<Record<Dtype, string>> = { fp32: '', fp16: '_fp16', q8: '_quantized' }
const onnx = (dtype: Dtype) =>
  ['encoder_model', 'decoder_model_merged'].map((name) => `${name}${SUFFIX[dtype]}.onnx`)
const rung = (dtype: Dtype) => ({ device: 'wasm' as const, dtype, threads: 1 })

async function reference(): Promise<Scores> {
  using loaded = await loadedRealm('test/tiny-marian', FOLDER, onnx('fp32'), rung('fp32'))
  return await loaded.realm.score(never)
}

async function compared(dtype: Dtype, change: (files: ModelFiles) => void = () => {}): Promise<Agreement> {
  const scores = await reference()
  const files = await readModel(FOLDER, onnx(dtype))
  change(files)
  using loaded = await realmWith('test/tiny-marian', files, rung(dtype), 'translation')
  return await loaded.realm.compare(scores, never)
}

test.each(['fp16', 'q8'] as const)('a good %s build passes beside fp32', async (dtype) => {
  const agreement = await compared(dtype)
  expect(agreement.steps).toBe(32)
  expect(judge(agreement, dtype), JSON.stringify(agreement)).toEqual({ outcome: 'passed' })
})

test('a build whose decoder has wrong weights fails, though it loads and decodes', async () => {
  const agreement = await compared('q8', (files) => {
    const weights = firstBigTensor(new Uint8Array(files['onnx/decoder_model_merged_quantized.onnx']!))
    for (let at = 0; at < weights.length; at++) weights[at]! ^= 0x55
  })
  expect(agreement.finite).toBe(true)
  expect(judge(agreement, 'q8'), JSON.stringify(agreement)).toMatchObject({ outcome: 'failed' })
})

test('scores that are not numbers are told as such', async () => {
  const agreement = await compared('fp32', (files) => {
    firstBigTensor(new Uint8Array(files['onnx/decoder_model_merged.onnx']!)).fill(0xff)
  })
  expect(agreement.finite).toBe(false)
  expect(judge(agreement, 'fp32')).toMatchObject({ reason: expect.stringContaining('not numbers') })
})

test.each([
  ['text-generation', 'tiny-qwen3-chat', 'model.onnx', 'fp32', 32, 1],
  ['question-answering', 'tiny-bert-qa', 'model.onnx', 'fp32', 8, 1],
  ['feature-extraction', 'all-MiniLM-L6-v2', 'model_quantized.onnx', 'q8', 4, null],
] as [Task, string, string, Dtype, number, number | null][])(
  '%s: a rung agrees with itself, in another realm',
  async (task, model, file, dtype, steps, argMaxAgreement) => {
    const load = () => loadedRealm(`test/${model}`, folderOf(model), [file], rung(dtype), task)
    using first = await load()
    using second = await load()
    const agreement = await second.realm.compare(await first.realm.score(never), never)
    expect(agreement).toEqual({ finite: true, cosine: expect.closeTo(1, 9), argMaxAgreement, steps })
  },
)
