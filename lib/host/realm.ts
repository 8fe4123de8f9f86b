/**
 * One realm as the host holds it: a Worker with one model on one rung.
 *
 *   start ─► load ──► ready ─► translate … ─► end()
 *     └────────┴─────────┴─ any failure ─► ended, for good
 *
 * Lifetime: a realm is disposable. transformers.js never recovers from a failed load or run in the same Worker, so the first
 * failure ends it; whoever wants to try again starts another (`realms.ts`).
 *
 * Failure, and how it shows:
 *   the call fails          an error with a code over the stream
 *   an uncaught exception   the Worker's `error` event
 *   it dies without a word  its Web Lock is freed: the lock asked for here is granted
 *   it hangs                nothing comes for as long as the watchdog waits
 */

import { workerChannel } from '../messaging/channel'
import type { Rung } from '../messaging/contract'
import { type ErrorValues, GlossError, toErrorData } from '../messaging/errors'
import type {
  Agreement,
  AnswerEvent,
  AnswerRequest,
  ChatRequest,
  CompareEvent,
  CountEvent,
  CountRequest,
  DecodeEvent,
  EmbedEvent,
  EmbedRequest,
  LoadRequest,
  MeasureEvent,
  ScoreEvent,
  Scores,
  SentencesRequest,
  Speed,
  StartRequest,
} from '../messaging/realm-contract'
import { type Caller, streamCaller } from '../messaging/stream'
import { watchLife } from '../messaging/worker-life'

/** The Worker has to carry the name it is given. */
export type StartWorker = (name: string) => Worker

/** Longest silence before a realm counts as hung. A load says nothing until it is done; a decode speaks at every token. */
export interface Patience {
  loadMs: number
  runMs: number
}

export const PATIENCE: Patience = { loadMs: 60_000, runMs: 30_000 }

export class Realm {
  readonly model: string
  readonly rung: Rung
  readonly #worker: Worker
  readonly #caller: Caller
  readonly #patience: Patience
  readonly #watch = new AbortController()
  #failure: GlossError | null = null
  #announce: (failure: GlossError) => void = () => {}

  /** Resolves with the first failure, `end()` included; such a realm is of no further use. */
  readonly ended = new Promise<GlossError>((resolve) => {
    this.#announce = resolve
  })

  constructor(startWorker: StartWorker, model: string, rung: Rung, patience: Patience = PATIENCE) {
    this.model = model
    this.rung = rung
    this.#patience = patience
    const name = `gloss-realm-${crypto.randomUUID()}`
    this.#worker = startWorker(name)
    this.#caller = streamCaller(
      workerChannel(this.#worker, () => this.#worker.terminate()),
      () => this.#crash('the Worker is gone'),
    )
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.#fail(this.#crash(event.message || 'the Worker script could not be started'))
    })
    const died = () => this.#fail(this.#crash('the Worker ended without a word'))
    watchLife(name, died, this.#watch.signal)
  }

  start(request: StartRequest, signal: AbortSignal): Promise<void> {
    return this.#bringUp('start', request, signal)
  }

  load(request: LoadRequest, signal: AbortSignal): Promise<void> {
    return this.#bringUp('load', request, signal, Object.values(request.files))
  }

  async #bringUp(
    method: string,
    request: unknown,
    signal: AbortSignal,
    transfer: Transferable[] = [],
  ): Promise<void> {
    const seconds = this.#patience.loadMs / 1000
    const timeout = new GlossError('load-timeout', { model: this.model, device: this.rung.device, seconds })
    for await (const _ of this.#guarded(method, request, this.#patience.loadMs, timeout, signal, transfer));
  }

  translate(request: SentencesRequest, signal: AbortSignal): AsyncIterable<DecodeEvent> {
    return this.#run('translate', request, signal)
  }

  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<DecodeEvent> {
    return this.#run('chat', request, signal)
  }

  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerEvent> {
    return this.#run('answer', request, signal)
  }

  embed(request: EmbedRequest, signal: AbortSignal): AsyncIterable<EmbedEvent> {
    return this.#run('embed', request, signal)
  }

  count(request: CountRequest, signal: AbortSignal): AsyncIterable<CountEvent> {
    return this.#run('count', request, signal)
  }

  /** The self-test's fixed inputs, computed here: the reference that `compare` takes on another rung. */
  async score(signal: AbortSignal): Promise<Scores> {
    for await (const event of this.#run<ScoreEvent>('score', {}, signal))
      if (event.type === 'scored') return event.scores
    throw this.#crash('the self-test ended without scores')
  }

  async compare(reference: Scores, signal: AbortSignal): Promise<Agreement> {
    for await (const event of this.#run<CompareEvent>('compare', { reference }, signal))
      if (event.type === 'compared') return event.agreement
    throw this.#crash('the self-test ended without a comparison')
  }

  async measure(signal: AbortSignal): Promise<Speed> {
    for await (const event of this.#run<MeasureEvent>('measure', {}, signal))
      if (event.type === 'measured') return event.speed
    throw this.#crash('the measurement ended without a speed')
  }

  #run<Event>(method: string, request: unknown, signal: AbortSignal): AsyncIterable<Event> {
    const seconds = this.#patience.runMs / 1000
    const timeout = new GlossError('run-timeout', { model: this.model, device: this.rung.device, seconds })
    return this.#guarded(method, request, this.#patience.runMs, timeout, signal) as AsyncIterable<Event>
  }

  /** Ends the Worker and frees all its memory; `reason` is what others who wait for it are told. */
  end(reason?: unknown): void {
    this.#fail(reason instanceof GlossError ? reason : this.#crash('the realm was ended'))
  }

  /** A call that fails the whole realm when it fails, except by the caller's own cancel or mistake. */
  async *#guarded(
    method: string,
    argument: unknown,
    patienceMs: number,
    timeout: GlossError,
    signal: AbortSignal,
    transfer: Transferable[] = [],
  ): AsyncGenerator {
    let timer = setTimeout(() => this.#fail(timeout), patienceMs)
    try {
      for await (const item of this.#caller.call(method, argument, signal, transfer)) {
        clearTimeout(timer)
        yield item
        timer = setTimeout(() => this.#fail(timeout), patienceMs)
      }
    } catch (error) {
      if (signal.aborted || isTheRequestsFault(error)) throw error
      throw this.#fail(this.#coded(error))
    } finally {
      clearTimeout(timer)
    }
  }

  #fail(error: GlossError): GlossError {
    if (this.#failure) return this.#failure
    this.#failure = error
    this.#announce(error)
    this.#watch.abort()
    this.#caller.lose(error)
    this.#worker.terminate()
    return error
  }

  #coded(error: unknown): GlossError {
    if (error instanceof GlossError && error.code !== 'internal') return error
    const { reason } = toErrorData(error).values as ErrorValues['internal']
    return new GlossError('run-failed', { model: this.model, device: this.rung.device, reason })
  }

  #crash(reason: string): GlossError {
    return new GlossError('realm-crashed', { model: this.model, device: this.rung.device, reason })
  }
}

/** Refused before anything ran: the realm is as good as before. */
function isTheRequestsFault(error: unknown): boolean {
  return error instanceof GlossError && error.code === 'bad-request'
}
