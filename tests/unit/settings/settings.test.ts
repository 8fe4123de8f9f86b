import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { changeSettings } from '../../../lib/settings/change-settings'
import { parseSettings } from '../../../lib/settings/parse-settings'
import { readSelectionIcon } from '../../../lib/settings/selection-icon'
import { readSettings } from '../../../lib/settings/settings'
import { readTarget } from '../../../lib/settings/target'

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('pt-BR')
})

const FRESH = {
  target: 'pt-BR',
  mode: 'in-place',
  theme: 'plain',
  pageBar: true,
  hoverOriginal: false,
  offer: true,
  rules: { languages: { always: [], never: [] }, sites: { always: [], never: [] } },
  summary: { kind: 'key-points', length: 'medium' },
  selectionIcon: { shown: false, hiddenOn: [] },
}

test('a fresh install translates into the language of the browser, in place, and runs nothing by itself', async () => {
  expect(await readSettings()).toEqual(FRESH)
})

test('what was chosen is remembered, and nothing else is written', async () => {
  await changeSettings({ target: 'de' })
  await changeSettings({ mode: 'bilingual' })
  expect(await readSettings()).toEqual({ ...FRESH, target: 'de', mode: 'bilingual' })
  expect(await fakeBrowser.storage.local.get('settings')).toEqual({
    settings: { target: 'de', mode: 'bilingual', version: 2 },
  })
})

describe('what is stored and is not what it has to be', () => {
  test.each([undefined, null, 'settings', 7, [], { rules: null, selectionIcon: 3 }])(
    '%j: defaults',
    (stored) => expect(parseSettings(stored, 'pt-BR')).toEqual(FRESH),
  )

  test('each value gives way alone', () => {
    const stored = {
      target: 'nonsense!',
      mode: 'sideways',
      theme: 'bar',
      pageBar: 'yes',
      offer: false,
      summary: { kind: 'poem', length: 'long' },
    }
    expect(parseSettings(stored, 'pt-BR')).toEqual({
      ...FRESH,
      theme: 'bar',
      offer: false,
      summary: { kind: 'key-points', length: 'long' },
    })
  })

  test('lists hold languages and sites, each once, and what is on both is on the stronger one', () => {
    const stored = {
      rules: {
        languages: { always: ['FR', 'fr', 7, 'und'], never: ['de_AT'] },
        sites: { always: ['https://www.a.org/x', 'b.org'], never: ['b.org', 'file:///x', null] },
      },
      selectionIcon: { shown: true, hiddenOn: ['www.c.org', {}] },
    }
    const { rules, selectionIcon } = parseSettings(stored, 'en')
    expect(rules.languages).toEqual({ always: ['fr'], never: ['de-AT'] })
    expect(rules.sites).toEqual({ always: ['a.org'], never: ['b.org'] })
    expect(selectionIcon).toEqual({ shown: true, hiddenOn: ['c.org'] })
  })
})

describe('what scripts on pages know of them', () => {
  test('the target alone, read in a form of any version', async () => {
    const former = { theme: 'soft', target: 'de' }
    await fakeBrowser.storage.local.set({ settings: former })
    expect(await readTarget()).toBe('de')
  })

  test('the button beside a selection, checked as all settings are', async () => {
    expect(await readSelectionIcon()).toEqual({ shown: false, hiddenOn: [] })
    const selectionIcon = { shown: true, hiddenOn: ['www.a.org', 'file:///x'] }
    await fakeBrowser.storage.local.set({ settings: { selectionIcon } })
    expect(await readSelectionIcon()).toEqual({ shown: true, hiddenOn: ['a.org'] })
  })
})
