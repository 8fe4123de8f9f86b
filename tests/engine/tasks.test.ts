import { expect, test } from 'vitest'
import type { Rung, Task } from '../../lib/messaging/contract'
import { folderOf, loadedRealm } from './realm-fixture'

const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const SEQUENCES = ['encoder_model.onnx', 'decoder_model_merged.onnx']

test.each([
  ['translation', 'tiny-marian', SEQUENCES],
  ['summarization', 'tiny-bart-summary', SEQUENCES],
  ['question-answering', 'tiny-bert-qa', ['model.onnx']],
  ['text-generation', 'tiny-qwen3-chat', ['model.onnx']],
  ['feature-extraction', 'all-MiniLM-L6-v2', ['model_quantized.onnx']],
] as [Task, string, string[]][])(
  '%s: %s is loaded with its graphs and runs once',
  async (task, model, onnx) => {
    const rung: Rung = onnx[0]!.includes('quantized') ? { ...FP32, dtype: 'q8' } : FP32
    using loaded = await loadedRealm(`test/${model}`, folderOf(model), onnx, rung, task)
    expect(loaded.realm.model).toBe(`test/${model}`)
  },
)

test.each([
  ['translation', 'tiny-bert-qa', /bert/],
  ['question-answering', 'tiny-qwen3-chat', /qwen3/],
  ['feature-extraction', 'tiny-bert-qa', /last_hidden_state/],
  ['feature-extraction', 'tiny-qwen3-chat', /wants "position_ids"/],
] as [Task, string, RegExp][])('%s with %s fails and says why', async (task, model, reason) => {
  const loading = loadedRealm(`test/${model}`, folderOf(model), ['model.onnx'], FP32, task)
  await expect(loading).rejects.toMatchObject({
    code: 'load-failed',
    values: { reason: expect.stringMatching(reason) },
  })
})
