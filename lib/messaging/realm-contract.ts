/** What the engine host asks of a realm, over the Worker's messages. Types only. */
import type { LanguageTag, Rung } from './contract'

/** Files of a model by their path in its repository; the buffers are transferred. */
export type ModelFiles = Record<string, ArrayBuffer>

export interface LoadRequest {
  model: string
  files: ModelFiles
  rung: Rung
  /** Addresses of the WebAssembly runtime inside the extension; a Worker cannot ask for them itself. */
  runtime: { mjs: string; wasm: string }
}

export interface SentenceRequest {
  text: string
  source: LanguageTag
  target: LanguageTag
  /** Longest output, in tokens; absent, it follows from the input. */
  maxNewTokens?: number
}

export interface ChatRequest {
  messages: { role: string; content: string }[]
  maxNewTokens: number
}

export type DecodeEvent =
  /** What is decoded so far; never half a character. */
  { type: 'partial'; text: string } | { type: 'decoded'; text: string; figures: DecodeFigures }

export interface DecodeFigures {
  /** Token ids given to the model and decoded by it; long input is decoded in several passes. */
  passes: { inputIds: number[]; outputIds: number[] }[]
  /** Inside the runtime's own `session.run`, in milliseconds. */
  runMs: number
}

export interface Realm {
  /** Builds the sessions and runs one short decode, so that what is ready has really run. Ends without an item. */
  load(request: LoadRequest, signal: AbortSignal): AsyncIterable<never>
  /** Translates one sentence. White space at its ends is dropped, markup means nothing. */
  translate(request: SentenceRequest, signal: AbortSignal): AsyncIterable<DecodeEvent>
  /** Answers a conversation with a decoder-only model. */
  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<DecodeEvent>
}
