import { expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { alwaysTranslate, watchWishes } from '../../../lib/background/always-rule'
import { readSettings } from '../../../lib/settings/settings'
import { fakeTabs } from './tab-fixture'

const always = async () => (await readSettings()).rules.languages.always

test('granted: the rule is there, and this page is translated', async () => {
  const { put, commands } = fakeTabs({ allSites: true })
  put(1)
  expect(await alwaysTranslate('fr', 1)).toBe(true)
  expect(await always()).toEqual(['fr'])
  expect(commands(1)).toEqual(['translate'])
})

test('refused: there is no rule', async () => {
  const { put, commands } = fakeTabs()
  put(1)
  expect(await alwaysTranslate('fr', 1)).toBe(false)
  expect(await always()).toEqual([])
  expect(commands(1)).toEqual([])
})

test('asked before anything is awaited: later the gesture would be over', () => {
  fakeTabs()
  void alwaysTranslate('fr', 1)
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
  void alwaysTranslate('fr', 1)
  await vi.waitFor(async () =>
    expect(await fakeBrowser.storage.session.get('always-rule-wish')).not.toEqual({}),
  )
  const now = Date.now()
  vi.spyOn(Date, 'now').mockReturnValue(now + afterMs)
  granted.allSites = true
  hear()
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get('always-rule-wish')).toEqual({}))
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
