/** What the reader chose, in `storage.local`: read by every context, changed by the surface that offers the choice. */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'

export interface Settings {
  /** Language to translate into. */
  target: LanguageTag
}

/** A fresh install translates into the language of the browser itself. */
function defaults(): Settings {
  return { target: browser.i18n.getUILanguage() }
}

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get('settings')
  return { ...defaults(), ...(stored['settings'] as Partial<Settings> | undefined) }
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ settings: { ...(await readSettings()), ...change } })
}
