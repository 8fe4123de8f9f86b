/** One page under translation: what the script of the top frame does with commands, and what it tells whom. */
import '../../fixtures/page-words'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FrameReport, PageCommand, PageOrder, PageReport } from '../../../lib/messaging/page-contract'
import { commonLanguages } from '../../../lib/text/languages'
import { openInspector } from '../../../lib/ui/page/open-inspector'
import { openPageBar } from '../../../lib/ui/page/open-page-bar'
import { type PageControls, pageControls } from '../../../lib/ui/page/page-controls'
import { createReadingAids } from '../../../lib/ui/page/reading-aids'
import { fakeModels } from '../../fixtures/fake-models'
import { type FakePageTranslator, fakePageTranslator } from '../../fixtures/fake-page-translator'
import { watchRoots } from '../bubble/bubble-fixture'

const ORDER: PageOrder = { source: null, target: 'en', mode: 'in-place' }

let made: FakePageTranslator[] = []
let orders: PageOrder[] = []
let reports: PageReport[] = []
let isConnected = true
let pageBar = true
let frames: FrameReport[] = []
let controls: PageControls

beforeEach(() => {
  document.body.innerHTML = '<p>Un texte.</p>'
  made = []
  orders = []
  reports = []
  isConnected = true
  pageBar = true
  frames = []
  controls = pageControls(window, {
    createTranslator: (order) => {
      orders.push(order)
      made.push(fakePageTranslator({ target: order.target, mode: order.mode }))
      return made.at(-1)!
    },
    surfaces: async () => ({ openPageBar, openInspector, createReadingAids }),
    reading: { shadowRootOf: (element) => element.shadowRoot, showsOnHover: () => false, tellAlt: () => {} },
    readFrames: async () => frames,
    models: fakeModels().models,
    languages: commonLanguages,
    readPageBar: async () => pageBar,
    remember: () => {},
    openModels: () => {},
    report: (report) => void reports.push(report),
    isConnected: () => isConnected,
  })
})

