/**
 * What the side panel has of each tab, so that a panel which is closed and opened again still has it: in `storage.session`, which
 * is never on disk. It goes with its tab.
 */
import { browser } from 'wxt/browser'

const keyOf = (tabId: number) => `panel-memory:${tabId}`

export async function readPanelMemory(tabId: number): Promise<unknown> {
  const key = keyOf(tabId)
  return (await browser.storage.session.get(key))[key] ?? null
}

/** Session storage has room for 10 MB in all; what does not fit is remembered by the open panel alone. */
export const writePanelMemory = (tabId: number, memory: unknown): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId)]: memory }).catch(() => {})

export const forgetPanelMemory = (tabId: number): Promise<void> =>
  browser.storage.session.remove(keyOf(tabId))
