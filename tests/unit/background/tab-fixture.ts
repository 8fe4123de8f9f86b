/** Tabs with pages in them, as far as the background sees them: what is injected, what is told, what the button shows. */
import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { FrameReport, PageCommand, PageReport, PageState } from '../../../lib/messaging/page-contract'
import { getMessage } from '../../fixtures/english-words'

export const STATE: PageState = {
  phase: 'translating',
  mode: 'in-place',
  source: 'fr',
  target: 'en',
  done: 1,
  total: 9,
  loading: null,
  error: null,
}

export interface FakePage {
  url: string
  /** Whether a script may be put on it. */
  mayRun: boolean
  language: string
  /** Null: no script there. */
  state: PageState | null | 'no-script'
  isInspecting: boolean
  /** Frames of other sites that have a script. */
  foreign: number[]
  reports: FrameReport[]
}

interface Asked {
  tabId: number
  command: PageCommand
  frameId: number | undefined
}

/** One page a tab. A page that gets page.js has a script from then on, and one that is told to translate does. */
export function fakeTabs({
  allSites = false,
  settings = {},
}: { allSites?: boolean; settings?: object } = {}) {
  fakeBrowser.reset()
  const pages = new Map<number, FakePage>()
  const told: Asked[] = []
  const injected: { tabId: number; allFrames?: boolean; what: string }[] = []
  const badges = new Map<number, string>()
  const granted = { allSites }

  const report = (state: PageState | null): PageReport => ({ state, coverage: null, isInspecting: false })

  Object.assign(fakeBrowser.i18n, {
    getMessage,
    getUILanguage: () => 'en-US',
    detectLanguage: async (text: string) => ({
      isReliable: text !== '',
      languages: text ? [{ language: text, percentage: 100 }] : [],
    }),
  })
  Object.assign(fakeBrowser, {
    permissions: {
      contains: async () => granted.allSites,
      request: vi.fn<() => Promise<boolean>>(async () => granted.allSites),
      onAdded: { addListener: () => {} },
      onRemoved: { addListener: () => {} },
    },
    scripting: {
      executeScript: async ({ target, files, func }: Injection) => {
        const page = pages.get(target.tabId)
        if (!page?.mayRun) throw new Error('Cannot access contents of the page.')
        injected.push({ ...target, what: files?.[0] ?? func?.name ?? '' })
        if (files?.[0] === '/page.js' && page.state === 'no-script') page.state = null
        // In each frame; one that has no script of ours has nothing to say.
        if (func && target.allFrames) return [null, ...page.reports, null].map((result) => ({ result }))
        return [{ result: func ? { declared: null, text: page.language } : undefined }]
      },
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => void badges.set(tabId, text),
      setBadgeBackgroundColor: async () => {},
      setBadgeTextColor: async () => {},
      setTitle: async () => {},
    },
  })
  Object.assign(fakeBrowser.tabs, {
    get: async (tabId: number) => ({ id: tabId, url: pages.get(tabId)?.url }),
    sendMessage: async (tabId: number, command: PageCommand, options?: { frameId: number }) => {
      const page = pages.get(tabId)
      if (!page || page.state === 'no-script') throw new Error('Could not establish connection.')
      told.push({ tabId, command, frameId: options?.frameId })
      if (command.do === 'translate')
        page.state = { ...STATE, source: page.language, target: command.target, mode: command.mode }
      if (command.do === 'restore') page.state = null
      if (command.do === 'inspect') page.isInspecting = !page.isInspecting
      if (options?.frameId && !page.foreign.includes(options.frameId))
        throw new Error('Could not establish connection.')
      return options?.frameId ? true : { ...report(page.state), isInspecting: page.isInspecting }
    },
  })

  const put = (tabId: number, page: Partial<FakePage> = {}): FakePage => {
    const script = { state: 'no-script' as const, isInspecting: false, foreign: [], reports: [] }
    pages.set(tabId, { url: 'https://example.fr/', mayRun: true, language: 'fr', ...script, ...page })
    return pages.get(tabId)!
  }
  const ready = fakeBrowser.storage.local.set({ settings })
  /** What a tab was told, in short. */
  const commands = (tabId: number) =>
    told.filter((one) => one.tabId === tabId && one.command.do !== 'ask').map(({ command }) => command.do)
  return { put, told, injected, badges, granted, report, commands, ready }
}

interface Injection {
  target: { tabId: number; allFrames?: boolean }
  files?: string[]
  func?: () => unknown
}
