/** The search on top of the options: by keys, by mouse, for those who hear the page. */
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { clear, says, showOptions } from './options-fixture'

afterEach(clear)

const field = page.getByRole('combobox', { name: 'Search all settings' })
const titles = () => [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent)
const active = () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent

test('finds as one types, by page, and says how many', async () => {
  showOptions({ hash: '#general' })
  await field.fill('forget')
  await expect.element(page.getByRole('group', { name: 'Privacy' })).toBeVisible()
  await expect.element(page.getByRole('group', { name: 'Advanced' })).toBeVisible()
  expect(titles()).toEqual(['Remembered translations', 'Measurements', 'Search the models for “forget”'])
  await says('2 settings')
  await expect.element(field).toHaveAttribute('aria-expanded', 'true')
})

test('arrows go through what was found, Enter leads there: lit, and with the focus on it', async () => {
  showOptions({ hash: '#general' })
  await field.fill('leaves the memory')
  await expect.poll(active).toBe('Memory')
  await userEvent.keyboard('{ArrowDown}')
  expect(active()).toBe('Search the models for “leaves the memory”')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Advanced' })).toBeVisible()
  await expect.element(page.getByRole('combobox', { name: 'Memory' })).toHaveFocus()
  expect(document.querySelector('[data-lit]')?.textContent).toContain('Memory')
  await expect.element(field).toHaveValue('')
  await userEvent.keyboard('{Tab}')
  expect(document.querySelector('[data-lit]')).toBeNull()
})

test('a press leads there, too, and opens what is folded', async () => {
  showOptions({ hash: '#general' })
  await field.fill('own model')
  await page.getByRole('option', { name: 'Add your own model' }).click()
  await expect.element(page.getByText('From a hub')).toBeVisible()
  await expect.poll(() => document.activeElement?.localName).toBe('summary')
})

test('the same setting is lit again when it is looked for again', async () => {
  showOptions({ hash: '#advanced' })
  for (const _ of [1, 2]) {
    await field.fill('measurements')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.querySelector('[data-lit]')?.textContent).toContain('Measurements')
  }
})

test('what no setting is called may be the name of a model', async () => {
  const { models } = showOptions({ hash: '#general' })
  await field.fill('nllb')
  await says('No setting is called or about that.')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('searchbox', { name: 'Search models' })).toHaveValue('nllb')
  await expect.element(page.getByRole('searchbox', { name: 'Search models' })).toHaveFocus()
  expect(models.filters.value.search).toBe('nllb')
})

describe('Esc', () => {
  test('closes the list, then empties the field', async () => {
    showOptions({ hash: '#general' })
    await field.fill('bar')
    await expect.poll(() => titles().length).toBeGreaterThan(1)
    await userEvent.keyboard('{Escape}')
    await expect.poll(titles).toEqual([])
    await expect.element(field).toHaveValue('bar')
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => titles().length).toBeGreaterThan(1)
    await userEvent.keyboard('{Escape}{Escape}')
    await expect.element(field).toHaveValue('')
  })
})
