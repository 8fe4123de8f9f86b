/** The menu and what it tells the page: to translate what is selected, or to write. */
import { beforeEach, expect, test } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { registerMenu } from '../../../lib/background/gestures'
import { getMessage } from '../../fixtures/english-words'

interface Item {
  id: string
  contexts: string[]
}

let items: Item[]
let scripts: string[]
let told: object[]
let install: () => void
let click: (info: object, tab?: object) => void

beforeEach(() => {
  fakeBrowser.reset()
  fakeBrowser.i18n.getMessage = getMessage as typeof fakeBrowser.i18n.getMessage
  items = []
  scripts = []
  told = []
  const fakes = {
    contextMenus: {
      removeAll: async () => {},
      create: (item: Item) => void items.push(item),
      onClicked: { addListener: (listener: typeof click) => (click = listener) },
    },
    scripting: { executeScript: async ({ files }: { files: string[] }) => void scripts.push(...files) },
  }
  for (const [name, fake] of Object.entries(fakes))
    Object.defineProperty(browser, name, { value: fake, configurable: true })
  fakeBrowser.runtime.onInstalled.addListener = (listener: () => void) => (install = listener)
  fakeBrowser.tabs.sendMessage = async (_: number, message: object) => {
    told.push(message)
    return { shown: true }
  }
  registerMenu()
})

test('writing in another language is in the menu of whatever is written in, and nowhere else', async () => {
  install()
  await expect.poll(() => items.length).toBeGreaterThan(5)
  expect(items.filter(({ contexts }) => contexts.includes('editable')).map(({ id }) => id)).toEqual(['write'])
  expect(items.find(({ id }) => id === 'write')?.contexts).toEqual(['editable'])
})

test.each([
  ['write', 'some words', { selectionText: 'some words', explain: true, write: true }],
  ['write', undefined, { selectionText: null, explain: true, write: true }],
  ['translate-selection', 'some words', { selectionText: 'some words', explain: true, write: false }],
])(
  '%s, with %j selected, brings the bubble and says which of the two',
  async (menuItemId, selectionText, said) => {
    click({ menuItemId, selectionText }, { id: 7 })
    await expect.poll(() => told).toEqual([{ type: 'gloss:show-bubble', ...said }])
    expect(scripts).toEqual(['/bubble.js'])
  },
)

test('where no script may run, the page that takes the text knows whether it is of a private window', async () => {
  fakeBrowser.tabs.create = (async () => ({})) as never
  Object.defineProperty(browser, 'scripting', {
    value: {
      executeScript: async () => {
        throw new Error('Cannot access a chrome:// URL')
      },
    },
    configurable: true,
  })
  const tasks = async () =>
    Object.values((await fakeBrowser.storage.session.get('translate-page'))['translate-page'] ?? {})
  fakeBrowser.tabs.get = (async () => ({ id: 7, url: 'chrome://settings/' })) as never
  click({ menuItemId: 'translate-selection', selectionText: 'un' }, { id: 7, incognito: true })
  await expect.poll(tasks).toMatchObject([{ text: 'un', isPrivate: true }])
  click({ menuItemId: 'translate-selection', selectionText: 'deux' }, { id: 7, incognito: false })
  await expect.poll(tasks).toHaveLength(2)
  expect((await tasks())[1]).not.toHaveProperty('isPrivate')
})
