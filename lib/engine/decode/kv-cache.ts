/**
 * The key-value cache of one sequence, as ORT tensors by input name.
 *
 * A decoder gives `present.*` and takes `past_key_values.*`. In a merged encoder-decoder graph the encoder's part is real
 * only in the first step; later steps return empty stand-ins for it, so the first one is kept.
 */
import { type InferenceSession, Tensor } from 'onnxruntime-web/webgpu'

export type Tensors = Record<string, Tensor>

/** Zero-length entries for a first step, in the shapes and types the graph declares. */
export function emptyCache(session: InferenceSession): Tensors {
  const cache: Tensors = {}
  for (const meta of session.inputMetadata) {
    if (!meta.isTensor || !meta.name.startsWith('past_')) continue
    // A name instead of a number is a free dimension: one sequence, nothing remembered yet.
    const shape = meta.shape.map((size) =>
      typeof size === 'number' ? size : size.startsWith('batch') ? 1 : 0,
    )
    const Data = meta.type === 'float16' ? float16Array() : Float32Array
    cache[meta.name] = new Tensor(meta.type, new Data(shape.reduce((a, b) => a * b, 1)) as never, shape)
  }
  return cache
}

/** The cache for the next step. Frees what the step before left behind. */
export function nextCache(past: Tensors, outputs: Tensors, isFirst: boolean): Tensors {
  const next: Tensors = {}
  for (const [name, tensor] of Object.entries(outputs)) {
    if (!name.startsWith('present')) continue
    const input = name.replace('present', 'past_key_values')
    const isStandIn = name.includes('encoder') && !isFirst
    const kept = isStandIn ? past[input]! : tensor
    next[input] = kept
    if (isStandIn) tensor.dispose()
    else past[input]?.dispose()
  }
  return next
}

export function disposeAll(tensors: Tensors): void {
  for (const tensor of Object.values(tensors)) tensor.dispose()
}

function float16Array(): new (length: number) => ArrayBufferView {
  const native = (globalThis as { Float16Array?: new (length: number) => ArrayBufferView }).Float16Array
  return native ?? Uint16Array
}
