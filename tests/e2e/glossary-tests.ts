/** The reader's glossary: chosen in one page, heeded by the host in another document, forgotten again. */
import { expect } from '@playwright/test'
import type { EitherTest } from './either-browser.ts'

const ENTRY = { source: 'fr', target: 'en', match: 'word', matchCase: false }

export function glossaryTests(test: EitherTest): void {
  test('a word is translated as the reader wants it, until the reader no longer does', async ({ host }) => {
    const translated = () => host.translate('Ma voiture est en panne.', 'fr', 'en')
    expect(await translated()).toBe('My car is out of order.')
    await host.call('models.prefer', {
      glossary: [{ ...ENTRY, term: 'voiture', translation: 'automobile' }],
    })
    // Not as it is remembered: what is asked for from now on is served with it.
    expect(await translated()).toBe('My automobile is out of order.')
    await host.call('models.prefer', { glossary: null })
    expect(await translated()).toBe('My car is out of order.')
  })
}
