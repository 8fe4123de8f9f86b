/**
 * An encoder-decoder's batch. With a cache (a merged decoder graph, as optimum exports it) a step is given one token a row;
 * a graph without cache inputs is given each row from its start, which costs as much as it says.
 */
import { Tensor } from 'onnxruntime-web/webgpu'
import type { LoadedModel } from '../runtime'
import type { Decoder, Step } from './decoder'
import { type Encoded, encode } from './encode'
import { HeldRows } from './held-rows'
import { type Tensors, disposeAll, emptyCache, nextCache, pickCache } from './kv-cache'
import { pickRows } from './rows'
import { type RunClock, run, sessionOf } from './sessions'
import { flag, int64, lastScores } from './token-tensors'

/** Encodes the items and gets ready to decode one row for each. `between` is called before each run of the encoder. */
export async function encoderDecoder(
  model: LoadedModel,
  inputs: readonly (readonly number[])[],
  clock: RunClock,
  between: () => Promise<void> = async () => {},
): Promise<Decoder> {
  const encoded = await encode(model, inputs, clock, between)
  return hasCache(model)
    ? new CachedDecoder(model, encoded, clock)
    : new UncachedDecoder(model, encoded, clock)
}

/** Whether the model's decoder remembers what it has decoded. */
export function hasCache(model: LoadedModel): boolean {
  return sessionOf(model, 'decoder_model_merged').inputNames.some((name) => name.startsWith('past_'))
}

class CachedDecoder implements Decoder {
  readonly #session
  readonly #clock: RunClock
  readonly #rows: HeldRows
  #hidden: Tensor
  #mask: Tensor
  #cache: Tensors
  /** The last tokens of each held row; one that is left behind is given its last ones again. */
  #tokens: number[][] = []
  #items: readonly number[]
  #isFirst = true

  constructor(model: LoadedModel, { hidden, mask }: Encoded, clock: RunClock) {
    const rows = mask.dims[0]!
    this.#session = sessionOf(model, 'decoder_model_merged')
    this.#clock = clock
    this.#rows = new HeldRows(rows)
    this.#hidden = hidden
    this.#mask = mask
    this.#items = [...Array(rows).keys()]
    this.#cache = emptyCache(this.#session, rows)
  }

  async step({ tokens, picks, items }: Step): Promise<Float32Array[]> {
    if (picks) await this.#pick(picks, items)
    const { places } = this.#rows
    for (const [row, place] of places.entries()) this.#tokens[place] = tokens[row]!
    const feeds = {
      ...this.#cache,
      input_ids: int64(this.#tokens),
      encoder_hidden_states: this.#hidden,
      encoder_attention_mask: this.#mask,
      use_cache_branch: flag(!this.#isFirst),
    }
    const outputs = await run(this.#session, feeds, this.#clock)
    this.#cache = nextCache(this.#cache, outputs, this.#isFirst)
    if (this.#isFirst) this.#shrinkHidden()
    this.#isFirst = false
    const scores = lastScores(outputs['logits']!)
    return places.map((place) => scores[place]!)
  }

  dispose(): void {
    this.#hidden.dispose()
    disposeAll(this.#cache)
  }

  async #pick(picks: readonly number[], items: readonly number[]): Promise<void> {
    const moved = this.#rows.pick(picks)
    if (!moved) return
    const sameItems =
      items.length === this.#items.length && items.every((item, row) => item === this.#items[row])
    this.#cache = await pickCache(this.#cache, moved, sameItems)
    if (!sameItems) this.#mask = await pickRows(this.#mask, moved)
    this.#tokens = moved.map((from) => this.#tokens[from]!)
    this.#items = items
  }

  /** After the first step the graph takes the encoder's part from the cache; what it is still asked for may be as small as can be. */
  #shrinkHidden(): void {
    const width = this.#hidden.dims[2]!
    const Data = this.#hidden.data.constructor as new (length: number) => Float32Array
    const smallest = new Tensor(this.#hidden.type as 'float32', new Data(width), [1, 1, width])
    this.#hidden.dispose()
    this.#hidden = smallest
  }
}

class UncachedDecoder implements Decoder {
  readonly #session
  readonly #clock: RunClock
  #hidden: Tensor
  #mask: Tensor
  /** Of each row all its tokens. */
  #history: number[][]

  constructor(model: LoadedModel, { hidden, mask }: Encoded, clock: RunClock) {
    this.#session = sessionOf(model, 'decoder_model_merged')
    this.#clock = clock
    this.#hidden = hidden
    this.#mask = mask
    this.#history = Array.from({ length: mask.dims[0]! }, () => [])
  }

  async step({ tokens, picks }: Step): Promise<Float32Array[]> {
    if (picks) {
      const hidden = await pickRows(this.#hidden, picks)
      this.#hidden.dispose()
      this.#hidden = hidden
      this.#mask = await pickRows(this.#mask, picks)
      this.#history = picks.map((from) => this.#history[from]!)
    }
    this.#history = this.#history.map((past, row) => [...past, ...tokens[row]!])
    const feeds = {
      input_ids: int64(this.#history),
      encoder_hidden_states: this.#hidden,
      encoder_attention_mask: this.#mask,
    }
    const outputs = await run(this.#session, feeds, this.#clock)
    return lastScores(outputs['logits']!)
  }

  dispose(): void {
    this.#hidden.dispose()
  }
}
