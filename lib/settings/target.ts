/** The language to translate into, alone: all of the settings would be too much for the bubble to carry onto a page. */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'
import { storedSettings } from './settings'

export async function readTarget(): Promise<LanguageTag> {
  const { target } = ((await storedSettings()) ?? {}) as { target?: unknown }
  return typeof target === 'string' && target ? target : browser.i18n.getUILanguage()
}
