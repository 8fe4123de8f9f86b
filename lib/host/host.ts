/**
 * The engine host: decides what runs where and when. The only implementation of `Engine` that owns realms.
 *
 *   request ─► sentences ─► small batches, a turn each ─► realm of the model, on the first rung that holds ─► events
 *
 * Lifetime: as long as its document. Callers come and go over ports (`serve-host.ts`); a lost port aborts their signals.
 * Failure: a batch whose realm fails goes on on the next rung; the sentences that were done stay.
 */

import type {
  Engine,
  PrepareRequest,
  Rung,
  TranslateEvent,
  TranslateFigures,
  TranslateRequest,
} from '../messaging/contract'
import { cancelled } from '../messaging/errors'
import { Inbox } from '../messaging/inbox'
import { type CatalogEntry, catalog } from '../models/catalog'
import { chooseModel, ladder } from '../models/choose'
import { BatchProgress } from './batch-progress'
import { growingBatches, sentencesOf } from './batches'
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
    for (const batch of growingBatches(sentencesOf(request.texts, source))) {
      const progress = new BatchProgress(batch, emit)
      await this.#inTurn(priority, entry, rungs, signal, emit, (realm) => {
        rung = realm.rung
        return this.#batch(realm, progress, request, signal, figures)
      })
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

  /** What of a batch is not done yet; all of it, unless another rung has failed on the way. */
  async #batch(
    realm: Realm,
    progress: BatchProgress,
    { source, target, priority }: TranslateRequest,
    signal: AbortSignal,
    figures: TranslateFigures,
  ): Promise<void> {
    const open = progress.open()
    if (open.length === 0) return
    this.#status.busy(realm.model)
    // What somebody looks at and waits for gets the search that the model was published with; the rest is decoded greedily.
    const search = priority === 'selection' ? {} : { beams: 1 }
    const texts = open.map((place) => progress.batch[place]!.text)
    let tokens = 0
    const began = performance.now()
    try {
      for await (const event of realm.translate({ texts, source, target, ...search }, signal)) {
        const place = open[event.index]!
        if (event.type === 'partial') {
          progress.partial(place, event.text)
          continue
        }
        tokens += event.figures.passes.reduce((sum, pass) => sum + pass.outputIds.length - 1, 0)
        figures.runMs += event.figures.runMs
        figures.sentences++
        progress.done(place, event.text)
      }
    } finally {
      figures.tokens += tokens
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