afterEach(() => {
  controls.retire()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const bars = () => document.querySelectorAll('gloss-page-bar').length
const inspectors = () => document.querySelectorAll('gloss-inspector').length
const translate = (more: Partial<PageOrder & { isAutomatic: boolean }> = {}) =>
  controls.tell({ type: 'gloss:page', do: 'translate', isAutomatic: false, ...ORDER, ...more })
const tell = (what: 'stop' | 'resume' | 'restore' | 'inspect' | 'ask') =>
  controls.tell({ type: 'gloss:page', do: what })
const now = () => made.at(-1)!

describe('translating', () => {
  test('begins with the order, answers where it stands and shows the bar', async () => {
    expect(tell('ask').state).toBeNull()
    expect(translate({ target: 'de' }).state).toMatchObject({ phase: 'starting', target: 'de' })
    expect(orders).toEqual([
      { ...ORDER, target: 'de', type: 'gloss:page', do: 'translate', isAutomatic: false },
    ])
    await expect.poll(bars).toBe(1)
  })

  test('told again, changes only what is different, and shows a closed bar again', async () => {
    const roots = watchRoots()
    translate()
    now().put({ phase: 'watching', source: 'fr' })
    await expect.poll(bars).toBe(1)
    roots[0]!.querySelector<HTMLElement>('[data-action=close]')!.click()
    now().put({ done: 1 })
    expect(bars()).toBe(0)
    translate()
    translate({ mode: 'bilingual' })
    translate({ mode: 'bilingual', source: 'it' })
    translate({ mode: 'bilingual', source: 'it', target: 'de' })
    expect(made).toHaveLength(1)
    expect(now().told).toEqual([
      'setMode bilingual',
      'setLanguages {"target":"en","source":"it"}',
      'setLanguages {"target":"de","source":"it"}',
    ])
    await expect.poll(bars).toBe(1)
  })

  test('a stopped page goes on', () => {
    translate()
    tell('stop')
    translate()
    expect(now().told).toEqual(['stop', 'resume'])
  })

  test('restored: bar and inspector go, and the next order begins anew', async () => {
    translate()
    expect(tell('inspect').isInspecting).toBe(true)
    await expect.poll(bars).toBe(1)
    await expect.poll(inspectors).toBe(1)
    expect(tell('restore')).toEqual({ state: null, coverage: null, isInspecting: false })
    expect([bars(), inspectors(), now().listeners()]).toEqual([0, 0, 0])
    translate()
    expect(made).toHaveLength(2)
  })

  test('what a translator says after its end is not heard', () => {
    translate()
    const first = now()
    tell('restore')
    translate()
    first.put({ phase: 'failed' })
    expect(tell('ask').state?.phase).toBe('starting')
  })
})

test('one paragraph in a frame of another site: stopped here, so that all of it can be put back', () => {
  const paragraph = (isElsewhere: boolean) =>
    controls.tell({ type: 'gloss:page', do: 'paragraph', isElsewhere, ...ORDER })
  expect(paragraph(false).state).toBeNull()
  expect(paragraph(true).state?.phase).toBe('stopped')
  paragraph(true)
  expect(made).toHaveLength(1)
})

describe('the bar', () => {
  /** Long enough for a bar that was on its way. */
  const settled = () => new Promise((resolve) => requestAnimationFrame(resolve))

  test('stays away where the reader has turned it off, but for a failure', async () => {
    pageBar = false
    translate()
    now().put({ phase: 'translating', total: 3 })
    await settled()
    expect(bars()).toBe(0)
    now().put({ phase: 'failed', error: { code: 'host-gone', values: {} } })
    await expect.poll(bars).toBe(1)
  })

  test('by a rule: comes when there is something to translate, and says no failure', async () => {
    translate({ isAutomatic: true })
    now().put({ phase: 'failed', error: { code: 'host-gone', values: {} } })
    now().put({ phase: 'watching', source: 'en', total: 0 })
    await settled()
    expect(bars()).toBe(0)
    now().put({ phase: 'translating', source: 'fr', total: 3 })
    await expect.poll(bars).toBe(1)
  })
})

describe('what is told', () => {
  test('the background hears of what changes its mark, not of every paragraph', () => {
    translate()
    now().put({ phase: 'translating', source: 'fr', total: 9 })
    for (let done = 1; done < 9; done++) now().put({ done })
    now().put({ phase: 'watching', done: 9 })
    now().put({ phase: 'translating', total: 12 })
    controls.tell({ type: 'gloss:page', do: 'mode', mode: 'bilingual' })
    tell('restore')
    expect(reports.map(({ state }) => state && [state.phase, state.mode])).toEqual([
      ['starting', 'in-place'],
      ['translating', 'in-place'],
      ['translating', 'bilingual'],
      null,
    ])
  })

  test('a popup sees every step while it is open', () => {
    translate()
    const seen: (number | undefined)[] = []
    const unwatch = controls.watch(({ state }) => void seen.push(state?.done))
    now().put({ done: 1 })
    now().put({ done: 2 })
    unwatch()
    now().put({ done: 3 })
    expect(seen).toEqual([0, 1, 2])
  })

  test('with the coverage in characters', () => {
    translate()
    expect(tell('ask').coverage).toEqual({ characters: 13_200, translated: 12_400, foreignFrames: 0 })
  })

  test('with that of frames of other sites, while somebody looks at it', async () => {
    frames = [{ path: [0], characters: 800, translated: 600, skipped: {} }]
    translate()
    now().leave({ node: document.body, reason: 'foreign-frame' })
    expect(tell('ask').coverage).toEqual({ characters: 13_200, translated: 12_400, foreignFrames: 1 })
    const seen: PageReport['coverage'][] = []
    const unwatch = controls.watch(({ coverage }) => void seen.push(coverage))
    await expect.poll(() => seen.at(-1)).toEqual({ characters: 14_000, translated: 13_000, foreignFrames: 0 })
    unwatch()
  })

  test('the background hears of the inspector, for other frames to follow', () => {
    translate()
    tell('inspect')
    tell('inspect')
    expect(reports.map(({ isInspecting }) => isInspecting)).toEqual([false, true, false])
  })

  test('a page that comes back from the memory of the browser tells again', () => {
    translate()
    expect(reports).toHaveLength(1)
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(reports).toHaveLength(2)
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    expect(reports).toHaveLength(2)
  })
})

describe('an orphan, after an update of the extension', () => {
  const orphan: [string, () => void][] = [
    [
      'that the engine tells',
      () => now().put({ phase: 'failed', error: { code: 'extension-gone', values: {} } }),
    ],
    [
      'that notices when the reader comes back',
      () => {
        isConnected = false
        document.dispatchEvent(new Event('visibilitychange'))
      },
    ],
    ['that its successor retires', () => controls.retire()],
  ]
  test.each(orphan)('%s puts the page back and goes quiet', async (_, happen) => {
    translate()
    now().put({ phase: 'translating', source: 'fr', total: 3 })
    await expect.poll(bars).toBe(1)
    const before = reports.length
    happen()
    expect(now().told).toEqual(['restore'])
    expect([bars(), reports.length, controls.isConnected()]).toEqual([0, before, false])
    const silent: PageCommand = { type: 'gloss:page', do: 'translate', isAutomatic: false, ...ORDER }
    expect(controls.tell(silent).state).toBeNull()
    expect(made).toHaveLength(1)
  })
})
