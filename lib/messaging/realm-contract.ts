/** What the engine host asks of a realm, over the Worker's messages. Types only. */
import type { Demand, LanguageTag, Rung, Task } from './contract'

/** Files of a model by their path in its repository; the buffers are transferred. */
export type ModelFiles = Record<string, ArrayBuffer>

export interface StartRequest {
  model: string
  rung: Rung
  /** Addresses of the WebAssembly runtime inside the extension; a Worker cannot ask for them itself. */
  runtime: { mjs: string; wasm: string }
}

export interface LoadRequest {
  model: string
  /** What it is loaded for: decides which of its graphs, and with which head. */
  task: Task
  rung: Rung
  files: ModelFiles
}

export interface SentencesRequest {
  texts: string[]
  source: LanguageTag
  target: LanguageTag
  /** How many hypotheses are kept for each sentence; 1 is greedy. Absent: as many as the model was published with. */
  beams?: number
  /** Longest output, in tokens; absent, it follows from the input. */
  maxNewTokens?: number
  /** Of each text, what the reader's glossary wants of its translation. Met as well as may be: look at what comes. */
  demands?: Demand[][]
}

export interface ChatRequest {
  /** What looks like one of the model's control tokens in a content is text. A `system` message comes first or not at all. */
  messages: { role: string; content: string }[]
  maxNewTokens: number
  /** Draws tokens as the model's generation config says, where it says so. Absent: the best one each time, the same answer each time. */
  sample?: boolean
}

/**
 * `index` is the place in `texts`; a conversation has one answer, 0. A partial is what is decoded so far and never ends in
 * half a character.
 */
export type DecodeEvent =
  | { type: 'partial'; index: number; text: string }
  | { type: 'decoded'; index: number; text: string; figures: DecodeFigures }

export interface DecodeFigures {
  /** Token ids given to the model and decoded by it; long input is decoded in several passes. */
  passes: { inputIds: number[]; outputIds: number[] }[]
  /** Inside the runtime's own `session.run` since the result before this one, in milliseconds. */
  runMs: number
  /** What was done where the model did not come to an end by itself; absent where it did. */
  repairs?: Repair[]
  /** The model's decoder remembers nothing, so each step costs as much as the sentence is long. */
  withoutCache?: true
}

/** A decoded part of a sentence that ran away: it repeated itself, or was longer than any translation of its source. */
export interface Repair {
  reason: 'repetition' | 'length'
  /** Tokens that were repetition and are left out. */
  droppedTokens: number
  /** Decoded once more in two halves; or, being a half or one word, kept without the repetition. */
  outcome: 'halved' | 'cut'
}

export interface AnswerRequest {
  question: string
  /** The text to find the answer in, of any length. */
  context: string
  /** Longest answer, in tokens; 30 if absent. */
  maxAnswerTokens?: number
}

/** The answer stands in the context: `answer === context.slice(start, end)`, in UTF-16 units. */
export interface Answer {
  answer: string
  start: number
  end: number
  /** Start logit plus end logit; means something only beside another score of the same model. */
  score: number
  /** The same for "there is no answer", the lowest of all windows; for models that were trained to say so. */
  nullScore: number
}

export type AnswerEvent =
  | { type: 'progress'; done: number; total: number }
  | { type: 'answered'; result: Answer; figures: { windows: number; runMs: number } }

export interface EmbedRequest {
  texts: string[]
}

/** A vector of length 1: the dot product of two is their cosine. In any order; `index` is the place in `texts`. */
export interface EmbedEvent {
  type: 'embedded'
  index: number
  vector: Float32Array
}

export interface CountRequest {
  texts: string[]
}

export interface CountEvent {
  type: 'counted'
  /** Of each text, without those that the model wants around it. */
  tokens: number[]
  /** How many tokens the model has positions for; null where it has no bound. */
  window: number | null
}

/** What a rung computes for the fixed inputs of the self-test; other rungs are held against it. */
export interface Scores {
  sequences: ScoredSequence[]
}

export interface ScoredSequence {
  inputIds: number[]
  typeIds?: number[]
  /** Decoded greedily, one for each step; none of a model that decodes nothing. */
  outputIds: number[]
  /** The scores of each step, `[vocabulary]`; of an encoder its vector, or its start and end logits. */
  steps: Float32Array[]
}

export interface CompareRequest {
  reference: Scores
}

/** How far a rung agrees with the reference. What agreement is enough, `lib/models/self-test-verdict` says. */
export interface Agreement {
  /** Every score is a number, where the reference's is. */
  finite: boolean
  /** Between the scores of both, each less its mean; of the worst step. 1 is the same direction. */
  cosine: number
  /** Share of steps whose highest score is at the same place, 0 to 1; null for vectors, which choose nothing. */
  argMaxAgreement: number | null
  steps: number
}

/** `stepped` says that it lives. */
export type ScoreEvent = { type: 'stepped' } | { type: 'scored'; scores: Scores }
export type CompareEvent = { type: 'stepped' } | { type: 'compared'; agreement: Agreement }

export interface Speed {
  /** Decoded, all sequences of a batch together; of an encoder, read. */
  tokensPerSecond: number
  /** Of the source; null of a model that continues a text, which has none. */
  wordsPerSecond: number | null
  /** How long it was measured, warming up not counted. */
  elapsedMs: number
}

export type MeasureEvent = { type: 'stepped' } | { type: 'measured'; speed: Speed }

export interface Realm {
  /** Brings the runtime up, which takes about as long as reading a small model: both at once. Ends without an item. */
  start(request: StartRequest, signal: AbortSignal): AsyncIterable<never>
  /** After `start`: builds the sessions and runs one short decode or forward pass, so that what is ready has really run. Ends without an item. */
  load(request: LoadRequest, signal: AbortSignal): AsyncIterable<never>
  /** Translates sentences together; each is told when it is done, in any order. Markup in them means nothing. */
  translate(request: SentencesRequest, signal: AbortSignal): AsyncIterable<DecodeEvent>
  /** Answers a conversation with a decoder-only model. */
  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<DecodeEvent>
  /** Finds the words of a text that answer a question. `progress` after each batch of windows. */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>
  /** Texts as vectors, each told when it is done. */
  embed(request: EmbedRequest, signal: AbortSignal): AsyncIterable<EmbedEvent>
  /** How much of the model's window texts take. */
  count(request: CountRequest, signal: AbortSignal): AsyncIterable<CountEvent>
  /** The self-test on the reference rung. */
  score(request: Record<never, never>, signal: AbortSignal): AsyncIterable<ScoreEvent>
  /** The self-test on another rung, beside the reference's scores. */
  compare(request: CompareRequest, signal: AbortSignal): AsyncIterable<CompareEvent>
  /** How fast the rung is, once it has warmed up: a few seconds of work that is the same on every rung. */
  measure(request: Record<never, never>, signal: AbortSignal): AsyncIterable<MeasureEvent>
}
