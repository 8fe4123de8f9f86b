import { browser } from 'wxt/browser'

/** In local storage: the reader has been shown the page. */
const WELCOMED = 'welcomed'

/**
 * After an installation the reader is shown once what Gloss is. An update, of Gloss or of the browser, shows nothing; nor does a
 * second installation into the same profile, as which a browser counts every start with an unpacked extension.
 */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome()
  })
}

async function welcome(): Promise<void> {
  const { [WELCOMED]: isWelcomed } = await browser.storage.local.get(WELCOMED)
  if (isWelcomed) return
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
  await browser.storage.local.set({ [WELCOMED]: true })
}
