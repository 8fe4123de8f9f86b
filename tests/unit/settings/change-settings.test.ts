/** Settings are written by several contexts at once: nothing that was chosen is lost, and nothing is written that means nothing. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { hideSelectionIcon } from '../../../lib/background/selection-icon'
import { changeFromPage, changeSettings } from '../../../lib/settings/change-settings'
import { withLanguageRule, withSiteRule } from '../../../lib/settings/rules'
import { readSettings } from '../../../lib/settings/settings'

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('pt-BR')
})

const stored = async () => (await fakeBrowser.storage.local.get('settings'))['settings']

describe('at one moment', () => {
  test('choices of different settings both stand', async () => {
    await Promise.all([changeSettings({ target: 'de' }), changeSettings({ mode: 'bilingual' })])
    expect(await readSettings()).toMatchObject({ target: 'de', mode: 'bilingual' })
  })

  test('so do two additions to one list: each is made of the list as it stands then', async () => {
    await Promise.all([
      changeSettings(({ rules }) => ({ rules: withLanguageRule(rules, 'fr', 'always') })),
      changeSettings(({ rules }) => ({ rules: withSiteRule(rules, 'a.org', 'never') })),
      changeSettings(({ rules }) => ({ rules: withLanguageRule(rules, 'it', 'always') })),
      hideSelectionIcon('https://b.org/'),
      hideSelectionIcon('https://c.org/'),
    ])
    const { rules, selectionIcon } = await readSettings()
    expect(rules.languages.always).toEqual(['fr', 'it'])
    expect(rules.sites.never).toEqual(['a.org'])
    expect(selectionIcon.hiddenOn).toEqual(['b.org', 'c.org'])
  })

  test('one that fails keeps nobody waiting', async () => {
    const failing = changeSettings(() => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await changeSettings({ target: 'de' })
    expect(await readSettings()).toMatchObject({ target: 'de' })
  })
})

describe('what means nothing is refused, with its name and its value, and nothing is written', () => {
  test.each([
    [{ mode: 'sideways' }, 'settings.mode', '"sideways"'],
    [{ target: 'nonsense!' }, 'settings.target', '"nonsense!"'],
    [
      { selectionIcon: { shown: true, hiddenOn: ['a.org', 'file:///x'] } },
      'settings.selectionIcon.hiddenOn[1]',
      '"file:///x"',
    ],
    [{ colour: 'red' }, 'settings.colour', '"red"'],
  ])('%j', async (change, field, value) => {
    await changeSettings({ theme: 'bar' })
    const before = await stored()
    await expect(changeSettings({ pageBar: false, ...(change as object) })).rejects.toMatchObject({
      code: 'bad-request',
      values: { field, value },
    })
    expect(await stored()).toEqual(before)
  })
})

describe('from a script on a page', () => {
  test('the two choices that are offered there are taken', async () => {
    await changeFromPage({ target: 'de' })
    await changeFromPage({ mode: 'bilingual' })
    expect(await stored()).toEqual({ target: 'de', mode: 'bilingual', version: 2 })
  })

  test('no other is, and no other form', async () => {
    await expect(changeFromPage({ target: 'de', pageBar: false } as object)).rejects.toMatchObject({
      code: 'bad-request',
      values: { field: 'pageBar', value: 'false', allowed: 'target, mode' },
    })
    await expect(changeFromPage(null as never)).rejects.toMatchObject({ code: 'bad-request' })
    await expect(changeFromPage({ target: null } as object)).rejects.toMatchObject({ code: 'bad-request' })
    expect(await stored()).toBeUndefined()
  })
})
