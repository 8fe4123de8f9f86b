/** Pictures of the privacy page with everything open, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { LOG, entry } from './kept-samples'
import { clear, showOptions } from './options-fixture'

const HISTORY = [
  entry(1),
  entry(2, {
    site: '',
    source: 'ar',
    target: 'de',
    text: 'المكتبة مفتوحة كل يوم.',
    result: 'Die Bibliothek ist jeden Tag geöffnet.',
  }),
  entry(3, { kind: 'question', source: 'en', text: 'When is it closed?', result: 'On Monday.' }),
]

afterEach(async () => {
  clear()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const looks = {
  light: { width: 1000, scheme: 'light', dir: '' },
  dark: { width: 1000, scheme: 'dark', dir: '' },
  narrow: { width: 320, scheme: 'light', dir: '' },
  rtl: { width: 1000, scheme: 'light', dir: 'rtl' },
}

test.each(Object.entries(looks))('%s', async (look, { width, scheme, dir }) => {
  await page.viewport(width, width < 400 ? 2200 : 1500)
  const features = [{ name: 'prefers-color-scheme', value: scheme }]
  await cdp().send('Emulation.setEmulatedMedia', { features })
  document.documentElement.dir = dir
  const network = { host: 'huggingface.co', lastAtMs: LOG.sinceMs! }
  showOptions({ hash: '#privacy', network: LOG, history: HISTORY, overview: { network } })
  await expect.element(page.getByRole('list', { name: 'History' })).toBeVisible()
  for (const details of document.querySelectorAll('details'))
    details.open = details.closest('.history li:first-child') !== null || !details.closest('.history')
  await expect.element(page.getByText('On Monday.').last()).toBeVisible()
  const { scrollWidth, clientWidth } = document.documentElement
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
  await page.screenshot({ path: `../../../test-results/screenshots/privacy-${look}.png` })
})
