import { type GenerationConfig, endTokens } from './generation-config'
import { logitsProcessors } from './logits-processors'
import type { Continuation, Search } from './search'

/** Takes the best token at each step. */
export function greedySearch(
  config: GenerationConfig,
  prompt: readonly number[],
  maxNewTokens: number,
): Search {
  return tokenSearch(config, prompt, maxNewTokens, argMax)
}

/** Takes one token at each step until the model ends the sequence or it is as long as it may be. */
export function tokenSearch(
  config: GenerationConfig,
  prompt: readonly number[],
  maxNewTokens: number,
  choose: (scores: Float32Array) => number,
): Search {
  const ids = [...prompt]
  const maxLength = ids.length + maxNewTokens
  const processors = logitsProcessors(config, maxLength)
  const ends = endTokens(config)
  return {
    advance([scores]): Continuation | null {
      if (!scores) throw new Error('this search has one row')
      for (const process of processors) process(ids, scores)
      const token = choose(scores)
      ids.push(token)
      return ends.includes(token) || ids.length >= maxLength ? null : { parents: [0], tokens: [token] }
    },
    best: () => ids,
  }
}

/** @throws Error when a score is not a number, or none is possible */
export function argMax(scores: Float32Array): number {
  let best = -1
  let bestScore = -Infinity
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index]!
    // One comparison for nearly every score: whatever is not a number fails it too.
    if (score <= bestScore) continue
    if (Number.isNaN(score)) throw new Error(`score ${index} of ${scores.length} is not a number`)
    bestScore = score
    best = index
  }
  if (best < 0) throw new Error(`no token is possible among ${scores.length}`)
  return best
}
