/**
 * "Always translate French", asked for with the permission that it takes. The browser's question may close the popup before it
 * is answered, so the wish is put down first, and whoever is still there when the permission comes makes the rule of it.
 *
 *   popup: request() ── put down the wish ── granted ─► rule, this page too
 *                                   └─ closed meanwhile ─► background: permissions.onAdded ─► the same
 */
import { browser } from 'wxt/browser'
import type { LanguageTag } from '../messaging/contract'
import { ALL_SITES, hasAllSites } from '../settings/all-sites'
import { changeSettings } from '../settings/change-settings'
import { withLanguageRule } from '../settings/rules'
import { askPage, translateTab, usualOrder } from './translate-tab'

interface Wish {
  language: LanguageTag
  tabId: number
  atMs: number
}

const KEY = 'always-rule-wish'
/** A permission that comes later was asked for by something else. */
const KEPT_MS = 5 * 60_000

/** Call it in the reader's gesture. False: refused, and there is no rule. */
export async function alwaysTranslate(language: LanguageTag, tabId: number): Promise<boolean> {
  // Before anything is awaited, or the gesture is over.
  const asked = browser.permissions.request(ALL_SITES)
  await browser.storage.session.set({ [KEY]: { language, tabId, atMs: Date.now() } satisfies Wish })
  const isGranted = await asked.catch(() => false)
  if (isGranted) await grantWish()
  else await browser.storage.session.remove(KEY)
  return isGranted
}

export function watchWishes(): void {
  browser.permissions.onAdded.addListener(() => void grantWish())
}

async function grantWish(): Promise<void> {
  const stored = await browser.storage.session.get(KEY)
  const wish = stored[KEY] as Wish | undefined
  if (!wish || !(await hasAllSites())) return
  await browser.storage.session.remove(KEY)
  if (Date.now() - wish.atMs > KEPT_MS) return
  await changeSettings(({ rules }) => ({ rules: withLanguageRule(rules, wish.language, 'always') }))
  const report = await askPage(wish.tabId)
  if (!report?.state) await translateTab(wish.tabId, await usualOrder())
}
