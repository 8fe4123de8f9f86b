/**
 * The engine host: decides what runs where and when. The only implementation of `Engine` that owns realms.
 *
 *   request ─► route: one model, or two ─► sentences ─► small batches, a turn each ─► realm, first rung that holds ─► events
 *
 * Lifetime: as long as its document. Callers come and go over ports (`serve-host.ts`); a lost port aborts their signals.
 * Failure: a batch whose realm fails goes on on the next rung; the sentences that were done stay.
 */

import type {
  Engine,
  PrepareRequest,
  Priority,
  Rung,
  TranslateEvent,
  TranslateFigures,
  TranslateRequest,
} from '../messaging/contract'
import { cancelled } from '../messaging/errors'
import { Inbox } from '../messaging/inbox'
import type { Hop } from '../models/choose'
import { BatchProgress } from './batch-progress'
import { type Sentence, growingBatches, sentencesOf } from './batches'
import { checkRequest } from './check-request'
import { type HopRunner } from './hop-runner'
import type { Realm } from './realm'
import type { StatusBoard } from './status-board'
import { Turns } from './turns'

type Emit = (event: TranslateEvent) => void

/** What the steps of one request share. */
interface Run {
  request: TranslateRequest
  signal: AbortSignal
  figures: TranslateFigures
  emit: Emit
}

export class Host implements Engine {
  readonly #runner: HopRunner
  readonly #status: StatusBoard
  readonly #turns = new Turns()

  constructor(runner: HopRunner, status: StatusBoard) {
    this.#runner = runner
    this.#status = status
  }

  translate(request: TranslateRequest, signal: AbortSignal): AsyncIterable<TranslateEvent> {
    return events(signal, (emit) => this.#translate(request, signal, emit))
  }

  prepare({ source, target }: PrepareRequest, signal: AbortSignal): AsyncIterable<TranslateEvent> {
    return events(signal, async (emit) => {
      const figures = noFigures(performance.now())
      const run: Run = {
        request: { texts: [], source, target, model: 'auto', priority: 'rest' },
        signal,
        figures,
        emit,
      }
      for (const hop of await this.#runner.route(run.request)) {
        const rung = await this.#inTurn(hop, run, async (realm) => realm.rung)
        emit({ type: 'finished', model: hop.model.entry.id, rung, figures })
      }
    })
  }

  /** A turn of the engine for work that is no translation. Whoever takes it ends it. */
  turn(priority: Priority, signal: AbortSignal): Promise<() => void> {
    return this.#turns.take(priority, signal)
  }

  async #translate(request: TranslateRequest, signal: AbortSignal, emit: Emit): Promise<void> {
    checkRequest(request)
    const began = performance.now()
    const figures = noFigures(began)
    const run: Run = { request, signal, figures, emit }
    const route = await this.#runner.route(request)
    const last = route.at(-1)!
    let rung: Rung | undefined
    for (let batch of growingBatches(sentencesOf(request.texts, request.source))) {
      for (const hop of route.slice(0, -1)) batch = await this.#between(batch, hop, run)
      const progress = new BatchProgress(batch, emit)
      await this.#inTurn(last, run, (realm) => {
        rung = realm.rung
        return this.#batch(realm, progress, last, run)
      })
    }
    figures.elapsedMs = performance.now() - began
    const pivot = route.length > 1 ? { pivot: last.source } : {}
    emit({ type: 'finished', model: last.model.entry.id, ...pivot, rung: rung!, figures })
  }

  /** Waits for a turn, then for a realm; tells the caller while its model is being loaded. */
  async #inTurn<Result>(
    hop: Hop,
    { request, signal, emit }: Run,
    work: (realm: Realm) => Promise<Result>,
  ): Promise<Result> {
    const endTurn = await this.#turns.take(request.priority, signal)
    const { id } = hop.model.entry
    const unsubscribe = this.#status.onLoading(id, (loadedBytes, totalBytes) =>
      emit({ type: 'loading', model: id, loadedBytes, totalBytes }),
    )
    try {
      return await this.#runner.run(hop.model, request.rung, signal, work)
    } finally {
      unsubscribe()
      endTurn()
    }
  }

  /** The batch in the language between: nobody reads it, so it is told to nobody. */
  async #between(batch: Sentence[], hop: Hop, run: Run): Promise<Sentence[]> {
    const between = new Map<number, string>()
    await this.#inTurn(hop, run, async (realm) => {
      const open = [...batch.keys()].filter((place) => batch[place]!.text !== '' && !between.has(place))
      await this.#decode(
        realm,
        open.map((place) => batch[place]!.text),
        hop,
        run,
        (index, text, isDone) => {
          if (isDone) between.set(open[index]!, text)
        },
      )
    })
    return batch.map((sentence, place) => ({ ...sentence, text: between.get(place) ?? '' }))
  }

  /** What of a batch is not done yet; all of it, unless another rung has failed on the way. */
  async #batch(realm: Realm, progress: BatchProgress, hop: Hop, run: Run): Promise<void> {
    const open = progress.open()
    if (open.length === 0) return
    const texts = open.map((place) => progress.batch[place]!.text)
    await this.#decode(realm, texts, hop, run, (index, text, isDone) => {
      if (!isDone) return progress.partial(open[index]!, text)
      run.figures.sentences++
      progress.done(open[index]!, text)
    })
  }

  async #decode(
    realm: Realm,
    texts: string[],
    { source, target }: Hop,
    { request, signal, figures }: Run,
    onText: (index: number, text: string, isDone: boolean) => void,
  ): Promise<void> {
    this.#status.busy(realm.model)
    // What somebody looks at and waits for gets the search that the model was published with; the rest is decoded greedily.
    const search = request.priority === 'selection' ? {} : { beams: 1 }
    const done = { tokens: 0, words: 0 }
    const began = performance.now()
    try {
      for await (const event of realm.translate({ texts, source, target, ...search }, signal)) {
        if (event.type === 'decoded') {
          done.tokens += event.figures.passes.reduce((sum, pass) => sum + pass.outputIds.length - 1, 0)
          done.words += wordCount(texts[event.index]!, source)
          figures.runMs += event.figures.runMs
        }
        onText(event.index, event.text, event.type === 'decoded')
      }
    } finally {
      figures.tokens += done.tokens
      this.#status.rested(realm.model, done, performance.now() - began)
    }
  }
}

/** Of the source, as a reader would count them; not every language has spaces between. */
function wordCount(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text)
  return [...segments].filter(({ isWordLike }) => isWordLike).length
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
