/** Reading: how translated pages look, and how summaries are wanted. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, showOptions } from './options-fixture'

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
    hoverOriginal: false,
    summary: { kind: 'sentence', length: 'long' },
  })
})
