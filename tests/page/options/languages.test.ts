/** Languages: rules for languages and sites, and the permission that they take. */
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const HASH = '#languages'
const check = (name: string) => page.getByRole('checkbox', { name, exact: true })
const items = (name: string) =>
  page
    .getByRole('list', { name })
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent)

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

  test('refused, that is said', async () => {
    const { browser } = showOptions({ hash: HASH })
    browser.answer = false
    await press('Ask the browser')
    await says('The browser did not give the permission.')
  })
})

test('the mark on foreign pages can be turned off', async () => {
  const { settings } = showOptions({ hash: HASH })
  await check('Mark the button of Gloss on pages in a foreign language').click()
  expect(settings.value.offer).toBe(false)
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
})
