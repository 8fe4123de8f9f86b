/** The Pages page: how pages are translated, rules, and the permission that happens to be needed. */
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const HASH = '#pages'
const check = (name: string) => page.getByRole('checkbox', { name, exact: true })
const items = (name: string) =>
  page
    .getByRole('list', { name })
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent)

test('is a page of its own, and its choices are kept', async () => {
  const { settings } = showOptions({ hash: HASH })
  await expect.element(page.getByRole('link', { name: 'Pages' })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('combobox', { name: 'How the page is translated' }).selectOptions('Side by side')
  await page
    .getByRole('combobox', { name: 'A translation beside its original' })
    .selectOptions('In softer ink')
  await page.getByRole('combobox', { name: 'Translate into' }).selectOptions('German')
  await check('Show a bar at the top of a translated page').click()
  await check('Show the original where the pointer rests').click()
  await check('Mark the button of Gloss on pages in a foreign language').click()
  expect(settings.value).toMatchObject({
    mode: 'bilingual',
    theme: 'faded',
    target: 'de',
    pageBar: false,
    hoverOriginal: false,
    offer: false,
  })
})

describe('the permission', () => {
  test('is asked for, and given back', async () => {
    const { mayReadAll } = showOptions({ hash: HASH })
    await says('Gloss reads a page only when you ask it to.')
    await says('This waits until Gloss may read every site.')
    await press('Ask the browser')
    await says('Gloss may read every site.')
    expect(page.getByText('This waits until').elements()).toEqual([])
    await press('Give the permission back')
    await says('Gloss reads a page only when you ask it to.')
    expect(mayReadAll.value).toBe(false)
  })

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
})

describe('rules', () => {
  test('languages come and go; one has one rule', async () => {
    const { settings } = showOptions({ hash: HASH, settings: { rules: { languages: { never: ['fr'] } } } })
    const add = (list: string) => page.getByRole('combobox', { name: `${list}: add a language` })
    await add('Always translate these languages').selectOptions('French')
    expect(settings.value.rules.languages).toEqual({ always: ['fr'], never: [] })
    await add('Always translate these languages').selectOptions('German')
    expect(items('Always translate these languages')).toEqual(['French', 'German'])
    await press('Take out French')
    expect(settings.value.rules.languages.always).toEqual(['de'])
  })

  test('sites are what a person types for them; on one list at a time', async () => {
    const { settings } = showOptions({ hash: HASH })
    const field = (list: string) => page.getByRole('textbox', { name: `${list}: add a site` })
    const add = async (list: string, typed: string) => {
      await field(list).fill(typed)
      field(list).element().closest('form')!.requestSubmit()
    }
    await add('Never translate these sites', 'https://www.Example.org/page?x')
    await expect.poll(() => items('Never translate these sites')).toEqual(['example.org'])
    await add('Always translate these sites', 'example.org')
    await expect.poll(() => settings.value.rules.sites).toEqual({ always: ['example.org'], never: [] })
    await add('Always translate these sites', 'file:///etc')
    await text(page.getByRole('alert')).toContain('That is no address of a site.')
    await press('Take out example.org')
    expect(settings.value.rules.sites.always).toEqual([])
  })

  test('sites without the button beside a selection are listed once there are any', async () => {
    const { settings } = showOptions({ hash: HASH, settings: { selectionIcon: { hiddenOn: ['a.org'] } } })
    await press('Take out a.org')
    expect(settings.value.selectionIcon.hiddenOn).toEqual([])
    expect(page.getByText('No button beside a selection').elements()).toEqual([])
  })
})
