/** Puts the parts of sentences together again, mends what ran away, and tells what is new. */
import type { DecodeEvent, DecodeFigures, Repair } from '../../messaging/realm-contract'
import { hasCache } from '../decode/encoder-decoder'
import type { RunClock } from '../decode/sessions'
import type { LoadedModel } from '../runtime'
import type { Part, PartedSentence } from './parts'

/** A part to be decoded. */
export interface Job {
  sentence: number
  part: Part
  inputIds: number[]
  outputIds: readonly number[] | null
  /** A term of the reader's glossary is still to be brought in. */
  isWanting: boolean
  /** What they say, where it is not quite what the tokenizer makes of them: a term that it has no letters for. */
  text: string | null
  /** It is a half of a part that ran away: what runs away again is cut. */
  isRetry: boolean
}

/** Detokenising and three message hops cost more than a small model's step, and nobody reads faster. */
const PARTIAL_EVERY_MS = 30
/** Well within what a watchdog waits for, and nothing to see. */
const STILL_EVERY_MS = 500
/** The "clean-up" that tokenizers offer is for English: it takes the space before « ? » that French wants. */
export const DECODING = { skip_special_tokens: true, clean_up_tokenization_spaces: false }

export class SentenceAssembly {
  readonly #model: LoadedModel
  readonly #sentences: PartedSentence[]
  readonly #jobs: Job[][]
  readonly #repairs: Repair[][]
  readonly #clock: RunClock
  #nextPartial = 0
  #runMsTold = 0

  constructor(model: LoadedModel, sentences: PartedSentence[], clock: RunClock) {
    this.#model = model
    this.#sentences = sentences
    this.#clock = clock
    this.#jobs = sentences.map(({ parts }, sentence) => jobsOf(parts, sentence, false))
    this.#repairs = sentences.map(() => [])
  }

  get jobs(): Job[] {
    return this.#jobs.flat()
  }

  /** Instead of a part that ran away its halves: what is to be decoded for them. */
  retry({ sentence, part }: Job, halves: Part[], repair: Repair): Job[] {
    const { parts } = this.#sentences[sentence]!
    halves.at(-1)!.after += part.after
    parts.splice(parts.indexOf(part), 1, ...halves)
    const jobs = jobsOf(halves, sentence, true)
    this.#jobs[sentence] = [...this.#jobs[sentence]!.filter((job) => job.part !== part), ...jobs]
    this.#repairs[sentence]!.push(repair)
    return jobs
  }

  /** All parts of a job's sentence, in order. */
  partsOf({ sentence }: Job): readonly Part[] {
    return this.#sentences[sentence]!.parts
  }

  repaired({ sentence }: Job, repair: Repair): void {
    this.#repairs[sentence]!.push(repair)
  }

  /** The sentence, once all its parts are done. */
  *told(sentence: number): Generator<DecodeEvent> {
    const jobs = this.#jobs[sentence]!
    if (jobs.some(({ outputIds, isWanting }) => outputIds === null || isWanting)) return
    const passes = jobs.map(({ inputIds, outputIds }) => ({ inputIds, outputIds: [...outputIds!] }))
    const figures: DecodeFigures = { passes, runMs: this.#clock.runMs - this.#runMsTold }
    if (this.#repairs[sentence]!.length > 0) figures.repairs = this.#repairs[sentence]!
    if (!hasCache(this.#model)) figures.withoutCache = true
    this.#runMsTold = this.#clock.runMs
    yield { type: 'decoded', index: sentence, text: this.#text(sentence, () => undefined), figures }
  }

  /** The first sentence that is not done, as far as it has come; not more often than anybody can read. */
  *partial(batch: Job[], soFar: (item: number) => readonly number[]): Generator<DecodeEvent> {
    if (performance.now() < this.#nextPartial) return
    this.#nextPartial = performance.now() + PARTIAL_EVERY_MS
    const first = Math.min(...batch.flatMap((job) => (job.outputIds === null ? [job.sentence] : [])))
    const text = this.#text(first, (part) => {
      const item = batch.findIndex((job) => job.part === part)
      return item < 0 ? undefined : soFar(item)
    })
    yield { type: 'partial', index: first, text }
  }

  /** A sentence that is decoded and not done, said again: whoever watches over this realm sees that it lives. */
  *stillPartial(sentence: number): Generator<DecodeEvent> {
    if (performance.now() < this.#nextPartial) return
    this.#nextPartial = performance.now() + STILL_EVERY_MS
    yield { type: 'partial', index: sentence, text: this.#text(sentence, () => undefined) }
  }

  /** Up to the first part of which nothing is known. */
  #text(sentence: number, soFar: (part: Part) => readonly number[] | undefined): string {
    const { before, parts, after } = this.#sentences[sentence]!
    let text = before
    for (const part of parts) {
      const job = this.#jobs[sentence]!.find((other) => other.part === part)
      const done = part.inputIds === null ? part.text : (job?.text ?? this.#decoded(job?.outputIds))
      if (done === null) return text + (this.#decoded(soFar(part)) ?? '')
      text += done + part.after
    }
    return text + after
  }

  #decoded(ids: readonly number[] | null | undefined): string | null {
    return ids ? this.#model.tokenizer.decode([...ids], DECODING).trim() : null
  }
}

function jobsOf(parts: Part[], sentence: number, isRetry: boolean): Job[] {
  return parts.flatMap((part) =>
    part.inputIds === null
      ? []
      : [{ sentence, part, inputIds: part.inputIds, outputIds: null, isWanting: false, text: null, isRetry }],
  )
}
