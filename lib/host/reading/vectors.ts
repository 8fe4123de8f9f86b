/**
 * Vectors of texts, each computed once as long as it is remembered.
 *
 *   texts ─ known? ─► memory of vectors ────────────┐
 *             └ no ─► scheduler ─► embedding lane ──┴─► vectors, in the order of the texts
 *
 * Lifetime: as long as its host; what was used last stays, up to so many bytes. Nothing of a private window is kept or looked up.
 */
import type { Priority } from '../../messaging/contract'
import type { RunnableModel } from '../../models/runnable'
import type { HopRunner } from '../hop-runner'
import { Lru } from '../memory/lru'
import { estimatedTokens } from '../request-sentences'
import type { Scheduler } from '../scheduler/scheduler'
import type { StatusBoard } from '../status-board'
import { EmbeddingLane } from './embedding-lane'

/** Some ten thousand passages with their vectors of 384 numbers. */
const MOST_BYTES = 32e6

export interface VectorNeeds {
  runner: HopRunner
  scheduler: Scheduler<unknown>
  status: StatusBoard
}

export interface WhoAsks {
  client: string
  priority: Priority
  isPrivate: boolean
}

export class Vectors {
  readonly #needs: VectorNeeds
  readonly #known: Lru<Float32Array>

  constructor(needs: VectorNeeds, mostBytes = MOST_BYTES) {
    this.#needs = needs
    this.#known = new Lru(mostBytes, (key, vector) => 2 * key.length + vector.byteLength)
  }

  /** All of them would come from memory. */
  areKnown(texts: readonly string[], model: RunnableModel, { isPrivate }: WhoAsks): boolean {
    return !isPrivate && texts.every((text) => this.#known.has(keyOf(model, text)))
  }

  /**
   * @param onProgress called with how many texts have a vector, repeated ones counted each time
   * @returns vectors of length 1
   * @throws GlossError of the realm; cancelled
   */
  async of(
    texts: readonly string[],
    model: RunnableModel,
    who: WhoAsks,
    signal: AbortSignal,
    onProgress: (done: number) => void = () => {},
  ): Promise<Float32Array[]> {
    const found = new Map<string, Float32Array>()
    for (const text of texts) {
      const known = who.isPrivate ? undefined : this.#known.get(keyOf(model, text))
      if (known) found.set(text, known)
    }
    const missing = [...new Set(texts)].filter((text) => !found.has(text))
    if (missing.length > 0) {
      const { runner, scheduler, status } = this.#needs
      await scheduler.submit(
        {
          client: who.client,
          priority: who.priority,
          lane: new EmbeddingLane(model, runner, status),
          items: missing.map((text, index) => ({ index, text, tokens: estimatedTokens(text) })),
          tell: (index, vector) => {
            const text = missing[index]!
            found.set(text, vector as Float32Array)
            if (!who.isPrivate) this.#known.put(keyOf(model, text), vector as Float32Array)
            onProgress(found.size)
          },
        },
        signal,
      )
    }
    return texts.map((text) => found.get(text)!)
  }
}

const keyOf = ({ entry, commit }: RunnableModel, text: string): string => `${entry.id}@${commit} ${text}`
