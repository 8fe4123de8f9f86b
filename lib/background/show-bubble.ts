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
import type { SelectionOutcome, ShowBubble } from '../messaging/bubble-contract'
import { GlossError, toErrorData } from '../messaging/errors'
import { inject } from './inject'

export async function showBubble(
  tabId: number,
  message: Omit<ShowBubble, 'type'>,
): Promise<SelectionOutcome> {
  try {
    await inject(tabId, '/bubble.js')
  } catch (error) {
    return { shown: false, error: toErrorData(error) }
  }
  const show: ShowBubble = { type: 'gloss:show-bubble', ...message }
  const outcome = (await browser.tabs.sendMessage(tabId, show, { frameId: 0 })) as
    | SelectionOutcome
    | undefined
  if (!outcome) throw new GlossError('internal', { reason: 'the bubble script did not answer' })
  return outcome
}
