/**
 * A batch of sequences being decoded: give each row a token, get the scores of its next one.
 *
 *   encoder-decoder  encode the items once ─► step(start tokens) ─► step(tokens, picks) ─► …
 *   decoder-only     step(whole prompt) ─► step(token) ─► …                                   one row
 *
 * A row belongs to an item. Rows may be dropped, doubled and reordered between steps (`picks`), never added from nothing.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import type { LoadedModel } from '../runtime'
import { type Tensors, disposeAll, emptyCache, nextCache, pickCache } from './kv-cache'
import { pickRows } from './rows'

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

/** `[rows, longest]`, shorter rows filled up with `filler` at their end. */
function int64(rows: number[][], filler = 0): Tensor {
  const longest = Math.max(...rows.map((row) => row.length))
  const data = new BigInt64Array(rows.length * longest).fill(BigInt(filler))
  for (const [place, row] of rows.entries()) {
    for (let index = 0; index < row.length; index++) data[place * longest + index] = BigInt(row[index]!)
  }
  return new Tensor('int64', data, [rows.length, longest])
}

const flag = (value: boolean) => new Tensor('bool', Uint8Array.of(Number(value)), [1])
const ones = (length: number) => Array.from({ length }, () => 1)

/** Encodes the items and gets ready to decode one row for each. */
export async function encoderDecoder(
  model: LoadedModel,
  inputs: number[][],
  clock: RunClock,
): Promise<Decoder> {
  const encoder = session(model, 'model')
  const decoder = session(model, 'decoder_model_merged')
  const padding = model.generation.pad_token_id ?? 0
  let mask = int64(inputs.map((input) => ones(input.length)))
  const encoded = await run(encoder, { input_ids: int64(inputs, padding), attention_mask: mask }, clock)
  let hidden = encoded['last_hidden_state']!
  const width = hidden.dims[2]!
  let items: readonly number[] = inputs.map((_, item) => item)
  let cache = emptyCache(decoder, inputs.length)
  let isFirst = true

  async function pick(picks: readonly number[], next: readonly number[]): Promise<void> {
    const sameItems = next.length === items.length && next.every((item, row) => item === items[row])
    cache = await pickCache(cache, picks, sameItems)
    if (!sameItems) mask = await pickRows(mask, picks)
    items = next
  }

  return {
    async step({ tokens, picks, items: next }) {
      if (picks) await pick(picks, next)
      const feeds = {
        ...cache,
        input_ids: int64(tokens),
        encoder_hidden_states: hidden,
        encoder_attention_mask: mask,
        use_cache_branch: flag(!isFirst),
      }
      const outputs = await run(decoder, feeds, clock)
      cache = nextCache(cache, outputs, isFirst)
      if (isFirst) {
        // From now on the graph takes the encoder's part from the cache; what it is still asked for may be as small as can be.
        const Data = hidden.data.constructor as new (length: number) => Float32Array
        const smallest = new Tensor(hidden.type as 'float32', new Data(width), [1, 1, width])
        hidden.dispose()
        hidden = smallest
      }
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

/** The last position of each row of `[rows, positions, vocabulary]`: views into the tensor's own data, which nobody else reads. */
function lastScores(logits: Tensor): Float32Array[] {
  const [rows = 0, positions = 0, vocabulary = 0] = logits.dims
  const data = logits.data as Float32Array
  return Array.from({ length: rows }, (_, row) => {
    const end = (row + 1) * positions * vocabulary
    return data.subarray(end - vocabulary, end)
  })
}

function session(model: LoadedModel, name: string): InferenceSession {
  const found = model.sessions[name]
  if (!found) {
    throw new Error(`${model.id} has no session "${name}"; it has ${Object.keys(model.sessions).join(', ')}`)
  }
  return found
}
