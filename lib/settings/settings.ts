/** What the reader chose, in `storage.local`: read by every context, changed by `change-settings`. */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'
import type { Mode, Theme } from '../messaging/page-contract'
import type { SummaryKind, SummaryLength } from '../messaging/reading-contract'
import { parseSettings } from './parse-settings'
import type { Rules } from './rules'
import { storedSettings } from './stored-settings'

export interface Settings {
  /** Language to translate into. */
  target: LanguageTag
  /** How a page is translated: the last choice. */
  mode: Mode
  /** Of a translation beside its original. */
  theme: Theme
  /** The bar at the top of a translated page. */
  pageBar: boolean
  /** Pointing at a translated paragraph shows its original; otherwise Alt has to be held, since nothing comes unasked. */
  hoverOriginal: boolean
  /** A mark on the button, on pages in a foreign language; takes the permission to read every site. */
  offer: boolean
  /** As `offer`, take that permission. */
  rules: Rules
  /** Of every summary: the last choice. */
  summary: { kind: SummaryKind; length: SummaryLength }
  /** A button beside what is selected; takes that permission, too. */
  selectionIcon: { shown: boolean; hiddenOn: string[] }
}

export async function readSettings(): Promise<Settings> {
  return parseSettings(await storedSettings(), browser.i18n.getUILanguage())
}
