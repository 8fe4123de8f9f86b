import { expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { rememberTab } from '../../../lib/background/tab-memory'
import { askFor, watchWishes } from '../../../lib/background/wishes'
import type { Wish } from '../../../lib/messaging/page-contract'
import { NO_RULES } from '../../../lib/settings/rules'
import { readSettings } from '../../../lib/settings/settings'
import { STATE, fakeTabs } from './tab-fixture'

const FRENCH: Wish = { what: 'language', language: 'fr' }
const rules = async () => (await readSettings()).rules
const always = async () => (await rules()).languages.always

test('granted: the rule is there, and this page is translated', async () => {
  const { put, commands } = fakeTabs({ allSites: true })
  put(1)
  expect(await askFor(FRENCH, 1)).toBe(true)
  expect(await always()).toEqual(['fr'])
  expect(commands(1)).toEqual(['translate'])
})

test('a site, likewise', async () => {
  const { put, commands } = fakeTabs({ allSites: true })
  put(1)
  expect(await askFor({ what: 'site', site: 'example.fr' }, 1)).toBe(true)
  expect(await rules()).toEqual({ ...NO_RULES, sites: { always: ['example.fr'], never: [] } })
  expect(commands(1)).toEqual(['translate'])
})

test('frames of other sites: a script in each, told where the page stands, and no rule', async () => {
  const { put, injected, told } = fakeTabs({ allSites: true })
  put(1, { state: STATE })
  await rememberTab(1, {
    origin: 'https://example.fr',
    order: { source: null, target: 'en', mode: 'in-place' },
  })
  expect(await askFor({ what: 'frames' }, 1)).toBe(true)
  expect(injected).toEqual([{ tabId: 1, allFrames: true, what: '/page.js' }])
  expect(told.at(-1)?.command).toMatchObject({ do: 'frame', state: STATE })
  expect(await rules()).toEqual(NO_RULES)
})

test('refused: there is no rule', async () => {
  const { put, commands } = fakeTabs()
  put(1)
  expect(await askFor(FRENCH, 1)).toBe(false)
  expect(await always()).toEqual([])
  expect(commands(1)).toEqual([])
})

test('asked before anything is awaited: later the gesture would be over', () => {
  fakeTabs()
  void askFor(FRENCH, 1)
  expect(fakeBrowser.permissions.request).toHaveBeenCalledOnce()
})

/** The popup went while the browser asked; the background hears of the answer. */
async function answeredLater(afterMs: number) {
  const { put, granted, commands } = fakeTabs()
  put(1)
  let hear = () => {}
  Object.assign(fakeBrowser.permissions, {
    request: () => new Promise(() => {}),
    onAdded: { addListener: (listener: () => void) => (hear = listener) },
  })
  watchWishes()
  void askFor(FRENCH, 1)
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get('wish')).not.toEqual({}))
  const now = Date.now()
  vi.spyOn(Date, 'now').mockReturnValue(now + afterMs)
  granted.allSites = true
  hear()
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get('wish')).toEqual({}))
  vi.restoreAllMocks()
  return commands
}

test('the popup was closed by the question: the background makes the rule', async () => {
  const commands = await answeredLater(1000)
  await vi.waitFor(async () => expect(await always()).toEqual(['fr']))
  await vi.waitFor(() => expect(commands(1)).toEqual(['translate']))
})

test('a permission given much later was asked for by something else', async () => {
  const commands = await answeredLater(600_000)
  expect(await always()).toEqual([])
  expect(commands(1)).toEqual([])
})
