/**
 * A tab's page, translated and put back.
 *
 *   gesture, rule ─► inject page.js ─► PageCommand ─► page script ─► reportPage ─┬─► tab memory, badge
 *                        └─ refused: page-closed                                 └─► frames of other sites follow (`tell-frames`)
 */
import { browser } from 'wxt/browser'
import { GlossError, toErrorData } from '../messaging/errors'
import type { PageCommand, PageOrder, PageOutcome, PageReport } from '../messaging/page-contract'
import { hasAllSites } from '../settings/all-sites'
import { readSettings } from '../settings/settings'
import { badgeTranslated, clearBadge } from './badge'
import { inject } from './inject'
import { forgetTab, rememberTab, translatedTab } from './tab-memory'
import { tellFrames } from './tell-frames'

/** Null where there is no page script. */
export async function tellPage(tabId: number, command: PageCommand): Promise<PageReport | null> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, command, { frameId: 0 }).catch(() => null)
  return (answer as PageReport | null | undefined) ?? null
}

export const askPage = (tabId: number) => tellPage(tabId, { type: 'gloss:page', do: 'ask' })

export async function translateTab(
  tabId: number,
  order: PageOrder,
  isAutomatic = false,
): Promise<PageOutcome> {
  return await orderPage(tabId, () => ({ type: 'gloss:page', do: 'translate', isAutomatic, ...order }))
}

/** The paragraph that the reader has pointed at. @param frameId where, as the browser tells it */
export async function translateParagraph(tabId: number, frameId = 0): Promise<PageOutcome> {
  const order = { type: 'gloss:page', do: 'paragraph', ...(await usualOrder()) } as const
  return await orderPage(tabId, async () => {
    // A frame of the page's own origin has no script: the top frame's looks there by itself.
    const isElsewhere = frameId !== 0 && (await tellFrame(tabId, frameId, { ...order, isElsewhere: true }))
    return { ...order, isElsewhere }
  })
}

/** Whether a frame of another site has heard it. */
async function tellFrame(tabId: number, frameId: number, command: PageCommand): Promise<boolean> {
  return (await browser.tabs.sendMessage(tabId, command, { frameId }).catch(() => null)) === true
}

/** @param command made once the script is there */
async function orderPage(
  tabId: number,
  command: () => PageCommand | Promise<PageCommand>,
): Promise<PageOutcome> {
  try {
    // Frames of the page's own origin the script walks into by itself.
    await inject(tabId, '/page.js', (await hasAllSites()) ? 'all' : 'top')
    const report = await tellPage(tabId, await command())
    if (!report) throw new GlossError('internal', { reason: 'the page script did not answer' })
    return { started: true }
  } catch (error) {
    return { started: false, error: toErrorData(error) }
  }
}

/** As the reader has it for every page; the source is for the page to find. */
export async function usualOrder(): Promise<PageOrder> {
  const { target, mode } = await readSettings()
  return { source: null, target, mode }
}

/** The shortcut and the menu: translated, or back as it was. */
export async function toggleTab(tabId: number): Promise<PageOutcome> {
  const report = await askPage(tabId)
  if (!report?.state) return await translateTab(tabId, await usualOrder())
  await tellPage(tabId, { type: 'gloss:page', do: 'restore' })
  return { started: true }
}

/** What a page script says of itself. @param url of its document, as the browser vouches for it */
export async function keepPage(tabId: number, url: string, report: PageReport): Promise<void> {
  const { state } = report
  if (state) {
    const { mode, target } = state
    // A page that was stopped, or of which a paragraph was wanted, is not wanted on the next one.
    if (state.phase === 'stopped') await forgetTab(tabId)
    else await rememberTab(tabId, { origin: originOf(url), order: { source: null, target, mode } })
    await (state.phase === 'failed' ? clearBadge(tabId) : badgeTranslated(tabId, target))
  } else {
    await forgetTab(tabId)
    await clearBadge(tabId)
  }
  await tellFrames(tabId, report)
}

/** Frames that were not there, or showed something else, when the page was translated. */
export async function reachFrames(tabId: number): Promise<void> {
  if (!(await translatedTab(tabId)) || !(await hasAllSites())) return
  await inject(tabId, '/page.js', 'all')
  const report = await askPage(tabId)
  if (report?.state) await tellFrames(tabId, report)
}

/** The reader has closed the inspector within a frame. */
export async function leaveInspector(tabId: number): Promise<void> {
  const report = await askPage(tabId)
  if (report?.isInspecting) await tellPage(tabId, { type: 'gloss:page', do: 'inspect' })
}

export const originOf = (url: string | undefined): string => URL.parse(url ?? '')?.origin ?? ''
