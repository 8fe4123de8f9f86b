/**
 * What happens to a tab that has arrived somewhere.
 *
 *   arrived ─┬─ its script answers that it is translated (back, forward) ─► badge
 *            ├─ the tab was translated, same origin ──► translated again, while the grant lasts
 *            └─ the reader lets Gloss read every site ─► rules: translated, offered by a badge, or left alone
 *
 * Pages that change their address without a new document need nothing: the script there sees what is new on them. A page that
 * the reader has put back stays so: rules are for new documents.
 */
import { browser } from 'wxt/browser'
import { hasAllSites } from '../settings/all-sites'
import { ruleFor } from '../settings/rules'
import { type Settings, readSettings } from '../settings/settings'
import { siteOf } from '../settings/sites'
import { badgeForeign } from './badge'
import { languageOfTab } from './read-page'
import { forgetTab, translatedTab } from './tab-memory'
import { askPage, keepPage, originOf, translateTab } from './translate-tab'

export function followTabs(): void {
  browser.tabs.onUpdated.addListener((tabId, { status }, { url }) => {
    // A tab may be gone, or somewhere else, before any of this is done.
    if (status === 'complete') void arrived(tabId, url).catch(() => {})
  })
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId))
}

/** @param url absent where Gloss may not know it. */
export async function arrived(tabId: number, url: string | undefined): Promise<void> {
  const [tab, mayReadAll] = await Promise.all([translatedTab(tabId), hasAllSites()])
  if (!tab && !mayReadAll) return
  const report = await askPage(tabId)
  if (report?.state) return await keepPage(tabId, url ?? '', report)
  if (tab) {
    if (originOf(url) === tab.origin) {
      const { started } = await translateTab(tabId, tab.order, true)
      if (started) return
    }
    await forgetTab(tabId)
  }
  if (mayReadAll && url && !report) await applyRules(tabId, url, await readSettings())
}

async function applyRules(
  tabId: number,
  url: string,
  { rules, target, mode, offer }: Settings,
): Promise<void> {
  const site = siteOf(url)
  const hasRules = rules.languages.always.length > 0 || rules.sites.always.length > 0
  if (!site || (!hasRules && !offer)) return
  const language = await languageOfTab(tabId)
  const verdict = ruleFor({ site, language, target }, rules)
  if (verdict === 'always') await translateTab(tabId, { source: null, target, mode }, true)
  else if (verdict === 'offer' && offer && language) await badgeForeign(tabId, language)
}
