import { browser } from 'wxt/browser'
import type { ErrorData } from '../messaging/errors'

/** What the translate page is opened with; `reason` says why it is not the bubble. */
export interface TranslatePageTask {
  text: string
  reason?: ErrorData
  /** It comes from a private window; the browser may open this page in another one. */
  isPrivate?: boolean
}

/** Where tasks wait for the page that takes them, by id. In memory only: a selection is nobody else's business. */
export const TRANSLATE_PAGE_KEY = 'translate-page'

/** Opens the extension's own page with a text. The text goes through session storage and not into an address, which history would keep. */
export async function openTranslatePage(task: TranslatePageTask): Promise<void> {
  const id = crypto.randomUUID()
  const stored = await browser.storage.session.get(TRANSLATE_PAGE_KEY)
  await browser.storage.session.set({
    [TRANSLATE_PAGE_KEY]: { ...(stored[TRANSLATE_PAGE_KEY] as object | undefined), [id]: task },
  })
  await browser.tabs.create({ url: browser.runtime.getURL(`/translate.html#${id}`) })
}
