/**
 * The words of the scheduler. Types only.
 *
 *   Ask ── its sentences, pulled one by one ──► Asker ── wants ──► Work ── a row of ──► batch
 *
 * Two askers want one work when lane and text are the same. A work is decoded once and told to each of them.
 */
import type { Priority } from '../../messaging/contract'

/** What may share a batch: one model, one pair of languages, one search. */
export interface Lane<Result> {
  /** Two lanes with the same key do the same. */
  readonly key: string
  readonly limits: BatchLimits
  /** False where a model would have to be loaded first, which costs seconds. */
  isReady(): boolean
  /**
   * Decodes rows and tells each as soon as it is done. When `signal` aborts it ends, by whatever outcome, at the next step
   * between which it can: what it has told is kept, the rest is asked for again. An error fails every row that was not told.
   */
  run(rows: readonly Row[], signal: AbortSignal, telling: Telling<Result>): Promise<void>
}

export interface BatchLimits {
  /** Rows of a batch. */
  sentences: number
  /** Rows times the tokens of the longest: what the encoder computes, padding included. */
  tokens: number
}

export interface Row {
  readonly text: string
  /** Aborts when nobody wants this row any more. */
  readonly signal: AbortSignal
}

/** `row` is the place in `rows`. */
export interface Telling<Result> {
  done(row: number, result: Result): void
  partial(row: number, text: string): void
}

/** One request of one client. */
export interface Ask<Result> {
  /** Whoever shares the engine with others: a port. */
  client: string
  priority: Priority
  /** Names what is asked about, in the client's own words: the ask of a later version ends this one as `cancelled`. */
  unit?: { name: string; version: number }
  lane: Lane<Result>
  /** Pulled as there is room, and not before. */
  items: Iterable<Item>
  /** Once for each item, in any order. */
  tell(index: number, result: Result): void
  partial?(index: number, text: string): void
}

export interface Item {
  /** The asker's own name for it. */
  index: number
  text: string
  /** About how many tokens; never 0. */
  tokens: number
}

/** An ask that has not ended. */
export interface OpenAsk<Result> {
  readonly ask: Ask<Result>
  readonly items: Iterator<Item>
  /** Not told yet. */
  readonly askers: Set<Asker<Result>>
  isPulled: boolean
  isEnded: boolean
  settle(error: unknown): void
}

/** One sentence that one request wants. */
export interface Asker<Result> {
  readonly open: OpenAsk<Result>
  readonly index: number
  /** Counts up inside a client's priority. */
  readonly place: number
  readonly work: Work<Result>
  /** Since when its flow had been waiting when this was taken; it goes back there if the batch is stopped. */
  sinceMs: number
}

export interface Work<Result> {
  readonly key: string
  readonly text: string
  readonly tokens: number
  readonly lane: Lane<Result>
  readonly askers: Set<Asker<Result>>
  /** As long as it is a row of the batch that runs. */
  row: AbortController | null
  /** How often its batch was stopped for a selection. */
  stops: number
}
