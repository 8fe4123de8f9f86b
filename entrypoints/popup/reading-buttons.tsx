/**
 * "Summarise" and "Ask": both open the side panel, which browsers do in the press itself and nowhere later. So the tab in front
 * is asked for when the popup opens, and known by then.
 */
import { browser } from 'wxt/browser'
import { openPanel } from '../../lib/background/open-panel'
import type { PanelTask } from '../../lib/background/panel-task'
import { words } from '../../lib/ui/words'

let inFront: { id?: number | undefined; windowId?: number | undefined } | undefined

export async function watchTabInFront(): Promise<void> {
  ;[inFront] = await browser.tabs.query({ active: true, currentWindow: true })
}

export function ReadingButtons() {
  return (
    <>
      <Button what="summarise" label={words('popup.summarise')} />
      <Button what="ask" label={words('popup.ask')} />
    </>
  )
}

function Button({ what, label }: { what: PanelTask['do']; label: string }) {
  return (
    <button type="button" data-action={what} onClick={() => open(what)}>
      {label}
    </button>
  )
}

function open(what: PanelTask['do']): void {
  if (inFront?.id === undefined || inFront.windowId === undefined) return
  void openPanel(inFront.windowId, { tabId: inFront.id, do: what, of: { part: 'page' } })
    .catch(() => {})
    .then(() => window.close())
}
