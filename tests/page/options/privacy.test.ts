/** Privacy: what has left this computer, and what is kept on it. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { clear, press, says, showOptions } from './options-fixture'

afterEach(clear)

test('says what has left this computer', async () => {
  showOptions({ hash: '#privacy' })
  await says('Nothing has left this computer since it was installed.')
})

test('translations are remembered on disk only when the reader says so, and forgotten', async () => {
  const { fake, overview } = showOptions({ hash: '#privacy' })
  const onDisk = page.getByRole('checkbox', { name: 'Remember them on this computer’s disk, too' })
  await onDisk.click()
  overview.value = { ...overview.value!, preferences: { rememberTranslations: true } }
  await expect.element(onDisk).toBeChecked()
  await onDisk.click()
  expect(fake.asked('prefer')).toEqual([{ rememberTranslations: true }, { rememberTranslations: null }])

  const site = page.getByRole('textbox', { name: 'A site whose translations are to be forgotten' })
  await site.fill('file:///etc')
  await expect.element(page.getByRole('button', { name: 'Forget this site' })).toBeDisabled()
  await site.fill('example.org/page')
  await press('Forget this site')
  await says('What was translated on example.org is forgotten.')
  await press('Forget all translations')
  expect(fake.asked('forgetTranslations')).toEqual([{ site: 'https://example.org' }, {}])
})
