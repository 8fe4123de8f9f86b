/**
 * One sequence being decoded: give it a token, get the scores of the next one.
 *
 *   encoder-decoder  encoder once ─► step(start token) ─► step(token) ─► …
 *   decoder-only     step(whole prompt) ─► step(token) ─► …
 */
import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import type { LoadedModel } from '../runtime'
import { type Tensors, disposeAll, emptyCache, nextCache } from './kv-cache'

export interface Decoder {
  /** Feeds tokens and returns the scores after the last of them, `[vocabulary]`. The array is the caller's to change. */
  step(tokens: number[]): Promise<Float32Array>
  dispose(): void
}

/** Time spent inside the runtime. */
export interface RunClock {
  runMs: number
}

async function run(session: InferenceSession, feeds: Tensors, clock: RunClock): Promise<Tensors> {
  const wanted = Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]!]))
  const began = performance.now()
  const outputs: Tensors = await session.run(wanted)
  clock.runMs += performance.now() - began
  return outputs
}

const int64 = (values: number[]) =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length])
const ones = (length: number) => new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length])
const flag = (value: boolean) => new Tensor('bool', Uint8Array.of(Number(value)), [1])

export async function encoderDecoder(
  model: LoadedModel,
  inputIds: number[],
  clock: RunClock,
): Promise<Decoder> {
  const encoder = session(model, 'model')
  const decoder = session(model, 'decoder_model_merged')
  const mask = ones(inputIds.length)
  const encoded = await run(encoder, { input_ids: int64(inputIds), attention_mask: mask }, clock)
  const hidden = encoded['last_hidden_state']!
  let cache = emptyCache(decoder)
  let isFirst = true
  return {
    async step(tokens) {
      const outputs = await run(
        decoder,
        {
          ...cache,
          input_ids: int64(tokens),
          encoder_hidden_states: hidden,
          encoder_attention_mask: mask,
          use_cache_branch: flag(!isFirst),
        },
        clock,
      )
      cache = nextCache(cache, outputs, isFirst)
      isFirst = false
      return lastScores(outputs['logits']!)
    },
    dispose() {
      hidden.dispose()
      disposeAll(cache)
    },
  }
}

export function decoderOnly(model: LoadedModel, clock: RunClock): Decoder {
  const decoder = session(model, 'model')
  let cache = emptyCache(decoder)
  let length = 0
  return {
    async step(tokens) {
      const positions = tokens.map((_, offset) => length + offset)
      length += tokens.length
      const outputs = await run(
        decoder,
        {
          ...cache,
          input_ids: int64(tokens),
          attention_mask: ones(length),
          position_ids: int64(positions),
          num_logits_to_keep: new Tensor('int64', BigInt64Array.of(1n), []),
        },
        clock,
      )
      cache = nextCache(cache, outputs, false)
      return lastScores(outputs['logits']!)
    },
    dispose: () => disposeAll(cache),
  }
}

/** The last row of `[1, steps, vocabulary]`, copied out so that the tensor can go. */
function lastScores(logits: Tensor): Float32Array {
  const vocabulary = logits.dims.at(-1)!
  const scores = Float32Array.from((logits.data as Float32Array).subarray(-vocabulary))
  logits.dispose()
  return scores
}

function session(model: LoadedModel, name: string): InferenceSession {
  const found = model.sessions[name]
  if (!found)
    throw new Error(`${model.id} has no session "${name}"; it has ${Object.keys(model.sessions).join(', ')}`)
  return found
}
