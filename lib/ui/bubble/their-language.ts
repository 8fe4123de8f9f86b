/** The language of those who will read what is written on a page: the page's own. */
import type { LanguageTag } from '../../messaging/contract'
import { declaredLanguage } from '../../page/declared-language'
import { sourceLanguage } from '../../page/original-words'
import { type Detector, detectLanguage } from '../../text/language'

/** More does not change the verdict. */
const SAMPLE_LENGTH = 4000

/** Null where neither the page nor its words tell. A page under translation is known by what it was before. */
export async function theirLanguage(editor: Element, detector: Detector): Promise<LanguageTag | null> {
  const { body } = editor.ownerDocument
  // `innerText` is what can be seen, without what stands in fields.
  const words = sourceLanguage() ? '' : (body?.innerText ?? '').slice(0, SAMPLE_LENGTH)
  return sourceLanguage() ?? (await detectLanguage(words, declaredLanguage(editor), detector))
}
