/**
 * Forward passes of an encoder-only model: a batch of token rows in, the graph's outputs out. Rows of unlike length are
 * filled up at their end and masked, so what stands beside a row does not touch it.
 */
import type { Tensors } from './decode/kv-cache'
import { type RunClock, run, sessionOf } from './decode/sessions'
import { int64, maskOf } from './decode/token-tensors'
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
  const session = sessionOf(model, 'model')
  const ids = rows.map(({ inputIds }) => inputIds)
  const feeds: Tensors = {
    input_ids: int64(ids, model.generation.pad_token_id ?? 0),
    attention_mask: maskOf(ids),
    token_type_ids: int64(rows.map(({ inputIds, typeIds }) => typeIds ?? inputIds.map(() => 0))),
  }
  const strange = session.inputNames.find((name) => !feeds[name])
  if (strange) throw new Error(`${model.id} is no encoder of text: it wants "${strange}"`)
  return await run(session, feeds, clock)
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
