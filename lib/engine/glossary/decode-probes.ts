/** Decodes what several sentences want to know at once, in rounds: each gives its probes, all are decoded together. */
import { batchesOf, mostTokensOf } from '../decode/batches'
import { decodeBatch } from '../decode/decode-batch'
import { encoderDecoder } from '../decode/encoder-decoder'
import type { GenerationConfig } from '../decode/generation-config'
import { guidedSearch } from '../decode/guided'
import { stillWanted } from '../decode/messages-delivered'
import type { RunClock } from '../decode/sessions'
import type { LoadedModel } from '../runtime'
import type { Probe, Probed } from './enforce'

export interface ProbeDecoding {
  model: LoadedModel
  config: GenerationConfig
  prompt: number[]
  clock: RunClock
  inputIds(text: string): number[]
  longest(inputIds: readonly number[]): number
}

/** Runs all of them to their ends; the n-th result is the n-th one's. Yields after each step, so that somebody sees it live. */
export async function* together<Result>(
  works: readonly Generator<Probe[], Result, Probed[]>[],
  decoding: ProbeDecoding,
  signal: AbortSignal,
): AsyncGenerator<void, Result[]> {
  const results: Result[] = []
  let open = works.map((work, at) => ({ work, at, turn: work.next() }))
  while (open.length > 0) {
    for (const { turn, at } of open) if (turn.done) results[at] = turn.value
    open = open.filter(({ turn }) => !turn.done)
    const probes = open.map(({ turn }) => (turn.done ? [] : turn.value))
    const probed = yield* decodeProbes(probes.flat(), decoding, signal)
    let from = 0
    open = open.map(({ work, at }, place) => {
      const mine = probed.slice(from, (from += probes[place]!.length))
      return { work, at, turn: work.next(mine) }
    })
  }
  return results
}

async function* decodeProbes(
  probes: readonly Probe[],
  { model, config, prompt, clock, inputIds, longest }: ProbeDecoding,
  signal: AbortSignal,
): AsyncGenerator<void, Probed[]> {
  const items = probes.map(({ text, given, looksAround }) => {
    const ids = inputIds(text)
    const most = Math.max(longest(ids), given.length)
    return { inputIds: ids, search: guidedSearch(config, prompt, given, most, looksAround) }
  })
  for (const batch of batchesOf(items, 1, mostTokensOf(model))) {
    const inputs = batch.map(({ inputIds }) => inputIds)
    const decoder = await encoderDecoder(model, inputs, clock, () => stillWanted(signal))
    try {
      const searches = batch.map(({ search }) => search)
      for await (const { type } of decodeBatch(decoder, searches, prompt, signal))
        if (type === 'stepped') yield
    } finally {
      decoder.dispose()
    }
  }
  return items.map(({ search: { best, logProbs, likeliest } }) => ({
    ids: best().slice(prompt.length),
    logProbs,
    likeliest,
  }))
}
