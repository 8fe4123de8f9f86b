/** Pictures of the page after the installation, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { clear, showWelcome } from './welcome-fixture'

afterEach(async () => {
  clear()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const looks = {
  light: { width: 1000, height: 2000, scheme: 'light' },
  dark: { width: 1000, height: 2000, scheme: 'dark' },
  narrow: { width: 320, height: 2900, scheme: 'light' },
}

test.each(Object.entries(looks))('%s', async (look, { width, height, scheme }) => {
  await page.viewport(width, height)
  const features = [{ name: 'prefers-color-scheme', value: scheme }]
  await cdp().send('Emulation.setEmulatedMedia', { features })
  const { translator } = showWelcome('de')
  await translator.translate()
  await expect.poll(() => page.getByRole('log').element().textContent).toContain('OUVERTE')
  const { scrollWidth, clientWidth } = document.documentElement
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
  await page.screenshot({ path: `../../../test-results/screenshots/welcome-${look}.png` })
})
