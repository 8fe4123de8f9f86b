/**
 * Puts the bubble over what is selected in a tab.
 *
 *   gesture (menu, command, popup) ─ grants activeTab ─► inject bubble.js into the top frame ─► tell it to show
 *                                                            └─ refused ─► page-closed
 *
 * The script finds the selection itself, also in frames of the same origin; a selection in a frame of another site is out of
 * its reach, and the text that the browser's menu names stands in for it.
 */
import { browser } from 'wxt/browser'
import type { SelectionOutcome, ShowBubble } from '../messaging/contract'
import { GlossError, toErrorData } from '../messaging/errors'

const SCRIPT = '/bubble.js'

/** Right after a gesture the grant may come a moment later than the event that it belongs to. */
const GRANT_DELAY_MS = 50

export async function showBubble(
  tabId: number,
  message: Omit<ShowBubble, 'type'>,
): Promise<SelectionOutcome> {
  try {
    await inject(tabId).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, GRANT_DELAY_MS))
      await inject(tabId)
    })
  } catch {
    return { shown: false, error: toErrorData(await pageClosed(tabId)) }
  }
  const show: ShowBubble = { type: 'gloss:show-bubble', ...message }
  const outcome = (await browser.tabs.sendMessage(tabId, show, { frameId: 0 })) as
    | SelectionOutcome
    | undefined
  if (!outcome) throw new GlossError('internal', { reason: 'the bubble script did not answer' })
  return outcome
}

async function inject(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] })
}

async function pageClosed(tabId: number): Promise<GlossError> {
  const tab = await browser.tabs.get(tabId).catch(() => null)
  return new GlossError('page-closed', { url: tab?.url ?? '' })
}
