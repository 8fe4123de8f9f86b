/** What the popup asks the browser about the tab in front, as far as the fake browser does not know it. */
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { PageReport } from '../../../lib/messaging/page-contract'

type Listener<Message> = (message: Message) => void

export function frontTab() {
  const ports: { says: Listener<unknown>; ends: Listener<unknown>; isOpen: boolean }[] = []
  const page = { sample: null as { declared: string | null; text: string } | null }
  Object.assign(fakeBrowser, {
    permissions: {
      contains: async () => false,
      onAdded: { addListener: () => {} },
      onRemoved: { addListener: () => {} },
    },
    scripting: {
      executeScript: async () => {
        if (!page.sample) throw new Error('Cannot access a chrome:// URL')
        return [{ result: page.sample }]
      },
    },
  })
  Object.assign(fakeBrowser.i18n, {
    detectLanguage: async () => ({ isReliable: false, languages: [] }),
  })
  Object.assign(fakeBrowser.tabs, {
    connect: () => {
      const port = { says: () => {}, ends: () => {}, isOpen: true } as (typeof ports)[number]
      ports.push(port)
      return {
        disconnect: () => (port.isOpen = false),
        onMessage: { addListener: (listener: Listener<unknown>) => (port.says = listener) },
        onDisconnect: { addListener: (listener: Listener<unknown>) => (port.ends = listener) },
      }
    },
  })
  return {
    page,
    ports,
    report: (report: PageReport) => ports.at(-1)?.says(report),
  }
}
