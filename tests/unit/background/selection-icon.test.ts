import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { hideSelectionIcon, syncSelectionIcon } from '../../../lib/background/selection-icon'
import { changeSettings } from '../../../lib/settings/change-settings'
import { readSettings } from '../../../lib/settings/settings'
import { fakeTabs } from './tab-fixture'

interface Registered {
  id: string
  excludeMatches: string[]
}
let registered: Registered[] = []
let tabs: ReturnType<typeof fakeTabs>

beforeEach(async () => {
  tabs = fakeTabs({ allSites: true })
  await tabs.ready
  registered = []
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => registered,
    registerContentScripts: async (scripts: Registered[]) => void registered.push(...scripts),
    updateContentScripts: async (scripts: Registered[]) => void (registered = scripts),
    unregisterContentScripts: async () => void (registered = []),
  })
})

const turn = (shown: boolean, hiddenOn: string[] = []) =>
  changeSettings({ selectionIcon: { shown, hiddenOn } })

test('off by default: nothing is registered', async () => {
  await syncSelectionIcon()
  expect(registered).toEqual([])
})

test('on: registered once, left out where the reader does not want it; off: gone', async () => {
  await turn(true, ['a.org'])
  await syncSelectionIcon()
  await syncSelectionIcon()
  expect(registered).toEqual([
    expect.objectContaining({
      id: 'selection-icon',
      js: ['selection-icon.js'],
      matches: ['<all_urls>'],
      excludeMatches: ['*://a.org/*', '*://www.a.org/*'],
    }),
  ])
  await turn(false)
  await syncSelectionIcon()
  expect(registered).toEqual([])
})

test('gone with the permission', async () => {
  await turn(true)
  await syncSelectionIcon()
  tabs.granted.allSites = false
  await syncSelectionIcon()
  expect(registered).toEqual([])
})

test('hidden on the site that asks', async () => {
  await turn(true, ['a.org'])
  await hideSelectionIcon('https://www.b.org/page')
  await hideSelectionIcon('file:///x')
  expect((await readSettings()).selectionIcon).toEqual({ shown: true, hiddenOn: ['a.org', 'b.org'] })
})
