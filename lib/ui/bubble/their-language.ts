/** The language of those who will read what is written on a page: the page's own, and never the writer's. */
import type { LanguageTag } from '../../messaging/contract'
import { declaredLanguage } from '../../page/declared-language'
import { sourceLanguage } from '../../page/original-words'
import { type Detection, type Detector, canonicalTag, sameLanguage } from '../../text/language'

/** More does not change the verdict. */
const SAMPLE_LENGTH = 4000
const MOST_PERCENT = 80

/**
 * Pages lie, and pages quote: what nearly all words are in, where the detector is sure of it; else what the page declares;
 * else what the detector is sure to have seen. Null where none of them tells of a language that is not the writer's. A page under translation is known by what it was before.
 */
export async function theirLanguage(
  editor: Element,
  mine: LanguageTag,
  detector: Detector,
): Promise<LanguageTag | null> {
  const original = sourceLanguage()
  if (original) return other(original, mine)
  // `innerText` is what can be seen, without what stands in fields.
  const words = (editor.ownerDocument.body?.innerText ?? '').slice(0, SAMPLE_LENGTH).toWellFormed()
  const detection = await detector(words).catch((): Detection => ({ isReliable: false, languages: [] }))
  const seen = detection.isReliable
    ? detection.languages
        .map(({ language, percentage }) => ({ tag: other(language, mine), percentage }))
        .filter(({ tag }) => tag !== null)
        .toSorted((one, other) => other.percentage - one.percentage)[0]
    : undefined
  const declared = other(declaredLanguage(editor) ?? '', mine)
  return (seen && (seen.percentage > MOST_PERCENT || !declared) ? seen.tag : null) ?? declared
}

function other(tag: string, mine: LanguageTag): LanguageTag | null {
  const canonical = canonicalTag(tag)
  return canonical && !sameLanguage(canonical, mine) ? canonical : null
}
