import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'

/** The options; with a pair, in a tab of their own at the models that serve it. */
export async function openOptions(pair?: { source: LanguageTag; target: LanguageTag }): Promise<void> {
  if (!pair) return await browser.runtime.openOptionsPage()
  const query = new URLSearchParams(pair)
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#models?${query}`) })
}
