/**
 * Sentences through an encoder-decoder model, together.
 *
 *   sentences ─► parts ─ by length ─► batches ─► decodeBatch ─► texts, each told when all its parts are done
 *                  ▲                                  ├─ without a term of the reader's glossary ─► `glossary/enforce`
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
import { bringInTerms, lacksTerms } from './bring-in-terms'
import { configOf, generationFor, longest } from './generation'
import { halvesOf, partsOf } from './parts'
import { type Job, SentenceAssembly } from './sentence-assembly'

/** Parts that get their terms at once: each has up to six rows, and is told when all of them are done. */
const MOST_TOGETHER = 16

export async function* translateSentences(
  model: LoadedModel,
  request: SentencesRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodeEvent> {
  const sentences = request.texts.map((text) => partsOf(model, text, request))
  const clock: RunClock = { runMs: 0 }
  const assembly = new SentenceAssembly(model, sentences, clock)
  const beams = request.beams ?? configOf(model, request).num_beams ?? 1

  for (let sentence = 0; sentence < sentences.length; sentence++) yield* assembly.told(sentence)
  for (let open = assembly.jobs; open.length > 0;) {
    const again: Job[] = []
    for (const batch of batchesOf(open, beams, mostTokensOf(model))) {
      const { searches, prompt } = searchesFor(model, batch, request, beams)
      const wanting: Job[] = []
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
          if (lacksTerms(model, job, request, assembly)) wanting.push(job)
          yield* assembly.told(job.sentence)
        }
      } finally {
        decoder.dispose()
      }
      for (let from = 0; from < wanting.length; from += MOST_TOGETHER) {
        const some = wanting.slice(from, from + MOST_TOGETHER)
        for await (const _ of bringInTerms(model, some, request, assembly, clock, signal))
          yield* assembly.stillPartial(some[0]!.sentence)
        for (const sentence of new Set(some.map((job) => job.sentence))) yield* assembly.told(sentence)
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
  const halves = ran && !job.isRetry ? halvesOf(model, job.part, request) : null
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

/** A caller that bounds the output gets what the model says up to there, repetition and all. */
function searchesFor(model: LoadedModel, batch: Job[], request: SentencesRequest, beams: number) {
  const { config, prompt } = generationFor(model, request)
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
