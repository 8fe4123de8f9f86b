/**
 * The icon beside a selection is a registered content script: there while it is turned on and Gloss may read every site, on no
 * page otherwise. The browser keeps the registration; this keeps it equal to the settings.
 */
import { browser } from 'wxt/browser'
import { ALL_SITES, hasAllSites } from '../settings/all-sites'
import { changeSettings } from '../settings/change-settings'
import { readSettings } from '../settings/settings'
import { siteOf, withSite } from '../settings/sites'

const ID = 'selection-icon'

export function keepSelectionIcon(): void {
  const sync = () => void syncSelectionIcon().catch(() => {})
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes['settings']) sync()
  })
  browser.permissions.onAdded.addListener(sync)
  browser.permissions.onRemoved.addListener(sync)
  browser.runtime.onInstalled.addListener(sync)
}

export async function syncSelectionIcon(): Promise<void> {
  const [{ selectionIcon }, isAllowed] = await Promise.all([readSettings(), hasAllSites()])
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] })
  if (!selectionIcon.shown || !isAllowed) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] })
    return
  }
  const script = {
    id: ID,
    js: ['selection-icon.js'],
    matches: ALL_SITES.origins,
    excludeMatches: selectionIcon.hiddenOn.flatMap(patternsOf),
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  }
  await (registered.length > 0
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]))
}

/** A site's name stands for it with and without `www.`. A pattern knows no ports. */
export const patternsOf = (site: string): string[] => [`*://${site}/*`, `*://www.${site}/*`]

export async function hideSelectionIcon(url: string): Promise<void> {
  const site = siteOf(url)
  if (!site) return
  await changeSettings(({ selectionIcon }) => ({
    selectionIcon: { ...selectionIcon, hiddenOn: withSite(selectionIcon.hiddenOn, site, true) },
  }))
}
