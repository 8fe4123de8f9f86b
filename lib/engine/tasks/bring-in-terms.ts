/** The reader's terms in what was decoded: which of them each part of a sentence has to have, and how they come in. */
import type { Demand } from '../../messaging/contract'
import type { SentencesRequest } from '../../messaging/realm-contract'
import { unmet } from '../../text/glossary'
import type { RunClock } from '../decode/sessions'
import { together } from '../glossary/decode-probes'
import { enforce } from '../glossary/enforce'
import type { LoadedModel } from '../runtime'
import { generationFor, longest } from './generation'
import { encode } from './parts'
import { DECODING, type Job, type SentenceAssembly } from './sentence-assembly'

/** Whether a part that was decoded lacks a term; it then waits for `bringInTerms`. */
export function lacksTerms(
  model: LoadedModel,
  job: Job,
  request: SentencesRequest,
  assembly: SentenceAssembly,
): boolean {
  if (job.outputIds === null) return false
  const demands = demandsOf(job, request, assembly)
  job.isWanting = demands.length > 0 && unmet(demands, textOf(model, job.outputIds)).length > 0
  return job.isWanting
}

/** Yields after each step of decoding. @throws GlossError cancelled */
export async function* bringInTerms(
  model: LoadedModel,
  jobs: readonly Job[],
  request: SentencesRequest,
  assembly: SentenceAssembly,
  clock: RunClock,
  signal: AbortSignal,
): AsyncGenerator<void, void> {
  if (jobs.length === 0) return
  const { config, prompt } = generationFor(model, request)
  const tokens = {
    decode: (ids: readonly number[]) => textOf(model, ids),
    encode: (words: string) => model.tokenizer.encode(words, { add_special_tokens: false }),
  }
  const works = jobs.map((job) =>
    enforce(job.part.text, job.outputIds!.slice(prompt.length), demandsOf(job, request, assembly), tokens),
  )
  const decoding = {
    model,
    config,
    prompt,
    clock,
    inputIds: (text: string) => encode(model, text, request),
    longest: (inputIds: readonly number[]) => longest(model, inputIds),
  }
  const texts = yield* together(works, decoding, signal)
  for (const [at, text] of texts.entries()) {
    jobs[at]!.text = text
    jobs[at]!.isWanting = false
  }
}

/** A tokenizer refuses to say nothing. */
const textOf = (model: LoadedModel, ids: readonly number[]) =>
  ids.length === 0 ? '' : model.tokenizer.decode([...ids], DECODING)

/** Those of its sentence's that stand in this part, in places of the part: what is cut in two stands in none. */
function demandsOf(job: Job, { texts, demands }: SentencesRequest, assembly: SentenceAssembly): Demand[] {
  const mine: Demand[] = []
  const parts = assembly.partsOf(job)
  let part = 0
  let from = 0
  for (const demand of demands?.[job.sentence] ?? []) {
    const term = texts[job.sentence]!.slice(demand.start, demand.end)
    let next = part
    let start = parts[next]!.text.indexOf(term, from)
    while (start < 0 && ++next < parts.length) start = parts[next]!.text.indexOf(term)
    if (start < 0) continue
    part = next
    from = start + term.length
    if (parts[part] === job.part) mine.push({ ...demand, start, end: from })
  }
  return mine
}
