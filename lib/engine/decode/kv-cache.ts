/**
 * The key-value cache of a batch, as ORT tensors `[rows, heads, length, width]` by input name.
 *
 * A decoder gives `present.*` and takes `past_key_values.*`. In a merged encoder-decoder graph the encoder's part is real
 * only in the first step; later steps return empty stand-ins for it, so the first one is kept. The rows of one item are
 * all alike in the encoder's part, so it is picked anew only when the items of the rows change, not at every step.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'
import { isIdentity, pickRows } from './rows'

export type Tensors = Record<string, Tensor>

/** Zero-length entries for a first step, in the shapes and types the graph declares. */
export function emptyCache(session: InferenceSession, rows: number): Tensors {
  const cache: Tensors = {}
  for (const meta of session.inputMetadata) {
    if (!meta.isTensor || !meta.name.startsWith('past_')) continue
    // A name instead of a number is a free dimension: the batch, or a length of which nothing is remembered yet.
    const shape = meta.shape.map((size) => {
      if (typeof size === 'number') return size
      return size.startsWith('batch') ? rows : 0
    })
    const Data = meta.type === 'float16' ? float16Array() : Float32Array
    const length = shape.reduce((product, size) => product * size, 1)
    cache[meta.name] = new Tensor(meta.type, new Data(length) as never, shape)
  }
  return cache
}

/** Layers that convolve keep a state of their own (LFM2), which is named without `key_values`. */
export const pastName = (present: string) =>
  present.startsWith('present_conv')
    ? present.replace('present', 'past')
    : present.replace('present', 'past_key_values')

/** The cache for the next step. Frees what the step before left behind. */
export function nextCache(past: Tensors, outputs: Tensors, isFirst: boolean): Tensors {
  const next: Tensors = {}
  for (const [name, tensor] of Object.entries(outputs)) {
    if (!name.startsWith('present')) continue
    const input = pastName(name)
    const isStandIn = isEncoders(name) && !isFirst
    next[input] = isStandIn ? past[input]! : tensor
    if (isStandIn) tensor.dispose()
    else past[input]?.dispose()
  }
  return next
}

/**
 * Keeps the rows that go on. `picks` names for each new row the old row it continues; `sameItems` says that each place
 * still belongs to the item it belonged to.
 */
export async function pickCache(
  cache: Tensors,
  picks: readonly number[],
  sameItems: boolean,
): Promise<Tensors> {
  const rows = Object.values(cache)[0]?.dims[0] ?? picks.length
  if (isIdentity(picks, rows)) return cache
  const picked: Tensors = {}
  for (const [name, tensor] of Object.entries(cache)) {
    const stays = sameItems && isEncoders(name)
    picked[name] = stays ? tensor : await pickRows(tensor, picks)
    if (!stays) tensor.dispose()
  }
  return picked
}

export function disposeAll(tensors: Tensors): void {
  for (const tensor of Object.values(tensors)) tensor.dispose()
}

const isEncoders = (name: string) => name.includes('encoder')

function float16Array(): new (length: number) => ArrayBufferView {
  const native = (globalThis as { Float16Array?: new (length: number) => ArrayBufferView }).Float16Array
  return native ?? Uint16Array
}
