/**
 * Repairs of the borders that Unicode's rules (UAX 29, as Intl.Segmenter has them) set between sentences. Those know scripts
 * and punctuation but no words, so they end a sentence after "M.", "z. B." and "am 3.", and before « » dit-il ».
 *
 * Where it is open whether a sentence ends, the border goes: two sentences in one are translated as two, half a one is not.
 */
import { abbreviationsOf, writesOrdinalsWithStop } from './sentences-abbreviations'

/** Whether the sentence goes on over the border between two segments; `before` may end in white space. */
export function goesOn(before: string, after: string, language: string): boolean {
  if (/[\r\u0085\u2028\u2029]\s*$/u.test(before)) return false
  const start = after.trimStart()
  // A quotation mark or "[...]" by itself is no sentence.
  if (!hasContent(before) || !hasContent(after)) return true
  // « Quoi ? » dit-il. Hélas ! il partit.
  if (/^[\p{Ps}\p{Pi}"']*\p{Ll}/u.test(start)) return true
  const end = before.trimEnd()
  return end.endsWith('.') && stopIsOfAWord(end, before.length > end.length, start, language.split('-')[0]!)
}

function stopIsOfAWord(end: string, isSpaced: boolean, start: string, language: string): boolean {
  // "use .NET", "v.Chr": whatever stands on both sides of a bare stop is one word, in scripts that space their sentences.
  if (!isSpaced && /[\p{L}\p{N}\s]\.$/u.test(end)) return true
  const { always, number } = abbreviationsOf(language)
  const startsWithNumber = /^[([]?(?:\p{N}|[IVXLC]{2,}\b|[VX]\b)/u.test(start)
  const word = /(?:^|[\s\p{P}])([\p{L}\p{N}°º§/-]{1,12})\.$/u.exec(end)?.[1]
  if (word === undefined) return false
  if (/^\d+$/.test(word)) return isListNumber(end) || (word.length <= 2 && writesOrdinalsWithStop(language))
  // An initial: J. R. R. Tolkien, А. С. Пушкин. ("…, my brother and I. We …" is none.)
  if (/^\p{Lu}$/u.test(word)) return !(word === 'I' && language === 'en')
  const dotted = /(?:^|[\s\p{Ps}\p{Pi}"'])((?:[\p{L}°º/-]{1,8}\.\s?){1,3})$/u.exec(end)?.[1] ?? ''
  return [`${word}.`, dotted.replace(/\s/g, '')].some((text) => {
    const name = text.toLowerCase()
    return always.has(name) || (startsWithNumber && number.has(name))
  })
}

/** "1. Ouvrez": the number of a list, and all there is before the stop. */
function isListNumber(end: string): boolean {
  return /^\s*\d{1,3}\.$/.test(end)
}

/** Whether it has a letter or a number. */
export function hasContent(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/**
 * What still is of the sentence before the border, with the white space behind it; '' where none is: a quotation mark or bracket
 * that closes it, the number of a footnote ("left.[1] Then").
 */
export function closingMark(after: string): string {
  return (
    /^(?:»(?![\p{L}\p{N}])|[”’)\]}](?!\p{L})|[」』）】〕〉》]|(?:\[\p{N}{1,3}\])+(?!\p{L}))[.!?…]*\s*/u.exec(
      after,
    )?.[0] ?? ''
  )
}

/** An opening mark that Unicode's rules leave with the sentence before it where no space divides them: 。「 → 。|「 */
export function openingMark(before: string): string {
  return /[「『（【《〈〔]+$|(?<=[。！？])[“‘]+$|(?<=[.!?])\[+$/u.exec(before)?.[0] ?? ''
}
