/** A search that is told how to begin, over the fixture model: it goes on as the reference implementation does. */
import { expect, test } from 'vitest'
import { decodeBatch } from '../../lib/engine/decode/decode-batch'
import { encoderDecoder } from '../../lib/engine/decode/encoder-decoder'
import { type GuidedSearch, guidedSearch } from '../../lib/engine/decode/guided'
import { loadModel } from '../../lib/engine/runtime'
import { startRuntime } from '../../lib/engine/start-runtime'
import type { Rung } from '../../lib/messaging/contract'
import { never, readModel, runtime } from './realm-fixture'

interface Golden {
  items: { input_ids: number[]; greedy: { ids: number[] } }[]
  generation: { greedy: { max_new_tokens: number } }
}

const FOLDER = 'tests/fixtures/models/tiny-marian'
const RUNG: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }

test('token for token from every beginning, in one batch; what is given is judged as what is found', async () => {
  const model = 'test/tiny-marian'
  await startRuntime({ model, rung: RUNG, runtime })
  const files = await readModel(FOLDER, ['encoder_model.onnx', 'decoder_model_merged.onnx'])
  const loaded = await loadModel({ model, task: 'translation', rung: RUNG, files })
  const { items, generation }: Golden = await (await fetch(`/${FOLDER}/golden.json`)).json()
  const most = generation.greedy.max_new_tokens
  const end = loaded.generation.eos_token_id as number
  const golden = items.map(({ greedy: { ids } }) => {
    const last = ids.indexOf(end, 1)
    return last < 0 ? ids : ids.slice(0, last + 1)
  })
  const decoded = async (given: (ids: number[]) => number[]): Promise<GuidedSearch[]> => {
    const searches = golden.map((ids) =>
      guidedSearch(loaded.generation, ids.slice(0, 1), given(ids.slice(1)), most),
    )
    const decoder = await encoderDecoder(
      loaded,
      items.map(({ input_ids: ids }) => ids),
      { runMs: 0 },
    )
    for await (const _ of decodeBatch(decoder, searches, golden[0]!.slice(0, 1), never));
    decoder.dispose()
    return searches
  }
  const free = await decoded(() => [])
  for (const given of [(ids: number[]) => ids, (ids: number[]) => ids.slice(0, ids.length >> 1)]) {
    const searches = await decoded(given)
    expect(searches.map((search) => search.best())).toEqual(golden)
    for (const [at, { logProbs }] of searches.entries()) {
      const expected = free[at]!.logProbs
      expect(logProbs).toHaveLength(expected.length)
      const differences = logProbs.map((value, token) => Math.abs(value - expected[token]!))
      expect(Math.max(...differences)).toBeLessThan(1e-3)
    }
  }
})
