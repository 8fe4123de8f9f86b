/** Texts that one embedder turns into vectors, as a lane of the scheduler: texts of several clients share a batch. */
import type { RunnableModel } from '../../models/runnable'
import type { HopRunner } from '../hop-runner'
import type { Lane, Row, Telling } from '../scheduler/work'
import type { StatusBoard } from '../status-board'

/**
 * The realm sorts what it is given by length and computes sixteen rows at a time (`lib/engine/tasks/embed`), between which it
 * stops; so a batch here is large enough to find similar lengths in, and no smaller.
 */
const LIMITS = { sentences: 256, tokens: 32_768 }

export class EmbeddingLane implements Lane<Float32Array> {
  readonly key: string
  readonly limits = LIMITS
  readonly #model: RunnableModel
  readonly #runner: HopRunner
  readonly #status: StatusBoard

  constructor(model: RunnableModel, runner: HopRunner, status: StatusBoard) {
    this.key = JSON.stringify(['embed', model.entry.id, model.commit])
    this.#model = model
    this.#runner = runner
    this.#status = status
  }

  isReady(): boolean {
    return this.#runner.isLoaded(this.#model)
  }

  async run(rows: readonly Row[], signal: AbortSignal, telling: Telling<Float32Array>): Promise<void> {
    const left = new Map(rows.map(({ text }, row) => [row, text]))
    await this.#runner.run(this.#model, undefined, signal, async (realm) => {
      const open = [...left.keys()].filter((row) => !rows[row]!.signal.aborted)
      if (open.length === 0) return
      const began = performance.now()
      this.#status.busy(realm.model)
      try {
        const texts = open.map((row) => left.get(row)!)
        for await (const { index, vector } of realm.embed({ texts }, signal)) {
          left.delete(open[index]!)
          telling.done(open[index]!, vector)
        }
      } finally {
        this.#status.rested(realm.model, { tokens: 0, words: 0 }, performance.now() - began)
      }
    })
  }
}
