/**
 * Sentences through an encoder-decoder model, together.
 *
 *   sentences ─► parts ─ by length ─► batches ─► decodeBatch ─► texts, each told when all its parts are done
 *                  ▲                                  │
 *                  └── in halves, once ◄── ran away ──┘
 */
import type { DecodeEvent, Repair, SentencesRequest } from '../../messaging/realm-contract'
import { batchesOf, mostTokensOf } from '../decode/batches'
import { beamSearch } from '../decode/beam'
import { decodeBatch } from '../decode/decode-batch'
import { encoderDecoder } from '../decode/encoder-decoder'
import { endTokens } from '../decode/generation-config'
import { greedySearch } from '../decode/greedy'
import { stillWanted } from '../decode/messages-delivered'
import { runawayTokens } from '../decode/repetition'
import { stoppedWhenRunaway } from '../decode/runaway-guard'
import type { Search } from '../decode/search'
import type { RunClock } from '../decode/sessions'
import type { LoadedModel } from '../runtime'
import { languageToken, tokenId } from './language-codes'
import { halvesOf, partsOf } from './parts'
import { type Job, SentenceAssembly } from './sentence-assembly'

/** A translation is seldom longer than this many times its source; beyond it a model repeats itself. */
const GROWTH = 3
const GROWTH_SHORT = 24

export async function* translateSentences(
  model: LoadedModel,
  request: SentencesRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodeEvent> {
  const sentences = request.texts.map((text) => partsOf(model, text, request.source))
  const clock: RunClock = { runMs: 0 }
  const assembly = new SentenceAssembly(model, sentences, clock)
  const beams = request.beams ?? model.generation.num_beams ?? 1

  for (let sentence = 0; sentence < sentences.length; sentence++) yield* assembly.told(sentence)
  for (let open = assembly.jobs; open.length > 0;) {
    const again: Job[] = []
    for (const batch of batchesOf(open, beams, mostTokensOf(model))) {
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
            yield* assembly.partial(batch, (item) => searches[item]!.best())
            continue
          }
          const job = batch[event.item]!
          again.push(...ended(model, job, event.ids, request, assembly))
          yield* assembly.told(job.sentence)
        }
      } finally {
        decoder.dispose()
      }
    }
    open = again
  }
}

/** Keeps what a job has decoded; or, where it ran away, says what is decoded instead of it. */
function ended(
  model: LoadedModel,
  job: Job,
  ids: readonly number[],
  request: SentencesRequest,
  assembly: SentenceAssembly,
): Job[] {
  const ran = request.maxNewTokens === undefined ? runaway(model, job, ids) : null
  const halves = ran && !job.isRetry ? halvesOf(model, job.part, request.source) : null
  if (ran && halves) return assembly.retry(job, halves, { ...ran, outcome: 'halved' })
  if (ran) assembly.repaired(job, { ...ran, outcome: 'cut' })
  job.outputIds = ran ? ids.slice(0, ids.length - ran.droppedTokens) : ids
  return []
}

/** What is wrong with a sequence that ended; null if it ended by itself. */
function runaway(
  model: LoadedModel,
  { inputIds }: Job,
  ids: readonly number[],
): Pick<Repair, 'reason' | 'droppedTokens'> | null {
  const ends = endTokens(model.generation)
  const said = ends.includes(ids.at(-1)!) ? ids.slice(0, -1) : ids
  const repeated = runawayTokens(said, inputIds)
  if (repeated > 0) return { reason: 'repetition', droppedTokens: ids.length - said.length + repeated }
  // The prompt is one token; a model that is forced to end at full length has not come to its end either.
  return ids.length > longest(model, inputIds) ? { reason: 'length', droppedTokens: 0 } : null
}

/** Most tokens that a translation may have. */
function longest(model: LoadedModel, inputIds: readonly number[]): number {
  return Math.min(model.window - 1, GROWTH_SHORT + GROWTH * inputIds.length)
}

/** A caller that bounds the output gets what the model says up to there, repetition and all. */
function searchesFor(model: LoadedModel, batch: Job[], request: SentencesRequest, beams: number) {
  const target = languageToken(model, request.target)
  const forced = target === null ? {} : { forced_bos_token_id: tokenId(model, target) }
  const config = { ...model.generation, ...forced }
  const prompt = [config.decoder_start_token_id ?? config.pad_token_id ?? 0]
  const searches = batch.map(({ inputIds }): Search => {
    const maxNewTokens = request.maxNewTokens ?? longest(model, inputIds)
    const search =
      beams === 1
        ? greedySearch(config, prompt, maxNewTokens)
        : beamSearch(config, prompt, maxNewTokens, beams)
    return request.maxNewTokens === undefined ? stoppedWhenRunaway(search, inputIds) : search
  })
  return { searches, prompt }
}
