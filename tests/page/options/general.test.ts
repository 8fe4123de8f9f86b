/** General: languages, how carefully is translated, what Gloss puts on a page. */
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, press, says, showOptions } from './options-fixture'

afterEach(clear)

const HASH = '#general'
const check = (name: string) => page.getByRole('checkbox', { name, exact: true })

test('what is chosen is kept', async () => {
  const { settings } = showOptions({ hash: HASH })
  await expect.element(page.getByRole('link', { name: 'General' })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('combobox', { name: 'Translate into' }).selectOptions('German')
  await check('Show a bar at the top of a translated page').click()
  expect(settings.value).toMatchObject({ target: 'de', pageBar: false })
})

test('how carefully is searched', async () => {
  const { fake } = showOptions({ hash: HASH })
  const quality = page.getByRole('combobox', { name: 'Speed or quality' })
  await quality.selectOptions('Everything carefully')
  await quality.selectOptions('Selections carefully, everything else fast')
  expect(fake.asked('prefer')).toEqual([{ quality: 'quality' }, { quality: null }])
})

test('says which language Gloss itself speaks, and why', async () => {
  showOptions({ hash: HASH })
  await says('Gloss speaks English, as the browser does.')
  clear()
  showOptions({ hash: HASH, browserLanguage: 'nl' })
  await says('it has no words in the browser’s language yet (Dutch)')
})

describe('the button beside a selection', () => {
  test('refused, that is said, and nothing is on', async () => {
    const { browser, settings } = showOptions({ hash: HASH })
    browser.answer = false
    await check('Show a button beside what I select').click()
    await says('The browser did not give the permission.')
    await expect.element(check('Show a button beside what I select')).not.toBeChecked()
    expect(settings.value.selectionIcon.shown).toBe(false)
  })

  test('the button beside a selection asks for it, and is off without it', async () => {
    const { settings, mayReadAll } = showOptions({ hash: HASH })
    await check('Show a button beside what I select').click()
    await expect.element(check('Show a button beside what I select')).toBeChecked()
    expect([settings.value.selectionIcon.shown, mayReadAll.value]).toEqual([true, true])
    mayReadAll.value = false
    await expect.element(check('Show a button beside what I select')).not.toBeChecked()
  })

  test('sites without the button beside a selection are listed once there are any', async () => {
    const { settings } = showOptions({ hash: HASH, settings: { selectionIcon: { hiddenOn: ['a.org'] } } })
    await press('Take out a.org')
    expect(settings.value.selectionIcon.hiddenOn).toEqual([])
    expect(page.getByText('No button beside a selection').elements()).toEqual([])
  })
})
