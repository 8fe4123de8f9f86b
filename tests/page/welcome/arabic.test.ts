/** A picture of the page after the installation in Arabic, in a file of its own: names of languages are kept once asked for. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { speakPageLanguage } from '../../../lib/ui/speak-page-language'
import arabic from '../../../locales/ar.yml?raw'
import { getMessageFrom, messagesOf } from '../../fixtures/locale-words'
import { clear, showWelcome } from './welcome-fixture'

afterEach(clear)

test('in Arabic, in a narrow window', async () => {
  const world = globalThis as unknown as { chrome: Record<string, unknown> }
  world.chrome['i18n'] = { getMessage: getMessageFrom(messagesOf(arabic)) }
  await page.viewport(320, 2900)
  speakPageLanguage(document)
  const { translator } = showWelcome('de')
  await translator.translate()
  await expect.poll(() => page.getByRole('log').element().textContent).toContain('OUVERTE')
  expect(document.documentElement.dir).toBe('rtl')
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  await page.screenshot({ path: '../../../test-results/screenshots/welcome-arabic.png' })
})
