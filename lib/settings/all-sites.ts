/**
 * The permission to read every site. Nothing that the reader does by hand takes it: it buys what happens by itself (rules, the
 * offer on foreign pages, the icon beside a selection) and frames of other sites. It is asked for where one of these is turned on.
 */
import { browser } from 'wxt/browser'

export const ALL_SITES = { origins: ['<all_urls>'] }

export const hasAllSites = (): Promise<boolean> => browser.permissions.contains(ALL_SITES)

/** In the reader's gesture only, before anything is awaited. False: refused. */
export const requestAllSites = (): Promise<boolean> => browser.permissions.request(ALL_SITES)

export const giveBackAllSites = (): Promise<boolean> => browser.permissions.remove(ALL_SITES)

/** This permission, and those for single sites that were given for links. */
export async function giveBackEverySite(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll()
  if (origins.length > 0) await browser.permissions.remove({ origins })
}

/** Calls back whenever it is given or taken back, here or in the browser's own settings. */
export function watchAllSites(onChange: (isGranted: boolean) => void): void {
  const look = () => void hasAllSites().then(onChange)
  browser.permissions.onAdded.addListener(look)
  browser.permissions.onRemoved.addListener(look)
}
