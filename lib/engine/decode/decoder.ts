/**
 * A batch of sequences being decoded: give each row a token, get the scores of its next one.
 *
 *   encoder-decoder  encode the items once ─► step(start tokens) ─► step(tokens, picks) ─► …  (encoder-decoder.ts)
 *   decoder-only     step(whole prompt) ─► step(token) ─► …                                   one row
 *
 * A row belongs to an item. Rows may be dropped, doubled and reordered between steps (`picks`), never added from nothing.
 */
import { Tensor } from 'onnxruntime-web/webgpu'
import type { LoadedModel } from '../runtime'
import { disposeAll, emptyCache, nextCache } from './kv-cache'
import { type RunClock, run, sessionOf } from './sessions'
import { int64, lastScores, ones } from './token-tensors'

export interface Step {
  /** The next tokens of every row, the same number for each. */
  tokens: number[][]
  /** For each row, the row of the step before that it continues. Absent: as they were. */
  picks?: readonly number[]
  /** For each row, the item it belongs to. */
  items: readonly number[]
}

export interface Decoder {
  /** Scores after the last token of each row, `[vocabulary]` each. The arrays are the caller's to change. */
  step(step: Step): Promise<Float32Array[]>
  dispose(): void
}

export function decoderOnly(model: LoadedModel, clock: RunClock): Decoder {
  const decoder = sessionOf(model, 'model')
  let cache = emptyCache(decoder, 1)
  let length = 0
  return {
    async step({ tokens: [tokens = []] }) {
      const positions = tokens.map((_, offset) => length + offset)
      length += tokens.length
      const feeds = {
        ...cache,
        input_ids: int64([tokens]),
        attention_mask: int64([ones(length)]),
        position_ids: int64([positions]),
        num_logits_to_keep: new Tensor('int64', BigInt64Array.of(1n), []),
      }
      const outputs = await run(decoder, feeds, clock)
      cache = nextCache(cache, outputs, false)
      return lastScores(outputs['logits']!)
    },
    dispose: () => disposeAll(cache),
  }
}
