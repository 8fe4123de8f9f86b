/** Menus and keyboard commands: the selection in its bubble, the page in place; where neither can be, the translate page. */
import { browser } from 'wxt/browser'
import type { ErrorData } from '../messaging/errors'
import type { PageOutcome } from '../messaging/page-contract'
import { words } from '../ui/words'
import { createReadingMenu } from './reading-gestures'
import { showBubble } from './show-bubble'
import { openTranslatePage } from './translate-page'
import { toggleTab, translateParagraph } from './translate-tab'

/** The menu's item and the command of the same name do the same. */
const SELECTION = 'translate-selection'
const PAGE = 'translate-page'
const WRITE = 'write'
const PARAGRAPH = 'translate-paragraph'

/**
 * A page, or what is read in a frame of it. In Chromium `page` is both; its `frame` stands beside what is meant for a selection, too.
 */
const PAGE_CONTEXTS: ['page', ...'frame'[]] = import.meta.env.FIREFOX ? ['page', 'frame'] : ['page']

/** Menus outlive the service worker, so they are made once for each installed version. */
export function registerMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({
        id: SELECTION,
        title: words('menu.translateSelection'),
        contexts: ['selection'],
      })
      browser.contextMenus.create({ id: WRITE, title: words('menu.write'), contexts: ['editable'] })
      browser.contextMenus.create({
        id: PAGE,
        title: words('menu.translatePage'),
        contexts: [...PAGE_CONTEXTS, 'action'],
      })
      browser.contextMenus.create({
        id: PARAGRAPH,
        title: words('menu.translateParagraph'),
        contexts: [...PAGE_CONTEXTS, 'link'],
      })
      createReadingMenu()
    })
  })
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === SELECTION) void translateSelection(tab, info.selectionText ?? '')
    if (info.menuItemId === WRITE) void translateSelection(tab, info.selectionText ?? '', true)
    if (info.menuItemId === PAGE) void order(tab, toggleTab)
    if (info.menuItemId === PARAGRAPH) void order(tab, (tabId) => translateParagraph(tabId, info.frameId))
  })
}

export function registerCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === SELECTION) void activeTab(tab).then((active) => translateSelection(active, ''))
    if (command === PAGE) void activeTab(tab).then((active) => order(active, toggleTab))
  })
}

interface Tab {
  id?: number | undefined
  incognito?: boolean
}

/** Firefox gives the tab with a command only since version 126. */
async function activeTab(given: Tab | undefined): Promise<Tab | undefined> {
  if (given) return given
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab
}

async function translateSelection(tab: Tab | undefined, selectionText: string, write = false): Promise<void> {
  const tabId = tab?.id
  // A selection in a panel or a devtools page has no tab.
  if (tabId === undefined || tabId < 0) return await openTranslatePage({ text: selectionText })
  const outcome = await showBubble(tabId, { selectionText: selectionText || null, explain: true, write })
  if (!outcome.shown) await explain(outcome.error, selectionText, tab)
}

async function order(tab: Tab | undefined, what: (tabId: number) => Promise<PageOutcome>): Promise<void> {
  const tabId = tab?.id
  if (tabId === undefined || tabId < 0) return
  const outcome = await what(tabId)
  if (!outcome.started) await explain(outcome.error, '', tab)
}

/** Any other reason the page's own surface has said itself. */
async function explain(error: ErrorData, text: string, tab: Tab | undefined): Promise<void> {
  if (error.code !== 'page-closed') return
  await openTranslatePage({ text, reason: error, ...(tab?.incognito && { isPrivate: true }) })
}
