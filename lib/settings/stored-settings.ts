/** The settings as they are written in `storage.local`, unchecked. Small, for scripts that carry no more than this onto a page. */
import { browser } from 'wxt/browser'
import { type Stored, isFields } from './stored'

export async function storedSettings(): Promise<Stored | undefined> {
  const { settings } = await browser.storage.local.get('settings')
  return isFields(settings) ? settings : undefined
}

/** What all contexts of our origin wait in turn for. The lock of a context that ends is freed by the browser. */
const LOCK = 'gloss-settings'

/**
 * Reads, changes and writes with nobody else in between: two contexts that did it at one moment would lose what one of them has
 * written. For our own pages and the background; a page script has the locks of its page, if any, and asks the background.
 *
 * @param update undefined, given or returned: nothing was ever chosen
 */
export async function updateStored(
  update: (stored: Stored | undefined) => Stored | undefined,
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const next = update(await storedSettings())
    if (next) await browser.storage.local.set({ settings: next })
    else await browser.storage.local.remove('settings')
  })
}

/** Calls back whenever any context has written them. For pages: it listens for as long as they are open. */
export function onStoredChange(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes['settings']) listener()
  })
}
