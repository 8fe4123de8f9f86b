/** The popup over a private window: nothing of what is typed there may be remembered. */
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { TRANSLATE_PAGE_KEY } from '../../../lib/background/translate-page'
import { serveBackground } from '../../../lib/messaging/background-calls'
import { knownModels } from '../../../lib/models/overview'
import { fakeModels } from '../../fixtures/fake-models'
import { frontTab } from './front-tab'

const OVERVIEW = { models: knownModels([]), bytesOnDisk: 0, preferences: {}, network: null }

interface Called {
  method: string
  argument: Record<string, unknown>
}

/** The popup in a context of its own, and what it asks of the host. */
async function open(incognito: boolean) {
  fakeBrowser.tabs.query = async () => [{ id: 7, url: 'https://example.fr/', incognito }] as never
  const calls: Called[] = []
  const ignore = { addListener: () => {} }
  fakeBrowser.runtime.connect = (() => ({
    postMessage: (message: { type: string } & Called) => {
      if (message.type === 'call') calls.push(message)
    },
    disconnect: () => {},
    onMessage: ignore,
    onDisconnect: ignore,
  })) as never
  vi.resetModules() // a connection to the host is kept for the life of a context
  const { openPopup } = await import('../../../entrypoints/popup/state')
  const { models } = fakeModels()
  const popup = await openPopup({ close: () => {}, models, watch: (onChange) => onChange(OVERVIEW) })
  return { ...popup, calls }
}

beforeEach(() => {
  fakeBrowser.reset()
  vi.stubGlobal('crossOriginIsolated', true)
  fakeBrowser.i18n.getUILanguage = () => 'en-US'
  frontTab()
  serveBackground({ ensureHost: async () => {} } as never)
})

test.each([true, false])(
  '%j: the host hears it with every text, since of a popup it cannot see it',
  async (incognito) => {
    const { translator, calls } = await open(incognito)
    translator.chooseSource('fr')
    translator.edit('Un secret.')
    void translator.translate()
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    const { texts, source, target, forHistory, isPrivate } = calls[0]!.argument
    expect({ texts, source, target, forHistory }).toEqual({
      texts: ['Un secret.'],
      source: 'fr',
      target: 'en',
      forHistory: true,
    })
    expect(isPrivate).toBe(incognito || undefined)
  },
)

test('a tab of its own, which the browser may open in a window that is not private, knows it, too', async () => {
  const { translator, openInTab } = await open(true)
  translator.edit('Un secret.')
  await openInTab()
  const stored = await fakeBrowser.storage.session.get(TRANSLATE_PAGE_KEY)
  expect(Object.values(stored[TRANSLATE_PAGE_KEY] as object)).toEqual([
    { text: 'Un secret.', isPrivate: true },
  ])
})
