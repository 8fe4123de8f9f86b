import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openPopup } from '../../../entrypoints/popup/state'
import { openOptions } from '../../../lib/background/open-options'
import { TRANSLATE_PAGE_KEY } from '../../../lib/background/translate-page'
import { serveBackground } from '../../../lib/messaging/background-calls'
import type { SelectionOutcome } from '../../../lib/messaging/bubble-contract'
import type { HostStatus } from '../../../lib/messaging/contract'
import { knownModels } from '../../../lib/models/overview'
import { fakeEngine } from '../../fixtures/fake-engine'
import { fakeModels } from '../../fixtures/fake-models'
import { frontTab } from './front-tab'

let asked: { tabId: number }[]
const ordered: object[] = []
let outcome: SelectionOutcome | Error
let front: ReturnType<typeof frontTab>
const close = vi.fn<() => void>()
const engine = fakeEngine()

const STATUS: HostStatus = {
  realms: [
    {
      phase: 'ready',
      model: 'gloss/starter-fr-en',
      rung: { device: 'wasm', dtype: 'q8', threads: 2 },
      why: 'no-adapter',
      busy: false,
      tokensPerSecond: 41,
      wordsPerSecond: 30,
    },
  ],
  downloads: [],
  threads: { count: 2, cores: 2, limit: 'cores' },
}

beforeEach(() => {
  fakeBrowser.reset()
  vi.stubGlobal('crossOriginIsolated', true)
  fakeBrowser.i18n.getUILanguage = () => 'en-US'
  front = frontTab()
  asked = []
  outcome = { shown: true }
  close.mockReset()
  serveBackground({
    ensureHost: async () => {},
    reportTerms: async () => {},
    reportStatus: async () => {},
    rememberChoice: async () => {},
    openOptions: async () => {},
    translatePage: async (request: object) => {
      ordered.push(request)
      return { started: true }
    },
    reportPage: async () => {},
    loadSurfaces: async () => {},
    readFrames: async () => [],
    tellAlt: async () => {},
    leaveInspector: async () => {},
    loadBubbleTools: async () => {},
    loadWordCard: async () => {},
    reachFrames: async () => {},
    pressSelectionIcon: async () => {},
    hideSelectionIcon: async () => {},
    translateSelection: async (request: { tabId: number }) => {
      asked.push(request)
      if (outcome instanceof Error) throw outcome
      return outcome
    },
  })
})

const OVERVIEW = { models: knownModels([]), bytesOnDisk: 0, preferences: {}, network: null }

const open = () =>
  openPopup({ engine, close, models: fakeModels().models, watch: (onChange) => onChange(OVERVIEW) })

test('starts with what is stored: the status, the target language', async () => {
  await fakeBrowser.storage.session.set({ 'host-status': STATUS })
  await fakeBrowser.storage.local.set({ settings: { target: 'fr' } })
  const popup = await open()
  expect(popup.status.value).toEqual(STATUS)
  expect(popup.target.value).toBe('fr')
  expect(popup.hardware.value).toBeNull()
})

test('is idle and translates into the language of the browser when nothing is stored', async () => {
  const popup = await open()
  expect(popup.status.value).toBeNull()
  expect(popup.target.value).toBe('en')
})

test('follows the status', async () => {
  const popup = await open()
  await fakeBrowser.storage.session.set({ 'host-status': STATUS })
  expect(popup.status.value).toEqual(STATUS)
  await fakeBrowser.storage.session.remove('host-status')
  expect(popup.status.value).toBeNull()
})

test('remembers the target language and follows it when another page changes it', async () => {
  const popup = await open()
  popup.chooseTarget('fr')
  expect(popup.target.value).toBe('fr')
  await vi.waitFor(async () =>
    expect(await fakeBrowser.storage.local.get('settings')).toMatchObject({ settings: { target: 'fr' } }),
  )
  await fakeBrowser.storage.local.set({ settings: { target: 'de' } })
  await vi.waitFor(() => expect(popup.target.value).toBe('de'))
})

const activeTab = async (url?: string) => {
  const window = await fakeBrowser.windows.create({ focused: true })
  const tab = await fakeBrowser.tabs.create({ active: true, windowId: window!.id, ...(url && { url }) })
  fakeBrowser.tabs.query = async () => [tab]
  return tab
}

