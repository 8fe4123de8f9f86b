/**
 * Beam search, decision for decision as transformers 4.57 does it (`GenerationMixin._beam_search`), so that the same model
 * gives the same tokens. Of one sequence: others in its batch do not touch it.
 *
 *   scores of each running beam ─ log-softmax, processors ─► + the beam's score ─► the best 2 × beams continuations
 *        ├─ ended (end token, or full length) and among the first `beams` ─► finished, score / length^penalty, the best kept
 *        └─ not ended: the best `beams` run on
 *
 * Done when no running beam can better the worst finished one (by the heuristic that `early_stopping` names), when early
 * stopping is on and all places are taken, or when every continuation has ended.
 */
import { type GenerationConfig, endTokens } from './generation-config'
import { type LogitsProcessor, logitsProcessors } from './logits-processors'
import type { Continuation, Search } from './search'
import { type Candidate, logSoftmax, topK } from './top-k'

interface Beam {
  ids: number[]
  score: number
}

export function beamSearch(
  config: GenerationConfig,
  prompt: readonly number[],
  maxNewTokens: number,
  beams: number,
): Search {
  return new BeamSearch(config, prompt, maxNewTokens, beams)
}

class BeamSearch implements Search {
  readonly #beams: number
  readonly #ends: number[]
  readonly #promptLength: number
  readonly #maxLength: number
  readonly #lengthPenalty: number
  readonly #earlyStopping: boolean | 'never'
  readonly #processors: LogitsProcessor[]
  #running: Beam[]
  /** Best first. */
  #finished: Beam[] = []

  constructor(config: GenerationConfig, prompt: readonly number[], maxNewTokens: number, beams: number) {
    this.#beams = beams
    this.#ends = endTokens(config)
    this.#promptLength = prompt.length
    this.#maxLength = prompt.length + maxNewTokens
    this.#lengthPenalty = config.length_penalty ?? 1
    this.#earlyStopping = config.early_stopping ?? false
    this.#processors = logitsProcessors(config, this.#maxLength)
    this.#running = [{ ids: [...prompt], score: 0 }]
  }

  advance(rows: Float32Array[]): Continuation | null {
    for (const [row, scores] of rows.entries()) {
      logSoftmax(scores)
      for (const process of this.#processors) process(this.#running[row]!.ids, scores)
    }
    const count = Math.max(2, 1 + this.#ends.length) * this.#beams
    const scoresSoFar = this.#running.map((beam) => beam.score)
    const candidates = topK(rows, scoresSoFar, count).filter(({ score }) => score > -Infinity)
    const length = this.#running[0]!.ids.length + 1
    const hasEnded = ({ token }: Candidate) => this.#ends.includes(token) || length >= this.#maxLength

    const runningOn = candidates.filter((candidate) => !hasEnded(candidate)).slice(0, this.#beams)
    this.#finish(
      candidates.slice(0, this.#beams).filter((candidate) => hasEnded(candidate)),
      length,
    )
    if (runningOn.length === 0) return null
    this.#running = runningOn.map((candidate) => this.#extended(candidate))
    if (this.#isDecided(length)) return null
    return { parents: runningOn.map(({ row }) => row), tokens: runningOn.map(({ token }) => token) }
  }

  best(): readonly number[] {
    return (this.#finished[0] ?? this.#running[0])!.ids
  }

  #extended({ row, token, score }: Candidate): Beam {
    return { ids: [...this.#running[row]!.ids, token], score }
  }

  #finish(ended: Candidate[], length: number): void {
    if (this.#earlyStopping === true && this.#finished.length === this.#beams) return
    const penalty = (length - this.#promptLength) ** this.#lengthPenalty
    for (const candidate of ended) {
      const beam = this.#extended(candidate)
      this.#finished.push({ ids: beam.ids, score: beam.score / penalty })
    }
    // A stable sort: of equal scores the one that finished first stays in front.
    this.#finished = this.#finished.toSorted((a, b) => b.score - a.score).slice(0, this.#beams)
  }

  /** Whether what still runs can no longer change the outcome, as far as the heuristic tells. */
  #isDecided(length: number): boolean {
    if (this.#finished.length < this.#beams) return false
    if (this.#earlyStopping === true) return true
    const best = this.#earlyStopping === 'never' && this.#lengthPenalty > 0 ? this.#maxLength : length
    const possible = this.#running[0]!.score / (best - this.#promptLength) ** this.#lengthPenalty
    return possible <= this.#finished.at(-1)!.score
  }
}
