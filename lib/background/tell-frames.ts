/** What passes between the frames of a tab. Those of other sites have a script only with the permission to read them. */
import { browser } from 'wxt/browser'
import type { AltNews, FrameReport, PageCommand, PageReport } from '../messaging/page-contract'
import { hasAllSites } from '../settings/all-sites'

/** They follow their top frame. */
export async function tellFrames(tabId: number, { state, isInspecting }: PageReport): Promise<void> {
  if (await hasAllSites()) await tellAll(tabId, { type: 'gloss:page', do: 'frame', state, isInspecting })
}

export async function tellAlt(tabId: number, { news, by }: { news: AltNews; by: number }): Promise<void> {
  if (await hasAllSites()) await tellAll(tabId, { type: 'gloss:page', do: 'alt', news, by })
}

async function tellAll(tabId: number, command: PageCommand): Promise<void> {
  await browser.tabs.sendMessage(tabId, command).catch(() => {})
}

/** What each of them says of itself; whoever asks for it puts it together, and nobody keeps it. */
export async function readFrames(tabId: number): Promise<FrameReport[]> {
  if (!(await hasAllSites())) return []
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    injectImmediately: true,
    func: reportOfFrame,
  })
  return results.flatMap(({ result }) => result ?? [])
}

/** Runs in each frame, beside `page.js`: it takes nothing of this module along. */
function reportOfFrame(): FrameReport | null {
  return (globalThis as { glossFrame?: () => FrameReport | null }).glossFrame?.() ?? null
}
