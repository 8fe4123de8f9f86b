/** The menu and the keyboard command: both lead to the bubble, and where no bubble can be, to the translate page. */
import { browser } from 'wxt/browser'
import { words } from '../ui/words'
import { showBubble } from './show-bubble'
import { openTranslatePage } from './translate-page'

const MENU = 'translate-selection'
const COMMAND = 'translate-selection'

/** Menus outlive the service worker, so they are made once for each installed version. */
export function registerMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({
        id: MENU,
        title: words('menu.translateSelection'),
        contexts: ['selection'],
      })
    })
  })
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU) void translate(tab?.id, info.selectionText ?? '')
  })
}

export function registerCommand(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMAND) void activeTab(tab?.id).then((tabId) => translate(tabId, ''))
  })
}

/** Firefox gives the tab with a command only since version 126. */
async function activeTab(given: number | undefined): Promise<number | undefined> {
  if (given !== undefined) return given
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id
}

async function translate(tabId: number | undefined, selectionText: string): Promise<void> {
  // A selection in a panel or a devtools page has no tab.
  if (tabId === undefined || tabId < 0) return await openTranslatePage({ text: selectionText })
  const outcome = await showBubble(tabId, { selectionText: selectionText || null, explain: true })
  // Any other reason the bubble has said itself.
  if (!outcome.shown && outcome.error.code === 'page-closed') {
    await openTranslatePage({ text: selectionText, reason: outcome.error })
  }
}
