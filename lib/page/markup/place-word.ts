/** Where a word of a sentence is in the sentence's translation, as the words of a mark are found there. */
import type { Span } from '../../text/word-borders'
import type { LaidMark } from './layout'
import { candidatesOf } from './locate'
import { wordSimilarity } from './similarity'
import type { MarkPart, SourceSentence } from './source-sentence'
import { type Word, hasContent, wordsOf } from './words'

/**
 * @param own the word's translation by itself
 * @returns null where nothing in the translation is like it: better no mark than a wrong one
 */
export function placeWord(
  { text, start, end }: Span & { text: string },
  translation: string,
  own: string,
): Span | null {
  const mark: LaidMark = { index: 0, kind: 'style', start, end, first: 0, last: 1 }
  const part: MarkPart = { mark, start, end, text: text.slice(start, end), isAll: true, isWhole: false }
  const slots = { index: 0, first: 0, last: 1, points: [], mayLead: false, mayTrail: false }
  const sentence: SourceSentence = { ...slots, start: 0, end: text.length, text, parts: [part] }
  const target = { text: translation, words: wordsOf(translation) }
  // A model likes to end what it is given.
  const ended = own
    .toWellFormed()
    .trim()
    .replace(/(?<=.)[.。!?！？]$/u, '')
  const [best] = candidatesOf(part, sentence, target, hasContent(ended) ? ended : undefined)
  return best ? withoutStrangers(best, target.words, wordsOf(ended)) : null
}

/**
 * A small model makes a phrase of a word ("I have a library"), and what is most like a phrase may begin or end with words that are
 * like none of it ("library is").
 */
function withoutStrangers({ start, end }: Span, words: Word[], own: Word[]): Span {
  const isLike = ({ folded }: Word) => own.some((each) => wordSimilarity(each.folded, folded) > 0)
  const kin = words.filter((word) => word.start >= start && word.end <= end && isLike(word))
  return kin.length > 0 ? { start: kin[0]!.start, end: kin.at(-1)!.end } : { start, end }
}
