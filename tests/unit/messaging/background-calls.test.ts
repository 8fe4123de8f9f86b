/** Who may ask the background for what. */
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { type Sender, serveBackground } from '../../../lib/messaging/background-calls'

type Listener = (message: unknown, sender: object, respond: (reply: unknown) => void) => unknown

let listener: Listener
const seen = vi.fn<(argument: unknown, sender: Sender) => Promise<void>>(async () => {})

beforeEach(() => {
  fakeBrowser.reset()
  seen.mockClear()
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((added) => {
    listener = added
  })
  fakeBrowser.runtime.id = 'gloss'
  serveBackground({
    ensureHost: seen,
    translateSelection: seen,
    translatePage: seen,
    reportPage: seen,
    loadSurfaces: seen,
    readFrames: async (argument: unknown, sender) => {
      await seen(argument, sender)
      return []
    },
    tellAlt: seen,
    leaveInspector: seen,
    loadBubbleTools: seen,
    loadWordCard: seen,
    reachFrames: seen,
    pressSelectionIcon: seen,
    hideSelectionIcon: seen,
    rememberChoice: seen,
    openOptions: seen,
    reportStatus: seen,
    reportTerms: seen,
  })
})

const call = { service: 'background', method: 'reportPage', argument: 1 }
const send = (sender: object, message: unknown = call) => listener(message, sender, () => {})

test('a page script is known by its tab, its frame and its address', () => {
  send({ id: 'gloss', url: 'https://example.fr/x', tab: { id: 7 }, frameId: 0 })
  send({ id: 'gloss', url: 'https://ads.example/', tab: { id: 7 }, frameId: 3 })
  expect(seen.mock.calls.map(([, sender]) => sender)).toEqual([
    { fromOurPages: false, tab: { id: 7, url: 'https://example.fr/x', frameId: 0, isTopFrame: true } },
    { fromOurPages: false, tab: { id: 7, url: 'https://ads.example/', frameId: 3, isTopFrame: false } },
  ])
})

test('our own page is known by its address, which no web page can have', () => {
  send({ id: 'gloss', url: fakeBrowser.runtime.getURL('/popup.html') })
  send({ id: 'gloss', url: `https://example.fr/${fakeBrowser.runtime.getURL('/popup.html')}` })
  expect(seen.mock.calls.map(([, { fromOurPages }]) => fromOurPages)).toEqual([true, false])
})

test.each([
  ['another extension', { id: 'other' }, call],
  ['another service', { id: 'gloss' }, { ...call, service: 'other' }],
  ['no method of ours', { id: 'gloss' }, { ...call, method: 'constructor' }],
  ['nothing', { id: 'gloss' }, null],
])('%s is not answered', (_, sender, message) => {
  expect(send(sender, message)).toBeUndefined()
  expect(seen).not.toHaveBeenCalled()
})
