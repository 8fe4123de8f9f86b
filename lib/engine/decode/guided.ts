/**
 * A search that is told how to begin: it takes the given tokens, whatever their scores, and goes on greedily. It keeps how likely
 * the model found each token, given or its own: so a text that is known can be asked about, and a beginning can be tried.
 */
import { type GenerationConfig, endTokens } from './generation-config'
import { argMax } from './greedy'
import { logitsProcessors } from './logits-processors'
import type { Search } from './search'
import { logSoftmax, topK } from './top-k'

export interface GuidedSearch extends Search {
  /** Natural logarithms, one for each token after the prompt. */
  readonly logProbs: readonly number[]
  /** For each token after the prompt the likeliest ones in its place, best first; empty where nobody looks. */
  readonly likeliest: readonly (readonly number[])[]
}

/** How many tokens are remembered for each place. */
const MOST_LIKELY = 6

/**
 * @param given after the prompt; with its end token in it nothing is decoded freely
 * @param looksAround remember what else was likely in each place
 */
export function guidedSearch(
  config: GenerationConfig,
  prompt: readonly number[],
  given: readonly number[],
  maxNewTokens: number,
  looksAround = false,
): GuidedSearch {
  const ids = [...prompt]
  const logProbs: number[] = []
  const likeliest: number[][] = []
  const maxLength = prompt.length + maxNewTokens
  const processors = logitsProcessors(config, maxLength)
  const ends = endTokens(config)
  return {
    logProbs,
    likeliest,
    advance([scores]) {
      if (!scores) throw new Error('this search has one row')
      // As the model sees it, also what a rule forbids: the text that is asked about may have it.
      const judged = Float32Array.from(scores)
      logSoftmax(judged)
      for (const process of processors) process(ids, scores)
      const token = given[ids.length - prompt.length] ?? argMax(scores)
      if (looksAround) likeliest.push(topK([judged], [0], MOST_LIKELY).map((candidate) => candidate.token))
      logProbs.push(judged[token]!)
      ids.push(token)
      return ends.includes(token) || ids.length >= maxLength ? null : { parents: [0], tokens: [token] }
    },
    best: () => ids,
  }
}
