/** Reading: how translated pages look, and how summaries are wanted. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, showOptions, text } from './options-fixture'

afterEach(clear)

const choice = (name: string) => page.getByRole('combobox', { name, exact: true })

test('what is chosen is kept', async () => {
  const { settings } = showOptions({ hash: '#reading' })
  await choice('How the page is translated').selectOptions('Side by side')
  await choice('A translation beside its original').selectOptions('In softer ink')
  await page.getByRole('checkbox', { name: 'Show the original where the pointer rests' }).click()
  await choice('Kind').selectOptions('One sentence')
  await choice('Length').selectOptions('Long')
  expect(settings.value).toMatchObject({
    mode: 'bilingual',
    theme: 'faded',
    hoverOriginal: true,
    summary: { kind: 'sentence', length: 'long' },
  })
})

test('the look of a translation is shown as it will be on a page', async () => {
  showOptions({ hash: '#reading', settings: { theme: 'bar' } })
  const preview = page.getByRole('figure', { name: 'How it looks' })
  await text(preview).toContain('Elle lit la lettre deux fois')
  const translation = document.querySelector<HTMLElement>('figure gloss-translation')!
  await expect.poll(() => getComputedStyle(translation).borderInlineStartStyle).toBe('solid')
  await choice('A translation beside its original').selectOptions('Blurred until looked at')
  await expect.poll(() => getComputedStyle(translation).filter).toContain('blur')
  expect(getComputedStyle(translation).borderInlineStartStyle).toBe('none')
  clear()
  await expect.poll(() => document.adoptedStyleSheets).toEqual([])
})
