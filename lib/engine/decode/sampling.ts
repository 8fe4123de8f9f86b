/**
 * Draws each token by its probability, as a model's generation config shapes it, in the order of transformers
 * (`GenerationMixin._get_logits_processor`): temperature, then the best `top_k`, then of those as few as hold `top_p` of the
 * probability (nucleus sampling: Holtzman et al., 2020, arXiv 1904.09751).
 */
import type { GenerationConfig } from './generation-config'
import { tokenSearch } from './greedy'
import type { Search } from './search'
import { topK } from './top-k'

/** What transformers takes where a config does not say. */
const TOP_K = 50

/** @param random as `Math.random` */
export function sampledSearch(
  config: GenerationConfig,
  prompt: readonly number[],
  maxNewTokens: number,
  random: () => number,
): Search {
  return tokenSearch(config, prompt, maxNewTokens, (scores) => draw(scores, config, random))
}

/** @throws Error when a score is not a number, or none is possible */
export function draw(
  scores: Float32Array,
  { temperature = 1, top_k = TOP_K, top_p = 1 }: GenerationConfig,
  random: () => number,
): number {
  if (scores.some(Number.isNaN)) throw new Error(`among ${scores.length} scores one is not a number`)
  const best = topK([scores], [0], Math.min(scores.length, top_k || scores.length)).filter(
    ({ score }) => score > -Infinity,
  )
  const [first] = best
  if (!first) throw new Error(`no token is possible among ${scores.length}`)
  const weights = best.map(({ score }) => Math.exp((score - first.score) / temperature))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // The best one always stays; a token goes once those before it hold enough.
  let held = 0
  const kept = weights.filter((weight) => {
    const stays = held < top_p * total
    held += weight
    return stays
  })
  let left = random() * kept.reduce((sum, weight) => sum + weight, 0)
  const drawn = kept.findIndex((weight) => (left -= weight) < 0)
  return (best[drawn] ?? first).token
}
