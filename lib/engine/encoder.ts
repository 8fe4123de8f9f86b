/**
 * Forward passes of an encoder-only model: a batch of token rows in, the graph's outputs out. Rows of unlike length are
 * filled up at their end and masked, so what stands beside a row does not touch it.
 */
import { Tensor } from 'onnxruntime-web/webgpu'
import type { Tensors } from './decode/kv-cache'
import type { RunClock } from './decode/sessions'
import type { LoadedModel } from './runtime'

export interface EncoderRow {
  inputIds: number[]
  /** 1 for the second of two texts, for models that were told texts apart so. */
  typeIds?: number[]
}

/** A graph of 16-bit floats gives them out; `Float16Array` where the browser has it. */
type Floats = Float32Array | (ArrayLike<number> & Iterable<number>)

/** @throws Error when the graph wants what an encoder is not given: a cache, pixels */
export async function runEncoder(model: LoadedModel, rows: EncoderRow[], clock: RunClock): Promise<Tensors> {
  const session = model.sessions['model']
  if (!session)
    throw new Error(`${model.id} is not an encoder: it has ${Object.keys(model.sessions).join(', ')}`)
  const longest = Math.max(...rows.map(({ inputIds }) => inputIds.length))
  const padding = model.generation.pad_token_id ?? 0
  const int64 = (filler: number, value: (row: EncoderRow, place: number) => number) => {
    const data = new BigInt64Array(rows.length * longest).fill(BigInt(filler))
    for (const [index, row] of rows.entries()) {
      for (let place = 0; place < row.inputIds.length; place++)
        data[index * longest + place] = BigInt(value(row, place))
    }
    return new Tensor('int64', data, [rows.length, longest])
  }
  const feeds: Tensors = {
    input_ids: int64(padding, ({ inputIds }, place) => inputIds[place]!),
    attention_mask: int64(0, () => 1),
    token_type_ids: int64(0, ({ typeIds }, place) => typeIds?.[place] ?? 0),
  }
  const wanted = session.inputNames.map((name) => {
    const feed = feeds[name]
    if (!feed) throw new Error(`${model.id} is no encoder of text: it wants "${name}"`)
    return [name, feed] as const
  })
  const began = performance.now()
  const outputs: Tensors = await session.run(Object.fromEntries(wanted))
  clock.runMs += performance.now() - began
  return outputs
}

/** An output as 32-bit floats. @throws Error when the graph has none of these names */
export function output(
  outputs: Tensors,
  ...names: string[]
): { data: Float32Array; dims: readonly number[] } {
  const found = names.map((name) => outputs[name]).find(Boolean)
  if (!found) {
    const has = Object.keys(outputs).join(', ')
    throw new Error(`the graph gives ${has}, and none of ${names.join(', ')}`)
  }
  const data = found.data as Floats
  return { data: data instanceof Float32Array ? data : Float32Array.from(data), dims: found.dims }
}

/** The outputs that a task reads, any one of each list. */
export const OUTPUTS = {
  start: ['start_logits'],
  end: ['end_logits'],
  hidden: ['last_hidden_state', 'token_embeddings'],
}

/** One short forward pass, so that a graph the device cannot compute, or of another task, fails while loading. */
export async function warmUpEncoder(model: LoadedModel): Promise<void> {
  const outputs = await runEncoder(model, [{ inputIds: model.tokenizer.encode('a') }], { runMs: 0 })
  const needed = model.task === 'question-answering' ? [OUTPUTS.start, OUTPUTS.end] : [OUTPUTS.hidden]
  for (const names of needed) output(outputs, ...names)
}
