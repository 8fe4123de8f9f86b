import { expect, test } from 'vitest'
import type { Rung, Task } from '../../lib/messaging/contract'
import { loadedRealm, never } from './realm-fixture'

const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const SEQUENCES = ['encoder_model.onnx', 'decoder_model_merged.onnx']

// How fast is for the benchmark; here, that it measures, ends and leaves the realm fit.
test.each([
  ['translation', 'tiny-marian', SEQUENCES],
  ['text-generation', 'tiny-qwen3-chat', ['model.onnx']],
  ['question-answering', 'tiny-bert-qa', ['model.onnx']],
] as [Task, string, string[]][])(
  '%s: a rung is measured for at least a second',
  async (task, model, onnx) => {
    using loaded = await loadedRealm(`test/${model}`, `tests/fixtures/models/${model}`, onnx, FP32, task)
    const { tokensPerSecond, wordsPerSecond, elapsedMs } = await loaded.realm.measure(never)
    expect(elapsedMs).toBeGreaterThanOrEqual(1000)
    expect(tokensPerSecond).toBeGreaterThan(0)
    if (task === 'text-generation') expect(wordsPerSecond).toBeNull()
    // A word is a token or more.
    else expect(wordsPerSecond! / tokensPerSecond).toSatisfy((share: number) => share > 0.05 && share < 1)
    expect(await loaded.realm.score(never)).toHaveProperty('sequences.length', 4)
  },
)

test('a measurement is cancelled at the next step', async () => {
  using loaded = await loadedRealm('test/tiny-marian', 'tests/fixtures/models/tiny-marian', SEQUENCES, FP32)
  const abort = new AbortController()
  const measuring = loaded.realm.measure(abort.signal)
  abort.abort()
  await expect(measuring).rejects.toMatchObject({ code: 'cancelled' })
  expect(await loaded.realm.score(never)).toHaveProperty('sequences.length', 4)
})
