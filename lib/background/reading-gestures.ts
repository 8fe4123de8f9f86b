/**
 * Menu and keyboard for the side panel: the page, the selection, a linked page. Everything that browsers allow in a gesture only
 * (opening the panel, asking for a permission) comes first, before anything is awaited.
 */
import { browser } from 'wxt/browser'
import { words } from '../ui/words'
import { openPanel } from './open-panel'
import { forgetPanelMemory } from './panel-memory'
import type { PanelTask } from './panel-task'

type Order = Pick<PanelTask, 'do' | 'of'>

/** The commands of the same names do the same. */
const ORDERS: Record<string, Order> = {
  'summarise-page': { do: 'summarise', of: { part: 'page' } },
  'ask-page': { do: 'ask', of: { part: 'page' } },
  'summarise-selection': { do: 'summarise', of: { part: 'selection', text: '' } },
  'ask-selection': { do: 'ask', of: { part: 'selection', text: '' } },
}
const LINK = 'summarise-link'

/** Once for each installed version, together with the other items. */
export function createReadingMenu(): void {
  const { contextMenus } = browser
  contextMenus.create({
    id: 'summarise-selection',
    title: words('menu.summariseSelection'),
    contexts: ['selection'],
  })
  contextMenus.create({ id: 'ask-selection', title: words('menu.askSelection'), contexts: ['selection'] })
  contextMenus.create({
    id: 'summarise-page',
    title: words('menu.summarisePage'),
    contexts: ['page', 'action'],
  })
  contextMenus.create({
    id: LINK,
    title: words('menu.summariseLink'),
    contexts: ['link'],
    targetUrlPatterns: ['http://*/*', 'https://*/*'],
  })
}

export function registerReadingGestures(): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const { menuItemId, selectionText = '', linkUrl } = info
    if (menuItemId === LINK && linkUrl) return summariseLink(linkUrl, tab)
    const order = ORDERS[String(menuItemId)]
    if (order) open(withText(order, selectionText), tab)
  })
  browser.commands.onCommand.addListener((command, tab) => {
    const order = ORDERS[command]
    if (order) open(order, tab)
  })
  browser.tabs.onRemoved.addListener((tabId) => void forgetPanelMemory(tabId))
}

interface TabInFront {
  id?: number | undefined
  windowId?: number | undefined
}

function open(order: Order, tab: TabInFront | undefined): void {
  // A selection in the panel itself has no tab, and there is nothing more to open.
  if (tab?.id === undefined || tab.id < 0 || tab.windowId === undefined) return
  openPanel(tab.windowId, { tabId: tab.id, ...order }).catch(() => {})
}

const withText = ({ do: what, of }: Order, text: string): Order =>
  of.part === 'selection' ? { do: what, of: { part: 'selection', text } } : { do: what, of }

/** The panel asks once more where the browser does not ask, or the reader has said no and thinks better of it. */
function summariseLink(address: string, tab: TabInFront | undefined): void {
  open({ do: 'summarise', of: { part: 'link', address } }, tab)
  const pattern = siteOfLink(address)
  if (pattern) browser.permissions.request({ origins: [pattern] }).catch(() => false)
}

/** The match pattern of an address's site; a pattern knows no ports. */
export function siteOfLink(address: string): string | null {
  const url = URL.parse(address)
  return url && /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.hostname}/*` : null
}
