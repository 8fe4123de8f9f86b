/**
 * Sentences through an encoder-decoder model, together.
 *
 *   sentences ─► parts ─ by length ─► batches ─► decodeBatch ─► texts, each told when all its parts are done
 */
import type { DecodeEvent, DecodeFigures, SentencesRequest } from '../../messaging/realm-contract'
import { batchesOf, mostTokensOf } from '../decode/batches'
import { beamSearch } from '../decode/beam'
import { decodeBatch } from '../decode/decode-batch'
import { encoderDecoder } from '../decode/encoder-decoder'
import { greedySearch } from '../decode/greedy'
import { stillWanted } from '../decode/messages-delivered'
import type { Search } from '../decode/search'
import type { RunClock } from '../decode/sessions'
import type { LoadedModel } from '../runtime'
import { languageToken, tokenId } from './language-codes'
import { type Part, type PartedSentence, partsOf } from './parts'

/** A translation is seldom longer than this many times its source; beyond it a model repeats itself. */
const GROWTH = 3
const GROWTH_SHORT = 24
/** Detokenising and three message hops cost more than a small model's step, and nobody reads faster. */
const PARTIAL_EVERY_MS = 30
/** The "clean-up" that tokenizers offer is for English: it takes the space before « ? » that French wants. */
const DECODING = { skip_special_tokens: true, clean_up_tokenization_spaces: false }

interface Job {
  sentence: number
  part: Part
  inputIds: number[]
  outputIds: readonly number[] | null
}

export async function* translateSentences(
  model: LoadedModel,
  request: SentencesRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodeEvent> {
  const sentences = request.texts.map((text) => partsOf(model, text, request.source))
  const jobs = sentences.flatMap(({ parts }, sentence) => parts.flatMap((part) => job(sentence, part)))
  const clock: RunClock = { runMs: 0 }
  const decoding = new Decoding(model, sentences, jobs, clock)

  for (let sentence = 0; sentence < sentences.length; sentence++) yield* decoding.told(sentence)
  const beams = request.beams ?? model.generation.num_beams ?? 1
  for (const batch of batchesOf(jobs, beams, mostTokensOf(model))) {
    const { searches, prompt } = searchesFor(model, batch, request, beams)
    const decoder = await encoderDecoder(
      model,
      batch.map(({ inputIds }) => inputIds),
      clock,
      () => stillWanted(signal),
    )
    try {
      for await (const event of decodeBatch(decoder, searches, prompt, signal)) {
        if (event.type === 'stepped') {
          yield* decoding.partial(batch, searches)
          continue
        }
        const ended = batch[event.item]!
        ended.outputIds = event.ids
        yield* decoding.told(ended.sentence)
      }
    } finally {
      decoder.dispose()
    }
  }
}

function job(sentence: number, part: Part): Job[] {
  return part.inputIds === null ? [] : [{ sentence, part, inputIds: part.inputIds, outputIds: null }]
}

function searchesFor(model: LoadedModel, batch: Job[], request: SentencesRequest, beams: number) {
  const target = languageToken(model, request.target)
  const forced = target === null ? {} : { forced_bos_token_id: tokenId(model, target) }
  const config = { ...model.generation, ...forced }
  const prompt = [config.decoder_start_token_id ?? config.pad_token_id ?? 0]
  const searches = batch.map(({ inputIds }): Search => {
    const bound = Math.min(model.window - 1, GROWTH_SHORT + GROWTH * inputIds.length)
    const maxNewTokens = request.maxNewTokens ?? bound
    if (beams === 1) return greedySearch(config, prompt, maxNewTokens)
    return beamSearch(config, prompt, maxNewTokens, beams)
  })
  return { searches, prompt }
}

/** Puts the parts of a sentence together again, and tells what is new. */
class Decoding {
  readonly #model: LoadedModel
  readonly #sentences: PartedSentence[]
  readonly #jobs: Map<number, Job[]>
  readonly #clock: RunClock
  #nextPartial = 0
  #runMsTold = 0

  constructor(model: LoadedModel, sentences: PartedSentence[], jobs: Job[], clock: RunClock) {
    this.#model = model
    this.#sentences = sentences
    this.#jobs = Map.groupBy(jobs, ({ sentence }) => sentence)
    this.#clock = clock
  }

  /** The sentence, once all its parts are done. */
  *told(sentence: number): Generator<DecodeEvent> {
    const jobs = this.#jobs.get(sentence) ?? []
    if (jobs.some(({ outputIds }) => outputIds === null)) return
    const passes = jobs.map(({ inputIds, outputIds }) => ({ inputIds, outputIds: [...outputIds!] }))
    const figures: DecodeFigures = { passes, runMs: this.#clock.runMs - this.#runMsTold }
    this.#runMsTold = this.#clock.runMs
    yield { type: 'decoded', index: sentence, text: this.#text(sentence, []), figures }
  }

  /** The first sentence that is not done, as far as it has come; not more often than anybody can read. */
  *partial(batch: Job[], searches: Search[]): Generator<DecodeEvent> {
    if (performance.now() < this.#nextPartial) return
    const first = Math.min(...batch.flatMap((job) => (job.outputIds === null ? [job.sentence] : [])))
    this.#nextPartial = performance.now() + PARTIAL_EVERY_MS
    const soFar = batch.map((job, item) => ({ part: job.part, ids: searches[item]!.best() }))
    yield { type: 'partial', index: first, text: this.#text(first, soFar) }
  }

  /** Up to the first part of which nothing is known. */
  #text(sentence: number, soFar: { part: Part; ids: readonly number[] }[]): string {
    const { before, parts, after } = this.#sentences[sentence]!
    const jobs = this.#jobs.get(sentence) ?? []
    let text = before
    for (const part of parts) {
      const done =
        part.inputIds === null ? part.text : this.#decoded(jobs.find((job) => job.part === part)?.outputIds)
      if (done === null) return text + (this.#decoded(soFar.find((other) => other.part === part)?.ids) ?? '')
      text += done + part.after
    }
    return text + after
  }

  #decoded(ids: readonly number[] | null | undefined): string | null {
    return ids ? this.#model.tokenizer.decode([...ids], DECODING).trim() : null
  }
}
