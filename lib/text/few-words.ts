import type { LanguageTag } from '../messaging/contract'

/** Longer than any word that is looked up; what a click selects can be a whole line of code. */
const MOST_CHARACTERS = 60

/** Whether a text is one word, or so many: what the browser's dictionaries do not divide. */
export function isFewWords(text: string, language: LanguageTag, most = 1): boolean {
  if (text.length > MOST_CHARACTERS || !/\p{L}/u.test(text)) return false
  const pieces = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
  const { length } = pieces.filter(({ isWordLike }) => isWordLike)
  return length >= 1 && length <= most
}
