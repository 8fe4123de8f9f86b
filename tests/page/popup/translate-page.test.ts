import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { clear, says, showTranslatePage } from './popup-fixture'

afterEach(clear)

test('is useful by itself: an empty state, both languages, a place to type', async () => {
  showTranslatePage()
  await expect.element(page.getByText('The translation appears here.')).toBeVisible()
  await expect.element(page.getByRole('combobox', { name: 'From' })).toHaveDisplayValue('Detect the language')
  await expect.element(page.getByRole('combobox', { name: 'Into' })).toHaveDisplayValue('English')
})

test('names the device with the time', async () => {
  showTranslatePage()
  await page.getByRole('textbox').fill('Bonjour.')
  await page.getByRole('button', { name: 'Translate' }).click()
  await expect.element(page.getByText('On this computer, processor, 1 thread · 0.4 s')).toBeVisible()
})

test('another target translates again, written in the direction of its language', async () => {
  const { engine, translator } = showTranslatePage()
  translator.edit('Bonjour.')
  await translator.translate()
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Into' }), 'ar')
  await expect.poll(() => engine.calls.length).toBe(2)
  const result = page.getByRole('log').element().parentElement!
  expect(result.dir).toBe('rtl')
  expect(result.lang).toBe('ar')
})

test('a failure keeps what came and offers to try again', async () => {
  const { engine, translator } = showTranslatePage()
  engine.hold()
  translator.edit('Un. Deux.')
  void translator.translate()
  engine.release(1)
  await says(page.getByRole('log'), 'UN.')
  engine.fail(new Error('x is not a function'))
  await says(page.getByRole('alert'), 'Something in Gloss broke: x is not a function.')
  await says(page.getByRole('log'), 'UN.')
  engine.release()
  await page.getByRole('button', { name: 'Try again' }).click()
  await says(page.getByRole('log'), 'UN. DEUX.')
})
