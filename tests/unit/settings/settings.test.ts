import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { changeSettings, readSettings } from '../../../lib/settings/settings'

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('pt-BR')
})

test('a fresh install translates into the language of the browser', async () => {
  expect(await readSettings()).toEqual({ target: 'pt-BR' })
})

test('what was chosen is remembered', async () => {
  await changeSettings({ target: 'de' })
  expect(await readSettings()).toEqual({ target: 'de' })
})