describe('the page in front', () => {
  const STATE = {
    phase: 'watching',
    mode: 'in-place',
    source: 'it',
    target: 'en',
    done: 3,
    total: 3,
  } as const
  const REPORT = {
    state: { ...STATE, loading: null, error: null },
    coverage: { characters: 10, translated: 9, foreignFrames: 0 },
    isInspecting: false,
  }

  test('is named with its language before the first paint', async () => {
    await activeTab('https://www.example.fr/page')
    front.page.sample = { declared: 'fr', text: '' }
    const { panel } = await open()
    expect(panel.page.value).toEqual({
      site: 'example.fr',
      place: 'example.fr',
      language: 'fr',
      error: null,
    })
  })

  test('says why no script may run there', async () => {
    await activeTab('chrome://settings/')
    const { panel } = await open()
    expect(panel.page.value).toMatchObject({ site: null, place: 'chrome://settings', language: null })
    expect(panel.refused.value?.code).toBe('page-closed')
  })

  test('is translated by the background, and then tells where it stands', async () => {
    const tab = await activeTab('https://example.fr/')
    front.page.sample = { declared: 'fr', text: '' }
    const { panel } = await open()
    front.ports[0]!.ends(null)
    await panel.translate()
    expect(ordered.at(-1)).toEqual({ tabId: tab.id, source: null, target: 'en', mode: 'in-place' })
    expect(front.ports.map(({ isOpen }) => isOpen)).toEqual([false, true])
    front.report(REPORT)
    expect(panel.state.value?.done).toBe(3)
    expect(panel.language.value).toBe('it')
    // What an older port says at its end is no news of the newer one.
    front.ports[0]!.ends(null)
    expect(panel.state.value).not.toBeNull()
    front.ports[1]!.ends(null)
    expect(panel.state.value).toBeNull()
  })
})

describe('translate selection', () => {
  test('asks for the tab in front and closes', async () => {
    const tab = await activeTab()
    const popup = await open()
    await popup.translateSelection()
    expect(asked).toEqual([{ tabId: tab.id }])
    expect(close).toHaveBeenCalledOnce()
  })

  test('says why not, in place', async () => {
    await activeTab()
    outcome = { shown: false, error: { code: 'nothing-selected', values: {} } }
    const popup = await open()
    await popup.translateSelection()
    expect(popup.selection.value).toEqual({
      phase: 'refused',
      error: { code: 'nothing-selected', values: {} },
    })
    expect(close).not.toHaveBeenCalled()
  })

  test('a fault of the background is said too', async () => {
    await activeTab()
    outcome = new Error('no such listener')
    const popup = await open()
    await popup.translateSelection()
    expect(popup.selection.value).toMatchObject({ phase: 'refused', error: { code: 'internal' } })
  })

  test('a window without a tab is a page that no extension may read', async () => {
    fakeBrowser.tabs.query = async () => []
    const popup = await open()
    await popup.translateSelection()
    expect(popup.selection.value).toMatchObject({ phase: 'refused', error: { code: 'page-closed' } })
  })
})

test('trying again prepares a pair of the model, once at a time', async () => {
  const popup = await open()
  engine.hold()
  const trying = popup.retry('gloss/starter-fr-en')
  void popup.retry('gloss/starter-fr-en')
  expect([...popup.retrying.value]).toEqual(['gloss/starter-fr-en'])
  engine.release()
  await trying
  expect(popup.retrying.value.size).toBe(0)
  expect(engine.prepared.map(({ request }) => request)).toEqual([{ source: 'fr', target: 'en' }])
})

test('a tab of its own gets the text typed so far, through session storage', async () => {
  const popup = await open()
  popup.translator.edit('Bonjour')
  await popup.openInTab()
  const stored = await fakeBrowser.storage.session.get(TRANSLATE_PAGE_KEY)
  expect(Object.values(stored[TRANSLATE_PAGE_KEY] as object)).toEqual([{ text: 'Bonjour' }])
  expect(close).toHaveBeenCalledOnce()
})

test('the options open in their own tab; from an offer, at the models of the pair', async () => {
  const opened: unknown[] = []
  fakeBrowser.runtime.openOptionsPage = async () => void opened.push('options')
  fakeBrowser.tabs.create = (async (tab: { url: string }) => void opened.push(tab.url)) as never
  const popup = await open()
  await popup.openOptions()
  expect(opened).toEqual(['options'])
  expect(close).toHaveBeenCalledOnce()
  await openOptions({ source: 'de', target: 'en' })
  expect(opened[1]).toMatch(/\/options\.html#models\?source=de&target=en$/)
})
