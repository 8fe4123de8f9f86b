/** The language of a tab's page, from a sample of its text. Also how one finds out whether scripts may run there at all. */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'
import { GlossError } from '../messaging/errors'
import { detectLanguage } from '../text/language'

/** Null: nobody can tell. Throws `page-closed`. */
export async function languageOfTab(tabId: number): Promise<LanguageTag | null> {
  const results = await browser.scripting
    .executeScript({ target: { tabId }, func: sampleOfPage })
    .catch(async () => {
      const tab = await browser.tabs.get(tabId).catch(() => null)
      throw new GlossError('page-closed', { url: tab?.url ?? '' })
    })
  const sample = results[0]?.result as ReturnType<typeof sampleOfPage> | null | undefined
  if (!sample) return null
  return await detectLanguage(sample.text, sample.declared, (text) => browser.i18n.detectLanguage(text))
}

/** Runs in the page, alone: it takes nothing of this module along. A few hundred text nodes, sentences before labels. */
export function sampleOfPage(): { declared: string | null; text: string } {
  const MAX_NODES = 1500
  const MAX_CHARACTERS = 3000
  /** Shorter ones are menus and buttons, of which a page has many in another language. */
  const SENTENCE = 40
  const declared = document.documentElement.getAttribute('lang')
  const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT)
  let sentences = ''
  let labels = ''
  for (let steps = 0; steps < MAX_NODES && sentences.length < MAX_CHARACTERS; steps++) {
    const node = walker.nextNode()
    if (!node) break
    const parent = node.parentNode as Element | null
    if (!parent || /^(script|style|noscript|template|textarea|code|pre)$/i.test(parent.localName)) continue
    const text = (node.nodeValue ?? '').trim()
    if (text.length >= SENTENCE) sentences += `${text}\n`
    else if (text && labels.length < MAX_CHARACTERS) labels += `${text}\n`
  }
  return { declared, text: (sentences || labels).slice(0, MAX_CHARACTERS) }
}
