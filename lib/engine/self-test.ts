/**
 * Whether a rung computes what the reference rung computes.
 *
 *   reference rung   score    fixed inputs ─► decoded greedily ─► tokens and the scores of every step
 *   rung under test  compare  the same tokens, whatever it would have chosen ─► its scores beside the reference's
 *
 * With the reference's tokens forced on it, a rung is judged at every step by itself: one choice that falls the other way by
 * a hair does not turn all that follows into a difference. A graph or a driver that computes wrongly gives scores with no
 * likeness at all (transformers.js issues 1512 and 1728, onnxruntime 26732), which a few steps show.
 */
import { cancelled } from '../messaging/errors'
import type { CompareEvent, CompareRequest, ScoreEvent, ScoredSequence } from '../messaging/realm-contract'
import { AgreementTally } from './agreement'
import { type Decoder, decoderOnly } from './decode/decoder'
import { encoderDecoder } from './decode/encoder-decoder'
import { greedySearch } from './decode/greedy'
import { messagesDelivered } from './decode/messages-delivered'
import type { LoadedModel } from './runtime'
import { isEncoder } from './runtime'
import { spanLogits } from './tasks/answer'
import { meanVectors, rowsOf } from './tasks/embed'
import { placeTokens } from './tasks/place-tokens'
import { pairTemplate, plainTokenizer } from './tasks/templates'

/**
 * Short and plain, of several languages and scripts, so that whatever a model reads it knows some of them; figures and names
 * for what is rare in its vocabulary. Unlike lengths, so that a batch has something to fill up.
 */
export const TEXTS = [
  'The weather is nice today.',
  'Das Haus am See wurde 1912 gebaut, und niemand weiß mehr, von wem.',
  'Le train de 8 h 45 pour Lyon partira de la voie 12.',
  'こんにちは。Здравствуйте! ¿Qué tal?',
]

/** A fault shows at once; the cache, which the first step does not read, needs a few. */
const STEPS = 8

export async function* score(model: LoadedModel, signal: AbortSignal): AsyncGenerator<ScoreEvent> {
  const sequences = inputs(model).map((input): ScoredSequence => ({ ...input, outputIds: [], steps: [] }))
  for await (const { sequence, scores, next } of scored(model, sequences, false, signal)) {
    sequences[sequence]!.steps.push(Float32Array.from(scores))
    if (next !== null) sequences[sequence]!.outputIds.push(next)
    yield { type: 'stepped' }
  }
  yield { type: 'scored', scores: { sequences } }
}

export async function* compare(
  model: LoadedModel,
  { reference: { sequences } }: CompareRequest,
  signal: AbortSignal,
): AsyncGenerator<CompareEvent> {
  const tally = new AgreementTally(model.task !== 'feature-extraction')
  for await (const { sequence, step, scores } of scored(model, sequences, true, signal)) {
    tally.add(sequences[sequence]!.steps[step]!, scores)
    yield { type: 'stepped' }
  }
  yield { type: 'compared', agreement: tally.result() }
}

type Input = Pick<ScoredSequence, 'inputIds' | 'typeIds'>

function inputs(model: LoadedModel): Input[] {
  if (model.task === 'feature-extraction') return TEXTS.map((text) => rowsOf(model, text)[0]!)
  if (model.task !== 'question-answering')
    return TEXTS.map((text) => ({ inputIds: model.tokenizer.encode(text).slice(0, model.window) }))
  const ids = (text: string) => placeTokens(plainTokenizer(model), text).map(({ id }) => id)
  return TEXTS.map((text) => pairTemplate(model).fill(ids('What?'), ids(text)))
}

interface ScoredStep {
  sequence: number
  step: number
  /** Valid until the next one. */
  scores: Float32Array
  /** The token decoded on them; null where nothing is decoded. */
  next: number | null
}

function scored(model: LoadedModel, sequences: ScoredSequence[], forced: boolean, signal: AbortSignal) {
  if (isEncoder(model)) return encoded(model, sequences)
  return model.isEncoderDecoder
    ? decodedTogether(model, sequences, forced, signal)
    : decodedOneByOne(model, sequences, forced, signal)
}

async function* encoded(model: LoadedModel, sequences: ScoredSequence[]): AsyncGenerator<ScoredStep> {
  const clock = { runMs: 0 }
  const rows =
    model.task === 'question-answering'
      ? (await spanLogits(model, sequences, clock)).map(({ starts, ends }) => [starts, ends])
      : (await meanVectors(model, sequences, clock)).map((vector) => [vector])
  for (const [sequence, vectors] of rows.entries())
    for (const [step, scores] of vectors.entries()) yield { sequence, step, scores, next: null }
}

async function* decodedTogether(
  model: LoadedModel,
  sequences: ScoredSequence[],
  forced: boolean,
  signal: AbortSignal,
): AsyncGenerator<ScoredStep> {
  const { decoder_start_token_id: start, pad_token_id: padding } = model.generation
  const decoder = await encoderDecoder(
    model,
    sequences.map(({ inputIds }) => inputIds),
    { runMs: 0 },
  )
  const prompts = sequences.map(() => [start ?? padding ?? 0])
  const names = sequences.map((_, sequence) => sequence)
  yield* steps({ model, decoder, sequences, names, prompts, forced, signal })
}

async function* decodedOneByOne(
  model: LoadedModel,
  sequences: ScoredSequence[],
  forced: boolean,
  signal: AbortSignal,
): AsyncGenerator<ScoredStep> {
  for (const [sequence, one] of sequences.entries()) {
    const decoder = decoderOnly(model, { runMs: 0 })
    const prompts = [one.inputIds]
    yield* steps({ model, decoder, sequences: [one], names: [sequence], prompts, forced, signal })
  }
}

interface Course {
  model: LoadedModel
  decoder: Decoder
  sequences: ScoredSequence[]
  /** What each of them is called in the whole test. */
  names: number[]
  prompts: number[][]
  /** The sequences' own tokens are taken, not the model's. */
  forced: boolean
  signal: AbortSignal
}

async function* steps({ model, decoder, sequences, names, prompts, forced, signal }: Course) {
  // No end before its time: every sequence has all its steps.
  const config = { ...model.generation, min_length: Infinity }
  const searches = prompts.map((prompt) => greedySearch(config, prompt, STEPS))
  const items = prompts.map((_, item) => item)
  let tokens = prompts
  try {
    for (let step = 0; step < STEPS; step++) {
      await messagesDelivered()
      if (signal.aborted) throw cancelled()
      const rows = await decoder.step({ tokens, items })
      tokens = []
      for (const [row, scores] of rows.entries()) {
        const known = sequences[row]!.outputIds[step]
        if (!forced) searches[row]!.advance([scores.slice()])
        const next = forced ? known! : searches[row]!.best().at(-1)!
        tokens.push([next])
        yield { sequence: names[row]!, step, scores, next }
      }
    }
  } finally {
    decoder.dispose()
  }
}
