/** A frame of another site: what its script does of what its top frame does. */
import '../../fixtures/page-words'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PageState } from '../../../lib/messaging/page-contract'
import { type FrameControls, frameControls } from '../../../lib/ui/page/frame-controls'
import { openInspector } from '../../../lib/ui/page/open-inspector'
import { openPageBar } from '../../../lib/ui/page/open-page-bar'
import { createReadingAids } from '../../../lib/ui/page/reading-aids'
import { type FakePageTranslator, fakePageTranslator } from '../../fixtures/fake-page-translator'

const TOP: PageState = {
  phase: 'translating',
  mode: 'in-place',
  source: 'fr',
  target: 'en',
  done: 1,
  total: 9,
  loading: null,
  error: null,
}

let made: FakePageTranslator[]
let orders: object[]
let loads: number
let left: number
let isConnected: boolean
let controls: FrameControls

beforeEach(() => {
  document.body.innerHTML = '<p>Un texte.</p>'
  ;[made, orders, loads, left, isConnected] = [[], [], 0, 0, true]
  controls = frameControls(window, {
    createTranslator(order) {
      orders.push(order)
      made.push(fakePageTranslator({ target: order.target, mode: order.mode }))
      return made.at(-1)!
    },
    async surfaces() {
      loads++
      return { openPageBar, openInspector, createReadingAids }
    },
    reading: { shadowRootOf: ({ shadowRoot }) => shadowRoot, showsOnHover: () => false, tellAlt: () => {} },
    readFrames: async () => [],
    leaveInspector: () => void left++,
    isConnected: () => isConnected,
  })
})
afterEach(() => {
  controls.retire()
  document.body.replaceChildren()
})

const now = () => made.at(-1)!
const follow = (more: Partial<PageState> = {}, isInspecting = false) =>
  controls.follow({ ...TOP, ...more }, isInspecting)
const inspectors = () => document.querySelectorAll('gloss-inspector').length
const turn = () => new Promise((resolve) => setTimeout(resolve, 20))

test('it is translated as its top frame is, from a language of its own, and put back with it', () => {
  follow({ target: 'de' })
  expect(orders).toEqual([{ source: null, target: 'de', mode: 'in-place' }])
  follow({ target: 'en', mode: 'bilingual' })
  follow({ target: 'en', mode: 'bilingual', phase: 'stopped' })
  follow({ target: 'en', mode: 'bilingual', phase: 'stopped', done: 3 })
  follow({ target: 'en', mode: 'bilingual' })
  controls.follow(null, false)
  expect(now().told).toEqual([
    'setMode bilingual',
    'setLanguages {"target":"en"}',
    'stop',
    'resume',
    'restore',
  ])
  expect(controls.report()).toBeNull()
})

test('a page that is stopped, or cannot go on, begins nothing here', () => {
  follow({ phase: 'stopped' })
  follow({ phase: 'failed' })
  expect(made).toEqual([])
})

test('one paragraph of it, though nothing else is translated; what its top frame says then changes nothing', async () => {
  document.querySelector('p')!.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true }))
  controls.paragraph({ source: null, target: 'en', mode: 'in-place' })
  expect(now().told).toEqual(['stop'])
  follow({ phase: 'stopped' })
  expect(now().told).toEqual(['stop'])
})

test('what draws comes when somebody looks into it', async () => {
  follow()
  now().put({ done: 4 })
  await turn()
  expect(loads).toBe(0)
  document.body.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
  await expect.poll(() => loads).toBe(1)
})

test('outlines come and go with the inspector of the top frame, also by Esc in here', async () => {
  follow({}, true)
  await expect.poll(inspectors).toBe(1)
  follow({}, false)
  expect(inspectors()).toBe(0)
  follow({}, true)
  await expect.poll(inspectors).toBe(1)
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  expect([inspectors(), left]).toEqual([0, 1])
})

test('it says how much of it is translated, and where it is', () => {
  follow()
  const { path, characters, translated } = controls.report()!
  expect([characters, translated]).toEqual([13_200, 12_400])
  // The page of a test is a frame itself.
  expect(path?.reduce<Window>((around, at) => around[at]!, window.top!)).toBe(window)
})

test('an orphan puts itself back and goes quiet', () => {
  follow()
  isConnected = false
  now().put({ done: 4 })
  expect(now().told).toEqual(['restore'])
  follow()
  expect(made).toHaveLength(1)
})
