/** A page that reads from left to right, translated into Arabic, in both modes; pictures in `test-results/screenshots`. */
import { expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import { MODES } from '../../../lib/page/translator/contract'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { testEngine } from '../../fixtures/test-engines'
import { openCase } from '../cases/case-frame'
import css from '../../../demo/style.css?inline'

const ARABIC: Record<string, string> = {
  'La bibliothèque': 'المكتبة',
  'La bibliothèque est ouverte tous les jours, sauf le lundi.': 'المكتبة مفتوحة كل يوم ما عدا الاثنين.',
  'Mon frère a oublié son chapeau (rouge) dans le train de 18:30.': 'نسي أخي قبعته (الحمراء) في قطار 18:30.',
  'Où est la gare ?': 'أين المحطة؟',
  'Pouvez-vous m’aider ?': 'هل يمكنك مساعدتي؟',
  'Le matin': 'الصباح',
  'Le soir': 'المساء',
}
const HTML = `<html lang="fr"><head><style>${css} ul { list-style: disc; padding-left: 24px } li::before { content: none !important }</style></head><body><main>
  <h1>La bibliothèque</h1>
  <p id="plain">La bibliothèque est ouverte tous les jours, sauf le lundi.</p>
  <p id="mixed">Mon frère a oublié son chapeau (rouge) dans le train de 18:30.</p>
  <ul><li>Où est la gare ?</li><li>Pouvez-vous m’aider ?</li></ul>
  <table><tr><th id="first">Le matin</th><th id="second">Le soir</th></tr></table></main></body></html>`

/** Its pages are opened by a driver that takes no pictures. */
const IS_FIREFOX = navigator.userAgent.includes('Firefox/')

test.each(MODES)('%s: words stand at their side, markers and columns where they were', async (mode) => {
  await page.viewport(700, 560)
  const frame = await openCase(HTML, { width: 700, height: 560 })
  onTestFinished(() => frame.remove())
  const { document, window } = frame
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
  const directionOf = (element: Element) => window.getComputedStyle(element).direction
  const before = document.documentElement.outerHTML
  const translator = createPageTranslator(document, {
    engine: testEngine((sentence) => ARABIC[sentence] ?? sentence),
    detector: async () => ({ isReliable: false, languages: [] }),
    shadowRootOf: (element) => element.shadowRoot,
    source: 'fr',
    target: 'ar',
    mode,
    label: 'Translation',
  })
  await expect.poll(() => translator.state().phase).toBe('watching')
  const shown = (selector: string) =>
    mode === 'in-place' ? find(selector) : find(`${selector} gloss-translation`)
  await expect.poll(() => shown('#mixed')?.textContent ?? '').toContain('(الحمراء) في قطار 18:30.')
  await expect.poll(() => shown('#second')?.textContent ?? '').toContain('المساء')
  if (!IS_FIREFOX) await page.screenshot({ path: `../../../test-results/screenshots/page-rtl-${mode}.png` })
  for (const selector of ['#plain', '#mixed']) expect(directionOf(shown(selector))).toBe('rtl')
  for (const selector of ['html', 'ul', 'li', 'table', 'tr']) expect(directionOf(find(selector))).toBe('ltr')
  const left = (selector: string) => find(selector).getBoundingClientRect().left
  expect(left('#first')).toBeLessThan(left('#second'))
  if (mode === 'bilingual') expect(directionOf(find('#mixed'))).toBe('ltr')
  translator.restore()
  expect(document.documentElement.outerHTML).toBe(before)
})
