import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'

/** The options; with a pair, in a tab of their own at the models that serve it. */
export async function openOptions(pair?: { source: LanguageTag; target: LanguageTag }): Promise<void> {
  if (!pair) return await browser.runtime.openOptionsPage()
  await openOptionsAt({ hash: `models?${new URLSearchParams(pair)}` })
}

/** Any page may ask for this, and what it hands over becomes a fragment of the options' address and no other part of it. */
export async function openOptionsAt({ hash }: { hash: string }): Promise<void> {
  const url = new URL('options.html', browser.runtime.getURL('/'))
  url.hash = hash
  await browser.tabs.create({ url: url.href })
}
