/**
 * Where in a translation a term of its source is, found without the model's attention, which exported graphs do not give out.
 *
 *   by its own translation   the term is translated alone, and that is looked for                  sure where it is there
 *   by what depends on it    the translation is judged once more without the term in its source;   the word that becomes least
 *                            likely is the term's                                                   likely, if it plainly does
 *
 * The second is the prediction difference of Li et al. 2019, "On the Word Alignment from Neural Machine Translation" (ACL).
 */
import type { TokenWord } from './token-words'

/** Words `[first, last)` of a translation. */
export interface WordSpan {
  first: number
  last: number
}

/** In nats: less is what any change of the source does to any word. Tried on the starter models. */
const LEAST_DIFFERENCE = 2
/** Of its letters a word shares so many with another form of itself at least. */
const LEAST_ALIKE = 0.6

/** @param own the term's translation, alone */
export function placeByWords(words: readonly TokenWord[], own: readonly string[]): WordSpan | null {
  if (own.length === 0) return null
  const isAt = (first: number, isLike: (a: string, b: string) => boolean) =>
    own.every((word, at) => isLike(words[first + at]!.text.toLowerCase(), word.toLowerCase()))
  for (const isLike of [(a: string, b: string) => a === b, isForm]) {
    for (let first = 0; first + own.length <= words.length; first++)
      if (isAt(first, isLike)) return { first, last: first + own.length }
  }
  return null
}

/** Two forms of a word have their beginning in common, and end in a few letters each. */
function isForm(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same >= 3 && same / Math.max(a.length, b.length) >= LEAST_ALIKE
}

/**
 * @param logProbs of the translation's tokens, with the whole source
 * @param without the same, with the term left out of it
 */
export function placeByDifference(
  words: readonly TokenWord[],
  logProbs: readonly number[],
  without: readonly number[],
): WordSpan | null {
  let best = -1
  let most = LEAST_DIFFERENCE
  for (const [at, { from, to }] of words.entries()) {
    let difference = 0
    for (let token = from; token < to; token++) difference += logProbs[token]! - without[token]!
    if (difference > most) [best, most] = [at, difference]
  }
  return best < 0 ? null : { first: best, last: best + 1 }
}
