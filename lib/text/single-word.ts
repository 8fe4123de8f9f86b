import type { LanguageTag } from '../messaging/contract'

/** Longer than any word that is looked up; what a click selects can be a whole line of code. */
const MOST_WORD = 60

/** Whether a text is one word: what the browser's dictionaries do not divide. */
export function isSingleWord(text: string, language: LanguageTag): boolean {
  if (text.length > MOST_WORD) return false
  const pieces = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
  return pieces.filter(({ isWordLike }) => isWordLike).length === 1 && /\p{L}/u.test(text)
}
