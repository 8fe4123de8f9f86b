/**
 * The language to translate into, alone: all of the settings would be too much for the bubble to carry onto a page. It is the same in
 * the stored form of every version, which therefore stays what it is.
 */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'
import { storedSettings } from './stored-settings'

export async function readTarget(): Promise<LanguageTag> {
  const target = (await storedSettings())?.['target']
  return typeof target === 'string' && target ? target : browser.i18n.getUILanguage()
}
