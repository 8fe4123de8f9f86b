/**
 * The words of a text, for counting and for comparing texts by them.
 *
 *   text ─ NFKC ─ Intl.Segmenter ─► words ─ case, diacritics ─► terms;  Chinese and Japanese: pairs of characters
 *
 * No list of stop words in any language: what is everywhere weighs nothing by its inverse document frequency.
 */
import type { LanguageTag } from '../messaging/contract'

const segmenters = new Map<LanguageTag, Intl.Segmenter>()

function segmenterOf(language: LanguageTag): Intl.Segmenter {
  let segmenter = segmenters.get(language)
  if (!segmenter)
    segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })))
  return segmenter
}

/** A dictionary finds the words of scripts without spaces. */
export function countWords(text: string): number {
  let count = 0
  for (const { isWordLike } of segmenterOf('en').segment(text)) if (isWordLike) count++
  return count
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+/gu

/**
 * What two texts have in common when they speak of the same: comparable forms of a text's words, in order. Runs of Han and
 * kana come as overlapping pairs, since dictionaries cut the same run in different ways (Nie et al. 2000, "On the use of words
 * and n-grams for Chinese information retrieval").
 */
export function termsOf(text: string, language: LanguageTag): string[] {
  const terms: string[] = []
  const plain = text.normalize('NFKC')
  let at = 0
  for (const run of plain.matchAll(CJK)) {
    pushWords(terms, plain.slice(at, run.index), language)
    pushPairs(terms, run[0])
    at = run.index + run[0].length
  }
  pushWords(terms, plain.slice(at), language)
  return terms
}

function pushWords(terms: string[], text: string, language: LanguageTag): void {
  if (!/[\p{L}\p{N}]/u.test(text)) return
  for (const { segment, isWordLike } of segmenterOf(language).segment(text)) {
    if (!isWordLike) continue
    // l’eau, the town's: the word and what hangs on it.
    for (const part of folded(segment, language).split(/['’]/)) if (part !== '') terms.push(part)
  }
}

function pushPairs(terms: string[], run: string): void {
  const characters = Array.from(run)
  if (characters.length === 1) terms.push(run)
  for (let at = 1; at < characters.length; at++) terms.push(characters[at - 1]! + characters[at]!)
}

/** Accents of Latin and Greek, the dots of Russian ё, points of Hebrew, vowels and lengthening of Arabic. Not й, not が: letters of their own. */
const ACCENTS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}|(?<=е)\u0308|[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u0652\u0670]/gu

function folded(word: string, language: LanguageTag): string {
  return word.toLocaleLowerCase(language).normalize('NFD').replace(ACCENTS, '').normalize('NFC')
}
