/** Puts one of our scripts on a tab: where a gesture has granted it, or where the reader lets Gloss read every site. */
import { browser } from 'wxt/browser'
import { GlossError } from '../messaging/errors'

/** Right after a gesture the grant may come a moment later than the event that it belongs to. */
const GRANT_DELAY_MS = 50

export type Script =
  | '/bubble.js'
  | '/bubble-tools.js'
  | '/word-card.js'
  | '/page.js'
  | '/page-surfaces.js'
  | '/article.js'

/** Into the top frame, or all of them. A script that is there already does nothing. Throws `page-closed` where none may run. */
export async function inject(tabId: number, script: Script, allFrames = false): Promise<void> {
  try {
    await putScript(tabId, script, allFrames)
  } catch {
    throw new GlossError('page-closed', { url: await addressOfTab(tabId) })
  }
}

/** The same; throws what the browser says. */
export async function putScript(tabId: number, script: Script, allFrames = false): Promise<void> {
  const put = () => browser.scripting.executeScript({ target: { tabId, allFrames }, files: [script] })
  await put().catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, GRANT_DELAY_MS))
    await put()
  })
}

export async function addressOfTab(tabId: number): Promise<string> {
  return (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
}
