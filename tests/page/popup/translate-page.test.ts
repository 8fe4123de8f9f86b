import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type FakeSpeech, fakeSpeech } from '../../fixtures/fake-speech'
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
  await expect.element(page.getByText('On this computer, processor, 1 thread · 0.4 s').first()).toBeVisible()
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

describe('beside the translation', () => {
  let speech: FakeSpeech
  beforeEach(() => {
    speech = fakeSpeech()
    speech.add('Samantha', 'en-US')
    speech.add('Google français', 'fr-FR', false)
  })
  afterEach(() => vi.unstubAllGlobals())

  test('swap takes the translation for the text', async () => {
    const { engine } = showTranslatePage()
    const swap = page.getByRole('button', { name: 'Swap languages' })
    await expect.element(swap).toBeDisabled()
    await page.getByRole('textbox').fill('Bonjour.')
    await page.getByRole('button', { name: 'Translate' }).click()
    await swap.click()
    await expect.poll(() => engine.calls.length).toBe(2)
    await expect.element(page.getByRole('textbox')).toHaveValue('BONJOUR.')
    await expect.element(page.getByRole('combobox', { name: 'From' })).toHaveDisplayValue('English')
    await expect.element(page.getByRole('combobox', { name: 'Into' })).toHaveDisplayValue('French')
  })

  test('both texts are spoken, each where this computer has a voice for it', async () => {
    showTranslatePage()
    await page.getByRole('textbox').fill('Bonjour.')
    await page.getByRole('button', { name: 'Translate' }).click()
    const spoken = page.getByRole('button', { name: 'Speak the translation' })
    await spoken.click()
    await expect.poll(() => speech.said).toEqual(['Samantha: BONJOUR.'])
    await expect.element(spoken).toHaveAttribute('aria-pressed', 'true')
    await spoken.click()
    await expect.poll(speech.isSpeaking).toBe(false)
    const silent = page.getByRole('button', { name: 'No voice for French on this computer' })
    await expect.element(silent).toHaveAttribute('aria-disabled', 'true')
    ;(silent.element() as HTMLElement).click()
    await says(page.getByRole('alert'), 'no voice for French')
    expect(speech.said).toHaveLength(1)
  })

  test.each([
    [1000, 'ltr'],
    [360, 'ltr'],
    [1000, 'rtl'],
  ] as const)('a picture of it, %i pixels wide, %s', async (width, direction) => {
    await page.viewport(width, 520)
    document.documentElement.dir = direction
    const { translator } = showTranslatePage()
    translator.edit('La bibliothèque est ouverte tous les jours, sauf le lundi.')
    await translator.translate()
    await expect.element(page.getByRole('button', { name: 'Swap languages' })).toBeEnabled()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await page.screenshot({
      path: `../../../test-results/screenshots/translate-page-${direction}-${width}.png`,
    })
    document.documentElement.dir = ''
  })
})
