/** An engine that decodes when it is told to, and a clock that stands still: the scheduler is what is real here. */
import type { BatchLimits, Lane, Row, Telling } from '../../../../lib/host/scheduler/work'
import { cancelled } from '../../../../lib/messaging/errors'

export interface RunningBatch {
  lane: string
  rows: readonly Row[]
  signal: AbortSignal
  isOpen: boolean
  /** Rows that were told. */
  told: Set<number>
  tell(row: number): void
  /** Tells the rest and ends. */
  finish(): Promise<void>
  /** Ends as a run does that was stopped. */
  stop(): Promise<void>
  fail(error: Error): Promise<void>
}

export const LIMITS: BatchLimits = { sentences: 16, tokens: 512 }

/** All promises that could settle have settled. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What a text is translated to here. */
export const translated = (text: string) => text.toUpperCase()

export class Engine {
  readonly batches: RunningBatch[] = []
  readonly unready = new Set<string>()
  /** Hears of a batch before the first of its rows is told. */
  onBatch: (batch: RunningBatch) => void = () => {}

  lane(key: string, limits = LIMITS): Lane<string> {
    return {
      key,
      limits,
      isReady: () => !this.unready.has(key),
      run: (rows, signal, telling) => this.#run(key, rows, signal, telling),
    }
  }

  /** The batch that runs. */
  get running(): RunningBatch | undefined {
    const last = this.batches.at(-1)
    return last?.isOpen ? last : undefined
  }

  /** Texts of the batch that runs. */
  get texts(): string[] {
    return this.running?.rows.map(({ text }) => text) ?? []
  }

  #run(lane: string, rows: readonly Row[], signal: AbortSignal, telling: Telling<string>): Promise<void> {
    if (this.running) throw new Error('two batches at once')
    this.unready.delete(lane) // loaded now
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const end = async (settle: () => void) => {
      batch.isOpen = false
      settle()
      await settled()
    }
    const batch: RunningBatch = {
      lane,
      rows,
      signal,
      isOpen: true,
      told: new Set(),
      tell(row) {
        batch.told.add(row)
        telling.done(row, translated(rows[row]!.text))
      },
      finish() {
        for (const row of rows.keys()) if (!batch.told.has(row)) batch.tell(row)
        return end(resolve)
      },
      stop: () => end(() => reject(cancelled())),
      fail: (error) => end(() => reject(error)),
    }
    this.batches.push(batch)
    this.onBatch(batch)
    return promise
  }
}
