/** The licences' page: what a package's file holds is text, and its source a link. */
import '../fixtures/page-words'
import { render } from 'preact'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { LicencesView } from '../../lib/ui/licences/licences-view'

afterEach(() => render(null, document.body))

test('shows each part with its licence, and the words of a licence as text', async () => {
  const text = 'Copyright <b>somebody</b> <img src=x onerror="document.title=1">'
  const source = 'https://example.org/idb'
  render(
    <LicencesView
      parts={[
        { kind: 'model', name: 'Starter', licence: 'CC-BY-4.0', text: 'Trained on sentences' },
        { kind: 'library', name: 'idb', version: '8.0.4', licence: 'ISC', source, text },
      ]}
    />,
    document.body,
  )
  await page.getByText('idb 8.0.4 ISC').click()
  await expect.element(page.getByText(text)).toBeVisible()
  await expect.element(page.getByRole('link', { name: source })).toHaveAttribute('href', source)
  await expect.element(page.getByText('Trained on sentences')).not.toBeVisible()
  expect(document.querySelector('img')).toBeNull()
})
