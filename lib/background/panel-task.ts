/**
 * What the side panel is to do, from the gesture that opened it: waits in `storage.session` for the panel of its window, which
 * may be open already or is just coming up. In memory only: what is selected is nobody else's business.
 */
import { browser } from 'wxt/browser'

export interface PanelTask {
  tabId: number
  do: 'summarise' | 'ask'
  of:
    | { part: 'page' }
    /** `text`: what the browser's menu says is selected, for what no script can reach. */
    | { part: 'selection'; text: string }
    | { part: 'link'; address: string }
}

const keyOf = (windowId: number) => `panel-task:${windowId}`

export const leaveTask = (windowId: number, task: PanelTask): Promise<void> =>
  browser.storage.session.set({ [keyOf(windowId)]: task })

/** Each task is given once. Returns the way to stop. */
export function watchTasks(windowId: number, take: (task: PanelTask) => void): () => void {
  const key = keyOf(windowId)
  const given = (task: unknown) => {
    if (!task) return
    void browser.storage.session.remove(key)
    take(task as PanelTask)
  }
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && changes[key]) given(changes[key].newValue)
  }
  browser.storage.onChanged.addListener(onChanged)
  void browser.storage.session.get(key).then((stored) => given(stored[key]))
  return () => browser.storage.onChanged.removeListener(onChanged)
}
