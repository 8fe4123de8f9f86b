import type {
  Engine,
  PrepareRequest,
  Rung,
  TranslateEvent,
  TranslateFigures,
  TranslateRequest,
} from '../messaging/contract'
import { GlossError, cancelled } from '../messaging/errors'
import { Inbox } from '../messaging/inbox'
/**
 * The engine host: decides what runs where and when. The only implementation of `Engine` that owns realms.
 *
 *   request ─► sentences ─► a turn each ─► realm of the model, on the first rung that holds ─► events
 *
 * Lifetime: as long as its document. Callers come and go over ports (`serve-host.ts`); a lost port aborts their signals.
 * Failure: a sentence whose realm fails runs again on the next rung; what was translated before it stays.
 */
import { type CatalogEntry, catalog } from '../models/catalog'
import { chooseModel, ladder } from '../models/choose'
import { type Piece, sentences } from '../text/sentences'
import { checkRequest } from './check-request'
import type { Realm } from './realm'
import type { Realms } from './realms'
import type { StatusBoard } from './status-board'
import { Turns } from './turns'

type Emit = (event: TranslateEvent) => void

export class Host implements Engine {
  readonly #realms: Realms
  readonly #status: StatusBoard
  readonly #threads: number
  readonly #turns = new Turns()

  constructor(realms: Realms, status: StatusBoard, threads: number) {
    this.#realms = realms
    this.#status = status
    this.#threads = threads
  }

  translate(request: TranslateRequest, signal: AbortSignal): AsyncIterable<TranslateEvent> {
    return events(signal, (emit) => this.#translate(request, signal, emit))
  }

  prepare({ source, target }: PrepareRequest, signal: AbortSignal): AsyncIterable<TranslateEvent> {
    return events(signal, async (emit) => {
      const began = performance.now()
      const entry = chooseModel(catalog, source, target, 'auto')
      const rungs = ladder(entry, this.#threads)
      const rung = await this.#inTurn('rest', entry, rungs, signal, emit, async (realm) => realm.rung)
      emit({ type: 'finished', model: entry.id, rung, figures: noFigures(began) })
    })
  }

  async #translate(request: TranslateRequest, signal: AbortSignal, emit: Emit): Promise<void> {
    const began = performance.now()
    checkRequest(request)
    const { source, target, priority } = request
    const entry = chooseModel(catalog, source, target, request.model)
    const rungs = request.rung ? [request.rung] : ladder(entry, this.#threads)
    const figures = noFigures(began)
    let rung = rungs[0]!
    for (const [index, text] of request.texts.entries()) {
      const pieces = sentences(text, source)
      for (const [place, piece] of pieces.entries()) {
        const done = place === pieces.length - 1
        const translated = await this.#inTurn(priority, entry, rungs, signal, emit, (realm) => {
          rung = realm.rung
          return this.#sentence(realm, piece, { source, target }, signal, figures, (soFar) =>
            emit({ type: 'partial', index, text: soFar }),
          )
        })
        emit({ type: 'sentence', index, text: translated + piece.after, done })
      }
    }
    figures.elapsedMs = performance.now() - began
    emit({ type: 'finished', model: entry.id, rung, figures })
  }

  /** Waits for a turn, then for a realm; tells the caller while its model is being loaded. */
  async #inTurn<Result>(
    priority: TranslateRequest['priority'],
    entry: CatalogEntry,
    rungs: Rung[],
    signal: AbortSignal,
    emit: Emit,
    work: (realm: Realm) => Promise<Result>,
  ): Promise<Result> {
    const endTurn = await this.#turns.take(priority, signal)
    const unsubscribe = this.#status.onLoading(entry.id, (loadedBytes, totalBytes) =>
      emit({ type: 'loading', model: entry.id, loadedBytes, totalBytes }),
    )
    try {
      return await this.#realms.use(entry, rungs, signal, work)
    } finally {
      unsubscribe()
      endTurn()
    }
  }

  async #sentence(
    realm: Realm,
    piece: Piece,
    languages: PrepareRequest,
    signal: AbortSignal,
    figures: TranslateFigures,
    onPartial: (text: string) => void,
  ): Promise<string> {
    if (piece.text === '') return ''
    this.#status.busy(realm.model)
    let tokens = 0
    const began = performance.now()
    try {
      for await (const event of realm.translate({ text: piece.text, ...languages }, signal)) {
        if (event.type === 'partial') {
          onPartial(event.text)
          continue
        }
        tokens = event.figures.passes.reduce((sum, pass) => sum + pass.outputIds.length - 1, 0)
        figures.tokens += tokens
        figures.runMs += event.figures.runMs
        figures.sentences++
        return event.text
      }
      throw new GlossError('internal', { reason: 'the realm ended a sentence without its text' })
    } finally {
      this.#status.rested(realm.model, tokens, performance.now() - began)
    }
  }
}

/** Runs a task and streams what it emits; leaving the stream does not outlive the signal. */
async function* events(
  signal: AbortSignal,
  task: (emit: Emit) => Promise<void>,
): AsyncGenerator<TranslateEvent> {
  if (signal.aborted) throw cancelled()
  const inbox = new Inbox<TranslateEvent>()
  task((event) => inbox.put(event)).then(
    () => inbox.end(),
    (error: Error) => inbox.fail(error),
  )
  yield* inbox
}

function noFigures(began: number): TranslateFigures {
  return { elapsedMs: performance.now() - began, runMs: 0, tokens: 0, sentences: 0 }
}
