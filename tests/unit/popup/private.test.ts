/** The popup over a private window: whatever it sends on knows it, since of a popup the host cannot see it. */
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openPopup } from '../../../entrypoints/popup/state'
import { TRANSLATE_PAGE_KEY } from '../../../lib/background/translate-page'
import { serveBackground } from '../../../lib/messaging/background-calls'
import { type Overview, knownModels } from '../../../lib/models/overview'
import { fakeEngine } from '../../fixtures/fake-engine'
import { fakeModels } from '../../fixtures/fake-models'
import { frontTab } from './front-tab'

const OVERVIEW = { models: knownModels([]), bytesOnDisk: 0, preferences: {}, network: null }
const NEEDS = {
  engine: fakeEngine(),
  close: () => {},
  models: fakeModels().models,
  watch: (onChange: (overview: Overview) => void) => onChange(OVERVIEW),
}

beforeEach(() => {
  fakeBrowser.reset()
  vi.stubGlobal('crossOriginIsolated', true)
  fakeBrowser.i18n.getUILanguage = () => 'en-US'
  frontTab()
  serveBackground({ ensureHost: async () => {} } as never)
})

/** Requests that go to the host. */
function heard(): { method: string; argument: Record<string, unknown> }[] {
  const calls: ReturnType<typeof heard> = []
  const ignore = { addListener: () => {} }
  fakeBrowser.runtime.connect = (() => ({
    postMessage: (message: { type: string } & ReturnType<typeof heard>[number]) => {
      if (message.type === 'call') calls.push(message)
    },
    disconnect: () => {},
    onMessage: ignore,
    onDisconnect: ignore,
  })) as never
  return calls
}
const front = (incognito: boolean) => {
  fakeBrowser.tabs.query = async () => [{ id: 7, url: 'https://example.fr/', incognito }] as never
}

test.each([true, false])(
  '%j: the host hears it with every text, since of a popup it cannot see it',
  async (incognito) => {
    vi.resetModules() // a connection to the host is kept for the life of a context
    const { openPopup } = await import('../../../entrypoints/popup/state')
    const calls = heard()
    front(incognito)
    const { translator } = await openPopup(NEEDS)
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
  front(true)
  const popup = await openPopup(NEEDS)
  popup.translator.edit('Un secret.')
  await popup.openInTab()
  const stored = await fakeBrowser.storage.session.get(TRANSLATE_PAGE_KEY)
  expect(Object.values(stored[TRANSLATE_PAGE_KEY] as object)).toEqual([
    { text: 'Un secret.', isPrivate: true },
  ])
})
