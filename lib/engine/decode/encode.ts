/**
 * Runs the encoder over the items of a batch.
 *
 *   items ─ by length ─► groups of some MOST_TOKENS tokens ─► encoder, group by group ─► one [items, longest, width]
 *
 * An encoder's work is tokens, padding included, and it gains nothing from more rows than keep it busy. A decoder gains from
 * every row. So what is decoded together is encoded in smaller groups, in which hardly anything is padding.
 */
import { Tensor } from 'onnxruntime-web/webgpu'
import type { LoadedModel } from '../runtime'
import { type RunClock, run, sessionOf } from './sessions'
import { int64, maskOf } from './token-tensors'

export interface Encoded {
  /** `[items, longest, width]` */
  hidden: Tensor
  /** `[items, longest]`, int64 */
  mask: Tensor
}

/** Measured on two threads, 256-wide Marian: 48 tokens at once cost 145 µs each, from 200 on 115 µs and no less beyond. */
const MOST_TOKENS = 512

/** @param between called before each run: lets messages in, and throws when nobody waits any more */
export async function encode(
  model: LoadedModel,
  inputs: readonly (readonly number[])[],
  clock: RunClock,
  between: () => Promise<void>,
): Promise<Encoded> {
  const encoder = sessionOf(model, 'model')
  const padding = model.generation.pad_token_id ?? 0
  const mask = maskOf(inputs)
  const groups = inGroups(inputs)
  let merged: Tensor | null = null
  for (const group of groups) {
    await between()
    const rows = group.map((item) => inputs[item]!)
    const feeds = { input_ids: int64(rows, padding), attention_mask: maskOf(rows) }
    const { last_hidden_state: hidden } = await run(encoder, feeds, clock)
    if (groups.length === 1) return { hidden: hidden!, mask }
    merged ??= empty(hidden!, [...(mask.dims as [number, number]), hidden!.dims[2]!])
    place(hidden!, group, merged)
    hidden!.dispose()
  }
  return { hidden: merged!, mask }
}

/** Places of the inputs, similar lengths together; of one group the order is kept. */
function inGroups(inputs: readonly (readonly number[])[]): number[][] {
  const lengthAt = (item: number) => inputs[item]!.length
  const byLength = [...inputs.keys()].toSorted((a, b) => lengthAt(a) - lengthAt(b))
  const groups: number[][] = []
  for (const item of byLength) {
    const last = groups.at(-1)
    if (last && (last.length + 1) * lengthAt(item) <= MOST_TOKENS) last.push(item)
    else groups.push([item])
  }
  const [only, ...others] = groups
  return only && others.length === 0 ? [only.toSorted((a, b) => a - b)] : groups
}

function empty(like: Tensor, dims: number[]): Tensor {
  const Data = like.data.constructor as new (length: number) => Float32Array
  return new Tensor(like.type as 'float32', new Data(dims.reduce((product, size) => product * size, 1)), dims)
}

/** What is beyond a row's end stays zero: the mask hides it. */
function place(hidden: Tensor, items: number[], into: Tensor): void {
  const [, longest = 0, width = 0] = into.dims
  const length = hidden.dims[1]! * width
  const from = hidden.data as Float32Array
  const to = into.data as Float32Array
  for (const [row, item] of items.entries())
    to.set(from.subarray(row * length, (row + 1) * length), item * longest * width)
}
