/** The tab in front, for the popup's panel: opening the popup is the gesture that lets Gloss look at it. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { languageOfTab } from '../../lib/background/read-page'
import { tellPage } from '../../lib/background/translate-tab'
import { askFor } from '../../lib/background/wishes'
import { background } from '../../lib/messaging/background-calls'
import type { LanguageTag } from '../../lib/messaging/contract'
import { GlossError, toErrorData } from '../../lib/messaging/errors'
import type { Models } from '../../lib/messaging/models-contract'
import { PAGE_PORT, type PageReport } from '../../lib/messaging/page-contract'
import { hasAllSites, watchAllSites } from '../../lib/settings/all-sites'
import { changeSettings } from '../../lib/settings/change-settings'
import { readSettings } from '../../lib/settings/settings'
import { siteOf } from '../../lib/settings/sites'
import { watchSettings } from '../../lib/settings/watch-settings'
import { placeName } from '../../lib/ui/format'
import { type PanelState, type SeenPage, panelState } from '../../lib/ui/page-panel/panel-state'

interface PanelWorld {
  target: ReadonlySignal<LanguageTag>
  models: Models
  openModels(source: LanguageTag, target: LanguageTag): void
}

export async function openPanel(world: PanelWorld): Promise<{ panel: PanelState; isSeen: Promise<void> }> {
  const [stored, isGranted, tab] = await Promise.all([readSettings(), hasAllSites(), tabInFront()])
  const settings = signal(stored)
  watchSettings((changed) => (settings.value = changed))
  const mayReadAll = signal(isGranted)
  watchAllSites((granted) => (mayReadAll.value = granted))
  const page = signal<SeenPage | null>(null)
  const isSeen = look(tab).then((seen) => void (page.value = seen))

  const panel = panelState({
    ...world,
    page,
    settings,
    changeSettings,
    mayReadAll,
    translate: async (order) => await background.translatePage({ tabId: idOf(tab), ...order }),
    tell: async (command) => await tellPage(idOf(tab), command),
    watch: (listener) => watch(tab?.id, listener),
    askFor: (wish) => askFor(wish, idOf(tab)),
  })
  return { panel, isSeen }
}

interface Tab {
  id?: number | undefined
  url?: string | undefined
  incognito?: boolean
}

export async function tabInFront(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab
}

export function idOf(tab: Tab | undefined): number {
  if (tab?.id === undefined) throw new GlossError('page-closed', { url: '' })
  return tab.id
}

async function look(tab: Tab | undefined): Promise<SeenPage> {
  const url = tab?.url ?? ''
  const seen = { site: siteOf(url), place: placeName(url).replace(/^www\./, '') }
  try {
    return { ...seen, language: await languageOfTab(idOf(tab)), error: null }
  } catch (error) {
    return { ...seen, language: null, error: toErrorData(error) }
  }
}

/** One port at a time; a page without a script refuses it. */
let port: ReturnType<typeof browser.tabs.connect> | null = null

function watch(tabId: number | undefined, listener: (report: PageReport | null) => void): void {
  if (tabId === undefined) return
  port?.disconnect()
  const mine = (port = browser.tabs.connect(tabId, { name: PAGE_PORT, frameId: 0 }))
  mine.onMessage.addListener((report: unknown) => listener(report as PageReport))
  mine.onDisconnect.addListener(() => {
    // Read, or the browser prints it into the popup's console.
    void browser.runtime.lastError
    if (port === mine) listener(null)
  })
}
