/**
 * "Always translate French" and the like, asked for with the permission that it takes. The browser's question may close the popup
 * before it is answered, so the wish is put down first, and whoever is still there when the permission comes fulfils it.
 *
 *   popup: request() ── put down the wish ── granted ─► rule, this page too; or the frames of this page
 *                                   └─ closed meanwhile ─► background: permissions.onAdded ─► the same
 */
import { browser } from 'wxt/browser'
import type { Wish } from '../messaging/page-contract'
import { ALL_SITES, hasAllSites } from '../settings/all-sites'
import { changeSettings } from '../settings/change-settings'
import { type Rules, withLanguageRule, withSiteRule } from '../settings/rules'
import { askPage, reachFrames, translateTab, usualOrder } from './translate-tab'

interface KeptWish {
  wish: Wish
  tabId: number
  atMs: number
}

const KEY = 'wish'
/** A permission that comes later was asked for by something else. */
const KEPT_MS = 5 * 60_000

/** Call it in the reader's gesture. False: refused, and nothing comes of it. */
export async function askFor(wish: Wish, tabId: number): Promise<boolean> {
  // Before anything is awaited, or the gesture is over.
  const asked = browser.permissions.request(ALL_SITES)
  await browser.storage.session.set({ [KEY]: { wish, tabId, atMs: Date.now() } satisfies KeptWish })
  const isGranted = await asked.catch(() => false)
  if (isGranted) await fulfil()
  else await browser.storage.session.remove(KEY)
  return isGranted
}

export function watchWishes(): void {
  browser.permissions.onAdded.addListener(() => void fulfil())
}

async function fulfil(): Promise<void> {
  const stored = await browser.storage.session.get(KEY)
  const kept = stored[KEY] as KeptWish | undefined
  if (!kept || !(await hasAllSites())) return
  await browser.storage.session.remove(KEY)
  if (Date.now() - kept.atMs > KEPT_MS) return
  const { wish, tabId } = kept
  if (wish.what === 'frames') return await reachFrames(tabId)
  await changeSettings(({ rules }) => ({ rules: withWish(rules, wish) }))
  const report = await askPage(tabId)
  if (!report?.state) await translateTab(tabId, await usualOrder())
}

const withWish = (rules: Rules, wish: Exclude<Wish, { what: 'frames' }>): Rules =>
  wish.what === 'language'
    ? withLanguageRule(rules, wish.language, 'always')
    : withSiteRule(rules, wish.site, 'always')
