/** The page after the installation. */
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { STARTER_TEXT } from '../../../lib/ui/welcome/starter'
import { clear, showWelcome } from './welcome-fixture'

afterEach(clear)

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const says = (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible()

test('the text is translated by the model that ships, from French into English, computed each time', async () => {
  const { engine } = showWelcome('de')
  await says(/Always from French into English, whatever your own language is.*\(15 MB\)/)
  engine.hold()
  await press('Translate')
  await expect.element(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible()
  engine.emit({ type: 'loading', model: 'x', loadedBytes: 7e6, totalBytes: 14.6e6 })
  await says(/Loading French → English, 7 MB of 15 MB/)
  engine.release()
  await expect.poll(() => page.getByRole('log').element().textContent).toContain('LA BIBLIOTHÈQUE EST')
  await says('On this computer, processor, 1 thread · 0.4 s')
  await says(/Switch the network off/)
  await press('Translate again')
  await expect.poll(() => engine.calls).toHaveLength(2)
  for (const { request } of engine.calls)
    expect(request).toMatchObject({
      texts: [STARTER_TEXT],
      source: 'fr',
      target: 'en',
      model: 'gloss/starter-fr-en',
      isPrivate: true,
    })
})

test('nothing is asked for before the press on its own button, which comes after what it is for', async () => {
  const { asked, mayReadAll, browser } = showWelcome()
  await says('Only these need the permission to read every site:')
  await press('Translate')
  expect(asked).toEqual([])
  browser.answer = false
  await press('Ask the browser')
  expect(asked).toEqual(['request'])
  await says('Gloss reads a page only when you ask it to.')
  await says('The browser did not give the permission.')
  browser.answer = true
  await press('Ask the browser')
  await says('Gloss may read every site.')
  await press('Give the permission back')
  expect(mayReadAll.value).toBe(false)
})

test('the keys are those of this browser', async () => {
  const { opened } = showWelcome()
  const keys = () =>
    page
      .getByRole('definition')
      .elements()
      .map(({ textContent }) => textContent)
  await expect.poll(keys).toEqual(['Alt+G', 'Ctrl+Shift+9', 'No keys'])
  await press('Change the keys')
  await press('Open the options')
  expect(opened).toEqual(['shortcuts', ''])
})

test('the language is chosen here, and what it takes is said without asking the network', async () => {
  const { target, opened } = showWelcome()
  await says('From French into English it works right away.')
  await userEvent.selectOptions(page.getByRole('combobox'), 'de')
  expect(target.value).toBe('de')
  await says(/^From \d\d other languages it takes a model that is downloaded\./)
  await expect.element(page.getByText(/it works right away/)).not.toBeInTheDocument()
  await press('See the models')
  expect(opened).toEqual(['models?target=de'])
  await userEvent.selectOptions(page.getByRole('combobox'), 'fr')
  await says('From English into French it works right away.')
})
