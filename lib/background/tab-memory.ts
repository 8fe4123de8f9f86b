/**
 * Which tabs are translated, and how, so that the next page of the same origin is, too. In `storage.session`: it outlives the
 * service worker and ends with the browser. A key for each tab, so that two tabs never write over each other.
 */
import { browser } from 'wxt/browser'
import type { PageOrder } from '../messaging/page-contract'

export interface TranslatedTab {
  origin: string
  order: PageOrder
}

const PREFIX = 'translated-tab:'
const keyOf = (tabId: number) => `${PREFIX}${tabId}`

export async function translatedTabs(): Promise<number[]> {
  const keys = Object.keys(await browser.storage.session.get(null))
  return keys.filter((key) => key.startsWith(PREFIX)).map((key) => Number(key.slice(PREFIX.length)))
}

export async function translatedTab(tabId: number): Promise<TranslatedTab | null> {
  const key = keyOf(tabId)
  const stored = await browser.storage.session.get(key)
  return (stored[key] as TranslatedTab | undefined) ?? null
}

export async function rememberTab(tabId: number, tab: TranslatedTab): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId)]: tab })
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId))
}
