import { runawayTokens } from './repetition'
import type { Search } from './search'

/** A look costs little, but nothing is lost by a few tokens more. */
const LOOK_EVERY_STEPS = 8

/** Ends a search whose best sequence repeats itself, instead of letting it fill up all the length it may have. */
export function stoppedWhenRunaway(search: Search, source: readonly number[]): Search {
  let steps = 0
  return {
    advance(scores) {
      const more = search.advance(scores)
      steps++
      if (!more || steps % LOOK_EVERY_STEPS > 0) return more
      return runawayTokens(search.best(), source) > 0 ? null : more
    },
    best: () => search.best(),
  }
}
