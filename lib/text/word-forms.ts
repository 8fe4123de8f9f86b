/**
 * Finds a word and its inflected forms in a text, without a dictionary: a form begins as the word does.
 *
 *   spaced scripts     folded words that share at least four letters and half of the longer, and differ in three at the end or fewer
 *   Han, kana, Thai …  the word to the letter; of a Japanese word that ends in kana all but the last of them, with kana after it
 *
 * It misses what changes at the beginning (goes, went) and takes some strangers in (compter, comptoir): a reader sees both.
 */
import type { LanguageTag } from '../messaging/contract'
import { type Span, isUnspaced, occurrences } from './word-borders'
import { termsOf } from './words'

export interface Form extends Span {
  /** The word itself, but for capitals and accents. */
  isSame: boolean
}

const LEAST_SHARED = 4
const MOST_ENDING = 3

/** @returns what finds them in a text, in order */
export function formFinder(word: string, language: LanguageTag): (text: string) => Form[] {
  if (isUnspaced(word)) return (text) => unspacedForms(word, text)
  const wanted = longestPart(word, language)
  const beginning = bare(wanted).slice(0, LEAST_SHARED)
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return (text) => {
    // Most texts of a page have nothing of it, and need no dividing.
    if (!bare(text).includes(beginning)) return []
    const forms: Form[] = []
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      if (!isWordLike) continue
      for (const part of partsOf(segment, language))
        if (isForm(part.term, wanted))
          forms.push({ start: index + part.start, end: index + part.end, isSame: part.term === wanted })
    }
    return forms
  }
}

function isForm(term: string, wanted: string): boolean {
  if (term === wanted) return true
  let shared = 0
  while (shared < term.length && term[shared] === wanted[shared]) shared++
  const longer = Math.max(term.length, wanted.length)
  return shared >= LEAST_SHARED && shared * 2 >= longer && longer - shared <= MOST_ENDING
}

function unspacedForms(word: string, text: string): Form[] {
  const forms: Form[] = occurrences(text, word).map((span) => ({ ...span, isSame: true }))
  if (!/^\p{Script=Han}.*\p{Script=Hiragana}$/u.test(word)) return forms
  const stem = word.slice(0, -1)
  for (const span of occurrences(text, stem))
    if (/^\p{Script=Hiragana}/u.test(text.slice(span.end)) && !text.startsWith(word, span.start))
      forms.push({ ...span, isSame: false })
  return forms.toSorted((one, other) => one.start - other.start)
}

/** l’eau, the town's: the word and what hangs on it. */
function partsOf(segment: string, language: LanguageTag): (Span & { term: string })[] {
  return [...segment.matchAll(/[^'’]+/g)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
    term: termsOf(part, language).join(''),
  }))
}

function longestPart(word: string, language: LanguageTag): string {
  const terms = partsOf(word, language).map(({ term }) => term)
  return terms.reduce((longest, term) => (term.length > longest.length ? term : longest), '')
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
