/** Pictures of the page after the installation, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { faults } from '../../fixtures/accessible'
import { clear, showWelcome } from './welcome-fixture'

afterEach(async () => {
  clear()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const wide = { width: 1000, height: 2000 }
const looks = {
  light: { ...wide, media: { name: 'prefers-color-scheme', value: 'light' } },
  dark: { ...wide, media: { name: 'prefers-color-scheme', value: 'dark' } },
  forced: { ...wide, media: { name: 'forced-colors', value: 'active' } },
  narrow: { width: 320, height: 2900, media: { name: 'prefers-color-scheme', value: 'light' } },
}

test.each(Object.entries(looks))('%s', async (look, { width, height, media }) => {
  await page.viewport(width, height)
  const features = [media]
  await cdp().send('Emulation.setEmulatedMedia', { features })
  const { translator, browser, choices } = showWelcome('de')
  browser.answer = false
  await choices.allow()
  await translator.translate()
  await expect.poll(() => page.getByRole('log').element().textContent).toContain('OUVERTE')
  const { scrollWidth, clientWidth } = document.documentElement
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
  expect(await faults()).toEqual([])
  await page.screenshot({ path: `../../../test-results/screenshots/welcome-${look}.png` })
})
