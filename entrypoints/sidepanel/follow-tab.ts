/** Which tab the panel is for: the one in front of its window, or the one that its address names. */
import { browser } from 'wxt/browser'
import type { Panel } from '../../lib/ui/panel/panel'

/** Returns the tab that it stays with; null: it follows. */
export function followTab(windowId: number | undefined, panel: Panel): number | null {
  browser.tabs.onRemoved.addListener((tabId) => panel.closeTab(tabId))
  const named = new URLSearchParams(location.search).get('tab')
  if (named !== null && /^\d+$/.test(named)) {
    panel.activate(Number(named))
    return Number(named)
  }
  browser.tabs.onActivated.addListener((tab) => {
    if (tab.windowId === windowId) panel.activate(tab.tabId)
  })
  void browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => {
    if (tab?.id !== undefined && !panel.sheet.value) panel.activate(tab.id)
  })
  return null
}
