/**
 * What one request of reading has to work with: the models that are here, its turn on the engine, translation, vectors, and the
 * way to tell how far it has come.
 *
 * Every wait ends with the request's signal. Lifetime: one request.
 */
import type { Engine, LanguageTag, Rung } from '../../messaging/contract'
import type { ReadingFigures, ReadingProgress, ReadingStep } from '../../messaging/reading-contract'
import type { RunnableModel } from '../../models/runnable'
import { sameLanguage } from '../../text/language'
import type { HopRunner } from '../hop-runner'
import type { Realm } from '../realm'
import { inTurn } from '../scheduler/in-turn'
import type { Scheduler } from '../scheduler/scheduler'
import type { StatusBoard } from '../status-board'
import type { Vectors, WhoAsks } from './vectors'

export interface ReadingNeeds {
  runner: HopRunner
  scheduler: Scheduler<unknown>
  status: StatusBoard
  vectors: Vectors
  here: () => Promise<RunnableModel[]>
}

export interface RequestFacts extends WhoAsks {
  site: string
}

export class ReadingWork {
  readonly here: RunnableModel[]
  readonly figures: ReadingFigures = {
    elapsedMs: 0,
    firstTextMs: 0,
    readTokens: 0,
    writtenTokens: 0,
    parts: 0,
  }
  readonly signal: AbortSignal
  readonly #needs: ReadingNeeds
  readonly #engine: Engine
  readonly #facts: RequestFacts
  readonly #emit: (event: ReadingProgress) => void
  readonly #began = performance.now()

  constructor(
    here: RunnableModel[],
    needs: ReadingNeeds,
    engine: Engine,
    facts: RequestFacts,
    signal: AbortSignal,
    emit: (event: ReadingProgress) => void,
  ) {
    this.here = here
    this.signal = signal
    this.#needs = needs
    this.#engine = engine
    this.#facts = facts
    this.#emit = emit
  }

  progress(step: ReadingStep, done: number, total: number): void {
    this.#emit({ type: 'progress', step, done, total })
  }

  /** Something can be read now; the first time counts. */
  hasText(): void {
    this.figures.firstTextMs ||= performance.now() - this.#began
  }

  finishedFigures(): ReadingFigures {
    return { ...this.figures, elapsedMs: performance.now() - this.#began }
  }

  /** Each text by itself, as it is where both are the same language. @throws GlossError no-model, and what translation throws */
  async translate(
    texts: readonly string[],
    source: LanguageTag,
    target: LanguageTag,
    tells = true,
  ): Promise<string[]> {
    if (sameLanguage(source, target) || texts.length === 0) return [...texts]
    const { priority, site, isPrivate } = this.#facts
    const request = { texts: [...texts], source, target, model: 'auto', priority, site, isPrivate }
    let translated = texts.map(() => '')
    let done = 0
    if (tells) this.progress('translating', 0, texts.length)
    for await (const event of this.#engine.translate(request, this.signal)) {
      if (event.type === 'loading') this.#emit(event)
      if (event.type === 'restart') translated = texts.map(() => '')
      if (event.type !== 'sentence') continue
      translated[event.index] += event.text
      if (event.done && tells) this.progress('translating', ++done, texts.length)
    }
    return translated
  }

  /** @param tells how far it has come, where there is something to compute */
  async vectors(texts: readonly string[], model: RunnableModel, tells = true): Promise<Float32Array[]> {
    const { vectors, status } = this.#needs
    if (vectors.areKnown(texts, model, this.#facts)) tells = false
    const stopListening = status.tellLoading([model.entry.id], this.#emit)
    if (tells) this.progress('comparing', 0, texts.length)
    try {
      return await vectors.of(texts, model, this.#facts, this.signal, (done) => {
        if (tells) this.progress('comparing', Math.min(done, texts.length), texts.length)
      })
    } finally {
      stopListening()
    }
  }

  /**
   * Work on a model, when it is its turn; from its start again where a selection has stopped it, or its rung has failed.
   * @param work ends when its signal aborts
   */
  async onModel<Result>(
    model: RunnableModel,
    work: (realm: Realm, stop: AbortSignal) => Promise<Result>,
  ): Promise<{ result: Result; rung: Rung }> {
    const { runner, scheduler, status } = this.#needs
    const stopListening = status.tellLoading([model.entry.id], this.#emit)
    const { client, priority } = this.#facts
    try {
      return await inTurn(
        scheduler,
        { client, priority },
        (stop) =>
          runner.run(model, undefined, stop, async (realm) => {
            status.busy(realm.model)
            const began = performance.now()
            try {
              return { result: await work(realm, stop), rung: realm.rung }
            } finally {
              status.rested(realm.model, { tokens: 0, words: 0 }, performance.now() - began)
            }
          }),
        this.signal,
      )
    } finally {
      stopListening()
    }
  }
}
