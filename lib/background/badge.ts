/**
 * The mark on the toolbar button, two letters and no more: the language of a foreign page, quietly, and of a translated one the
 * language it is read in. It belongs to a page: the browser takes it away when the tab goes elsewhere.
 */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'
import { languageName } from '../ui/format'
import { words } from '../ui/words'

/** `--ink-soft` and `--accent` of the light tokens: a badge knows no scheme. */
const QUIET = '#5b6270'
const ON = '#2b5ba8'

export const badgeTranslated = (tabId: number, target: LanguageTag): Promise<void> =>
  mark(tabId, letters(target), ON, words('badge.translated', { language: languageName(target) }))

export const badgeForeign = (tabId: number, language: LanguageTag): Promise<void> =>
  mark(tabId, letters(language), QUIET, words('badge.foreign', { language: languageName(language) }))

export const clearBadge = (tabId: number): Promise<void> => mark(tabId, '', QUIET, words('extension.name'))

const letters = (tag: LanguageTag) => tag.split('-')[0] ?? ''

/** A tab that has just been closed has no button any more. */
async function mark(tabId: number, text: string, color: string, title: string): Promise<void> {
  const { action } = browser
  await Promise.all([
    action.setBadgeBackgroundColor({ tabId, color }),
    action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
    action.setBadgeText({ tabId, text }),
    action.setTitle({ tabId, title }),
  ]).catch(() => {})
}
