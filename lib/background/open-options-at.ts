import { browser } from 'wxt/browser'

/** Any page may ask for this, and what it hands over becomes a fragment of the options' address and no other part of it. */
export async function openOptionsAt({ hash }: { hash: string }): Promise<void> {
  const url = new URL('options.html', browser.runtime.getURL('/'))
  url.hash = hash
  await browser.tabs.create({ url: url.href })
}
