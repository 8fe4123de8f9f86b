/** The settings as they are written in `storage.local`, unchecked. Small, for scripts that carry no more than this onto a page. */
import { browser } from 'wxt/browser'
import { type Stored, isFields } from './stored'

export async function storedSettings(): Promise<Stored | undefined> {
  const { settings } = await browser.storage.local.get('settings')
  return isFields(settings) ? settings : undefined
}

/** Undefined: nothing was ever chosen. */
export async function writeSettings(stored: Stored | undefined): Promise<void> {
  if (stored) await browser.storage.local.set({ settings: stored })
  else await browser.storage.local.remove('settings')
}

/** Calls back whenever any context has written them. For pages: it listens for as long as they are open. */
export function onStoredChange(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes['settings']) listener()
  })
}
