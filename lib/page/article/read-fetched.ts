/** The article of a page that was fetched and is shown nowhere: parsed without a window, so nothing of it loads or runs. */
import type { TextRead } from '../../messaging/article-contract'
import { type Detector, detectLanguage, sameLanguage } from '../../text/language'
import { dataOf } from '../units/safe-dom'
import { type Article, readArticle } from './read-article'

/** @param address of what was fetched, redirects followed. Throws `page-empty`. */
export async function readFetched(
  html: string,
  address: string,
  detector: Detector,
): Promise<Omit<TextRead, 'article' | 'hasPlaces'>> {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const read = (language?: string): Article =>
    readArticle(parsed, { originalOf: dataOf, shadowRootOf: () => null, ...(language && { language }) })
  let article = read()
  const declared = article.language === 'und' ? null : article.language
  const text = article.passages.map((passage) => passage.text).join('\n')
  const language = await detectLanguage(text, declared, detector)
  if (language && !sameLanguage(language, article.language)) article = read(language)
  const { title, extent, words } = article
  const passages = article.passages.map(({ id, kind, text, sentences }) => ({ id, kind, text, sentences }))
  return { title, address, language, extent, passages, words }
}
