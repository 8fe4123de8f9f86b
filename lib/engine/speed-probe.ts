/**
 * How fast a rung is, on work that is the same for every rung: what decides between two that both compute right.
 *
 *   rounds of fixed work ─ until V8 has compiled the runtime in its last tier ─► not counted ─► counted ─ a second or so ─► rate
 *
 * The clock is read at every step, so a rung that is slow is not kept at it for long: it is judged by few steps.
 */
import { cancelled } from '../messaging/errors'
import type { MeasureEvent, Speed } from '../messaging/realm-contract'
import { type Decoder, decoderOnly } from './decode/decoder'
import { encoderDecoder } from './decode/encoder-decoder'
import { greedySearch } from './decode/greedy'
import { messagesDelivered } from './decode/messages-delivered'
import { type EncoderRow, runEncoder } from './encoder'
import { type LoadedModel, isEncoder } from './runtime'
import { TEXTS } from './self-test'
import { pairTemplate, plainTokenizer, singleTemplate } from './tasks/templates'

/** The first 15 to 20 runs are 3 to 6 times slower (measured: Chromium 156, two cores, a small decoder's shape). */
const RUNS_TO_WARM = 20
/** A big model is slow from the first run to the last, and for other reasons. */
const MOST_WARM_MS = 1500
const MEASURE_MS = 1000
/** As a page is translated: many sentences at once. */
const BATCH = 16
/** A prompt and an answer as a question about a paragraph has them. */
const PROMPT_TOKENS = 64
const ANSWER_TOKENS = 32
/** Passages of a page. */
const PASSAGES = 8
const PASSAGE_TOKENS = 128

/** A run of the model has done so much of the work. */
interface Done {
  tokens: number
  words: number
}

export async function* measure(model: LoadedModel, signal: AbortSignal): AsyncGenerator<MeasureEvent> {
  const round = roundOf(model)
  const began = performance.now()
  let runs = 0
  let countedFrom: number | null = null
  let [tokens, words] = [0, 0]
  for (;;) {
    for await (const done of round()) {
      await messagesDelivered()
      if (signal.aborted) throw cancelled()
      yield { type: 'stepped' }
      const now = performance.now()
      if (countedFrom === null) {
        if (++runs >= RUNS_TO_WARM || now - began > MOST_WARM_MS) countedFrom = now
        continue
      }
      tokens += done.tokens
      words += done.words
      const elapsedMs = now - countedFrom
      if (elapsedMs < MEASURE_MS || tokens === 0) continue
      yield { type: 'measured', speed: speed(model, tokens, words, elapsedMs) }
      return
    }
  }
}

function speed({ task }: LoadedModel, tokens: number, words: number, elapsedMs: number): Speed {
  const perSecond = 1000 / elapsedMs
  return {
    tokensPerSecond: tokens * perSecond,
    wordsPerSecond: task === 'text-generation' ? null : words * perSecond,
    elapsedMs,
  }
}

function roundOf(model: LoadedModel): () => AsyncGenerator<Done> {
  if (isEncoder(model)) return () => passages(model)
  return model.isEncoderDecoder ? () => sentences(model) : () => prompt(model)
}

/** As many tokens out as there are in: what a translation has on average, and the same on every rung. */
async function* sentences(model: LoadedModel): AsyncGenerator<Done> {
  const texts = Array.from({ length: BATCH }, (_, index) => TEXTS[index % TEXTS.length]!)
  const inputs = texts.map((text) => model.tokenizer.encode(text).slice(0, model.window))
  const tokens = inputs.reduce((sum, input) => sum + input.length, 0)
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0)
  const steps = Math.round(tokens / BATCH)
  const decoder = await encoderDecoder(model, inputs, { runMs: 0 })
  yield { tokens: 0, words: 0 }
  const { decoder_start_token_id: start, pad_token_id: padding } = model.generation
  const prompts = inputs.map(() => [start ?? padding ?? 0])
  yield* decode(model, decoder, prompts, steps, words / steps)
}

async function* prompt(model: LoadedModel): AsyncGenerator<Done> {
  const prompts = [repeated(model.tokenizer.encode(TEXTS.join(' ')), PROMPT_TOKENS)]
  yield* decode(model, decoderOnly(model, { runMs: 0 }), prompts, ANSWER_TOKENS, 0)
}

async function* decode(
  model: LoadedModel,
  decoder: Decoder,
  prompts: number[][],
  steps: number,
  words: number,
): AsyncGenerator<Done> {
  // No end before its time: every round is the same work.
  const config = { ...model.generation, min_length: Infinity }
  const searches = prompts.map((start) => greedySearch(config, start, steps))
  const items = prompts.map((_, item) => item)
  let tokens = prompts
  try {
    for (let step = 0; step < steps; step++) {
      const rows = await decoder.step({ tokens, items })
      for (const [row, search] of searches.entries()) search.advance([rows[row]!])
      tokens = searches.map((search) => [search.best().at(-1)!])
      yield { tokens: prompts.length, words }
    }
  } finally {
    decoder.dispose()
  }
}

/** Rows of one length, as an embedder reads passages and a question answerer its windows. */
async function* passages(model: LoadedModel): AsyncGenerator<Done> {
  const text = TEXTS.join(' ')
  const ids = plainTokenizer(model).encode(text).ids
  const row = passage(model, ids)
  const rows = Array.from({ length: PASSAGES }, () => row)
  await runEncoder(model, rows, { runMs: 0 })
  const tokens = rows.length * row.inputIds.length
  yield { tokens, words: tokens * (wordsIn(text) / ids.length) }
}

function passage(model: LoadedModel, ids: number[]): EncoderRow {
  const length = Math.min(PASSAGE_TOKENS, model.window)
  if (model.task === 'question-answering') {
    const { fill, tokens } = pairTemplate(model)
    return fill(ids.slice(0, 1), repeated(ids, length - tokens - 1))
  }
  const { fill, tokens } = singleTemplate(model)
  return fill(repeated(ids, length - tokens))
}

function repeated(ids: number[], length: number): number[] {
  return Array.from({ length }, (_, place) => ids[place % ids.length]!)
}

/** As the segmenter of the browser counts, which knows words where no space is. */
function wordsIn(text: string): number {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return Array.from(segments).filter(({ isWordLike }) => isWordLike).length
}
