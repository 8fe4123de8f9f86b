/** The reader's glossary has changed: translated pages ask anew for what holds a word that has. */
import { browser } from 'wxt/browser'
import type { PageCommand } from '../messaging/page-contract'
import { translatedTabs } from './tab-memory'

export async function tellTerms(terms: string[]): Promise<void> {
  const command: PageCommand = { type: 'gloss:page', do: 'terms', terms }
  const tabs = await translatedTabs()
  // Every frame has a script of its own; a tab that has closed meanwhile has none.
  await Promise.all(tabs.map((tabId) => browser.tabs.sendMessage(tabId, command).catch(() => null)))
}
