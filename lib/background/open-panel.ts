/**
 * Opens the side panel of a window with something to do. Browsers open it only in the reader's gesture, so call it before
 * anything is awaited. A panel that is open already takes the task, too.
 */
import { browser } from 'wxt/browser'
import { type PanelTask, leaveTask } from './panel-task'

/** What the two browsers call it; neither set of types has both. */
interface Panels {
  sidePanel?: { open(where: { windowId: number }): Promise<void> }
  sidebarAction?: { open(): Promise<void> }
}

export function openPanel(windowId: number, task: PanelTask): Promise<unknown> {
  const { sidePanel, sidebarAction } = browser as Panels
  const opened = sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open()
  return Promise.all([opened, leaveTask(windowId, task)])
}
