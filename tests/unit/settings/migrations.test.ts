/** Former stored forms, as Gloss really wrote them, and forms of a Gloss that does not exist yet. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { changeSettings } from '../../../lib/settings/change-settings'
import { VERSION, migrate } from '../../../lib/settings/migrations'
import { readSettings } from '../../../lib/settings/settings'

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('pt-BR')
})

const stored = async () => (await fakeBrowser.storage.local.get('settings'))['settings']

/** What the first Gloss wrote: all of its settings with any change, its default among them. */
const FIRST = { target: 'de' }

/** What the Gloss wrote that had rules, and other names for the looks of a translation. */
const WITH_RULES = {
  target: 'pt-BR',
  mode: 'bilingual',
  theme: 'line',
  pageBar: false,
  rules: { languages: { always: ['fr'], never: [] }, sites: { always: [], never: ['example.org'] } },
  selectionIcon: { shown: true, hiddenOn: ['a.org'] },
}

describe('a former form', () => {
  test('of the first Gloss is understood', async () => {
    await fakeBrowser.storage.local.set({ settings: FIRST })
    expect(await readSettings()).toMatchObject({ target: 'de', mode: 'in-place' })
  })

  test('keeps every choice under the names of today', async () => {
    await fakeBrowser.storage.local.set({ settings: WITH_RULES })
    expect(await readSettings()).toMatchObject({ ...WITH_RULES, theme: 'underline' })
  })

  test.each([
    ['soft', 'faded'],
    ['line', 'underline'],
    ['box', 'bar'],
    ['plain', 'plain'],
  ])('with the look %s has %s', (former, now) =>
    expect(migrate({ theme: former })).toEqual({ theme: now, version: VERSION }),
  )

  test('is written as one of today with the first change, once', async () => {
    await fakeBrowser.storage.local.set({ settings: WITH_RULES })
    await changeSettings({ pageBar: true })
    const after = { ...WITH_RULES, theme: 'underline', pageBar: true, version: VERSION }
    expect(await stored()).toEqual(after)
    expect(migrate(after)).toEqual(after)
  })
})

describe('the form of a newer Gloss', () => {
  const NEWER = {
    version: VERSION + 7,
    target: 'fr',
    theme: 'line',
    voice: { rate: 1.2 },
    summary: { kind: 'paragraph', length: 'long', tone: 'plain' },
  }

  test('is read as far as it is understood, and not migrated a second time', async () => {
    await fakeBrowser.storage.local.set({ settings: NEWER })
    // `line` may mean something else by then: here it means nothing.
    expect(await readSettings()).toMatchObject({
      target: 'fr',
      theme: 'plain',
      summary: { kind: 'paragraph', length: 'long' },
    })
  })

  test('loses nothing to a change: unknown fields, values and its version stay, at every depth', async () => {
    await fakeBrowser.storage.local.set({ settings: NEWER })
    await changeSettings({ target: 'de', summary: { kind: 'sentence', length: 'long' } })
    expect(await stored()).toEqual({
      ...NEWER,
      target: 'de',
      summary: { kind: 'sentence', length: 'long', tone: 'plain' },
    })
  })
})

test.each([undefined, null, 'x', 7, [], { version: 'two' }, { version: -3 }, { version: 1.5 }])(
  'what cannot be settings (%j) is a form of today with nothing chosen',
  (nonsense) => expect(migrate(nonsense)).toEqual({ version: VERSION }),
)
