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

export type Frames = 'top' | 'all' | number

/** Into the top frame, all of them, or one by its number. A script that is there already does nothing. Throws `page-closed` where none may run. */
export async function inject(tabId: number, script: Script, into: Frames = 'top'): Promise<void> {
  try {
    await putScript(tabId, script, into)
  } catch {
    throw new GlossError('page-closed', { url: await addressOfTab(tabId) })
  }
}

/** The same; throws what the browser says. */
export async function putScript(tabId: number, script: Script, into: Frames = 'top'): Promise<void> {
  const frames = typeof into === 'number' ? { frameIds: [into] } : { allFrames: into === 'all' }
  const put = () => browser.scripting.executeScript({ target: { tabId, ...frames }, files: [script] })
  await put().catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, GRANT_DELAY_MS))
    await put()
  })
}

export async function addressOfTab(tabId: number): Promise<string> {
  return (await browser.tabs.get(tabId).catch(() => null))?.url ?? ''
}
