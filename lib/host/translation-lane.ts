/**
 * Translations that may share a batch: one way from language to language, one search.
 *
 *   rows ─► first model ─► rows in the language between ─► second model ─► each told        (mostly there is only one)
 *
 * Failure: a model whose realm fails goes on on its next rung with the rows that are not done. What is in the language between is
 * nobody's to read and is told to nobody; when the batch is stopped it is lost.
 */
import { type Demand, PRIORITIES, type Priority, type Rung } from '../messaging/contract'
import type { Hop } from '../models/choose'
import type { Glossary } from '../text/glossary'
import { carriedOn } from './glossary'
import type { HopRunner } from './hop-runner'
import type { BatchLimits, Lane, Row, Telling } from './scheduler/work'
import type { StatusBoard } from './status-board'

/** A row, decoded. */
export interface Decoded {
  text: string
  rung: Rung
  /** Over all models of the way, the closing ones included. */
  tokens: number
  /** Inside the runtime's own `session.run` since the row before it. */
  runMs: number
  /** The model had lost its thread in it. */
  isRepaired: boolean
}

/** Greedily, or with as many beams as the model was published with. */
export type Search = 'greedy' | 'beams'

/**
 * As many rows as the engine decodes together (`lib/engine/decode/batches`): more would be cut there, and all of it has to be
 * decoded before another client is served. Beams are rows; most models are published with four. Where a model's cache holds fewer
 * tokens, the engine cuts.
 */
const LIMITS: Record<Search, BatchLimits> = {
  greedy: { sentences: 96, tokens: 3072 },
  beams: { sentences: 24, tokens: 768 },
}

/** What somebody looks at and waits for gets the model's own search; the rest is decoded greedily. */
export function searchFor(priority: Priority, quality?: 'speed' | 'quality'): Search {
  if (quality) return quality === 'quality' ? 'beams' : 'greedy'
  return priority === PRIORITIES[0] ? 'beams' : 'greedy'
}

/** Names models and revisions of a way. */
export const routeName = (route: Hop[]) =>
  route.map(({ model }) => `${model.entry.id}@${model.commit}`).join(' > ')

/** The reader's glossary of the pair; the version tells two states of it apart. */
export interface Terms {
  glossary: Glossary
  version: number
}

export class TranslationLane implements Lane<Decoded> {
  readonly key: string
  readonly limits: BatchLimits
  readonly #route: Hop[]
  readonly #search: Search
  readonly #rung: Rung | undefined
  readonly #terms: Terms
  readonly #runner: HopRunner
  readonly #status: StatusBoard

  /** @param rung only this one, no ladder */
  constructor(
    route: Hop[],
    search: Search,
    rung: Rung | undefined,
    terms: Terms,
    runner: HopRunner,
    status: StatusBoard,
  ) {
    const ways = route.map(({ source, target }) => [source, target])
    this.key = JSON.stringify([routeName(route), ways, search, rung ?? null, terms.version])
    this.limits = LIMITS[search]
    this.#route = route
    this.#search = search
    this.#rung = rung
    this.#terms = terms
    this.#runner = runner
    this.#status = status
  }

  isReady(): boolean {
    return this.#route.every(({ model }) => this.#runner.isLoaded(model))
  }

  async run(rows: readonly Row[], signal: AbortSignal, telling: Telling<Decoded>): Promise<void> {
    const counts = rows.map(() => ({ tokens: 0, runMs: 0, isRepaired: false }))
    let texts = new Map(rows.map(({ text }, row) => [row, text]))
    const demands = rows.map(({ text }) => this.#terms.glossary.demandsIn(text))
    for (const [step, hop] of this.#route.entries()) {
      const isLast = step === this.#route.length - 1
      const next = new Map<number, string>()
      const wanted = step === 0 ? demands : demands.map((some, row) => carriedOn(some, texts.get(row) ?? ''))
      await this.#decode(hop, texts, rows, wanted, signal, {
        partial: (row, text) => {
          if (isLast) telling.partial(row, text)
        },
        done: (row, { text, rung, tokens, runMs, isRepaired }) => {
          counts[row]!.tokens += tokens
          counts[row]!.runMs += runMs
          counts[row]!.isRepaired ||= isRepaired
          if (isLast) telling.done(row, { text, rung, ...counts[row]! })
          else next.set(row, text)
        },
      })
      texts = next
    }
  }

  async #decode(
    { model, source, target }: Hop,
    texts: ReadonlyMap<number, string>,
    rows: readonly Row[],
    wanted: readonly Demand[][],
    signal: AbortSignal,
    telling: Telling<Decoded>,
  ): Promise<void> {
    const left = new Map(texts)
    await this.#runner.run(model, this.#rung, signal, async (realm) => {
      const open = [...left.keys()].filter((row) => !rows[row]!.signal.aborted)
      if (open.length === 0) return
      const texts = open.map((row) => left.get(row)!)
      const demands = open.map((row) => wanted[row]!)
      const done = { tokens: 0, words: 0 }
      const began = performance.now()
      const beams = this.#search === 'greedy' ? { beams: 1 } : {}
      this.#status.busy(realm.model)
      try {
        for await (const event of realm.translate({ texts, source, target, demands, ...beams }, signal)) {
          const row = open[event.index]!
          if (event.type === 'partial') {
            telling.partial(row, event.text)
            continue
          }
          const { passes, runMs, repairs = [] } = event.figures
          const tokens = passes.reduce((sum, pass) => sum + pass.outputIds.length - 1, 0)
          done.tokens += tokens
          done.words += wordCount(left.get(row)!, source)
          left.delete(row)
          telling.done(row, {
            text: event.text,
            rung: realm.rung,
            tokens,
            runMs,
            isRepaired: repairs.length > 0,
          })
        }
      } finally {
        this.#status.rested(realm.model, done, performance.now() - began)
      }
    })
  }
}

/** Of the source, as a reader would count them; not every language has spaces between. */
function wordCount(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text)
  return [...segments].filter(({ isWordLike }) => isWordLike).length
}
