/** What browsers allow in a gesture only is done in it: before anything is awaited. */
import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { watchTasks } from '../../../lib/background/panel-task'
import { registerReadingGestures, siteOfLink } from '../../../lib/background/reading-gestures'

const TAB = { id: 7, windowId: 3 }
type Click = (info: object, tab?: object) => void

let opened: { windowId: number }[] = []
let asked: unknown[] = []
let click: Click = () => {}
let press: (command: string, tab?: object) => void = () => {}

beforeEach(() => {
  fakeBrowser.reset()
  opened = []
  asked = []
  const fakes = {
    sidePanel: { open: async (where: { windowId: number }) => void opened.push(where) },
    contextMenus: { onClicked: { addListener: (listener: Click) => (click = listener) } },
    commands: { onCommand: { addListener: (listener: typeof press) => (press = listener) } },
    permissions: { request: async (what: unknown) => asked.push(what) > 0 },
  }
  for (const [name, fake] of Object.entries(fakes))
    Object.defineProperty(browser, name, { value: fake, configurable: true })
  registerReadingGestures()
})

const task = async () => (await fakeBrowser.storage.session.get('panel-task:3'))['panel-task:3']

test.each([
  ['summarise-page', { do: 'summarise', of: { part: 'page' } }],
  ['summarise-selection', { do: 'summarise', of: { part: 'selection', text: 'some words' } }],
  ['ask-selection', { do: 'ask', of: { part: 'selection', text: 'some words' } }],
])('menu: %s', async (menuItemId, order) => {
  click({ menuItemId, selectionText: 'some words' }, TAB)
  expect(opened).toEqual([{ windowId: 3 }])
  await expect.poll(task).toEqual({ tabId: 7, ...order })
})

test('a linked page: the panel and the permission, in the gesture', async () => {
  click({ menuItemId: 'summarise-link', linkUrl: 'https://news.example:8443/a?b#c' }, TAB)
  expect(opened).toEqual([{ windowId: 3 }])
  expect(asked).toEqual([{ origins: ['https://news.example/*'] }])
  await expect
    .poll(task)
    .toEqual({ tabId: 7, do: 'summarise', of: { part: 'link', address: 'https://news.example:8443/a?b#c' } })
})

test('commands', async () => {
  press('ask-page', TAB)
  expect(opened).toEqual([{ windowId: 3 }])
  await expect.poll(task).toEqual({ tabId: 7, do: 'ask', of: { part: 'page' } })
})

test('what is not for the panel opens nothing, and neither does a selection in a panel', () => {
  click({ menuItemId: 'translate-page' }, TAB)
  click({ menuItemId: 'summarise-selection', selectionText: 'x' }, { id: -1, windowId: 3 })
  press('translate-page', TAB)
  expect(opened).toEqual([])
})

test('a task is given once, to a panel that is open and to one that comes up', async () => {
  const first = vi.fn<(task: object) => void>()
  click({ menuItemId: 'summarise-page' }, TAB)
  await expect.poll(task).toBeDefined()
  const stop = watchTasks(3, first)
  await expect.poll(() => first.mock.calls.length).toBe(1)
  await expect.poll(task).toBeUndefined()
  press('ask-page', TAB)
  await expect.poll(() => first.mock.calls.length).toBe(2)
  stop()
})

test.each([
  ['https://a.example/b', 'https://a.example/*'],
  ['http://a.example:8080/', 'http://a.example/*'],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['nonsense', null],
])('the site of %s', (address, pattern) => expect(siteOfLink(address)).toBe(pattern))

test('what was asked in a tab goes with it', async () => {
  await fakeBrowser.storage.session.set({ 'panel-memory:7': { name: 'x' } })
  await fakeBrowser.tabs.onRemoved.trigger(7, { windowId: 3, isWindowClosing: false })
  await expect.poll(() => fakeBrowser.storage.session.get('panel-memory:7')).toEqual({})
})
