/** Popup, page bar and bubble in one language, for people to look at: `test-results/screenshots`. A file a language: names are kept. */
import '../../fixtures/page-words'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { speakPageLanguage } from '../../../lib/ui/speak-page-language'
import { getMessageFrom, messagesOf } from '../../fixtures/locale-words'
import { closeAll, openOver } from '../bubble/bubble-fixture'
import { barPage, openBar } from '../page-bar/bar-fixture'
import { clear, showPopup } from '../popup/popup-fixture'

export function drawSurfaces(yaml: string, direction: 'ltr' | 'rtl'): void {
  const messages = messagesOf(yaml)
  const locale = messages['locale'] ?? ''
  const world = globalThis as unknown as { chrome: Record<string, unknown> }
  world.chrome['i18n'] = { getMessage: getMessageFrom(messages) }
  const shoot = (name: string) =>
    page.screenshot({ path: `../../../test-results/screenshots/${name}-${locale}.png` })

  barPage(
    '<main style="max-width:600px;margin:48px auto"><p id="text">La bibliothèque est ouverte.</p></main>',
  )

  test('the page bar', async () => {
    for (const width of [1000, 320]) {
      await page.viewport(width, 260)
      const { view, translator } = openBar()
      translator.put({ source: 'fr', phase: 'translating', done: 37, total: 52 })
      await expect.poll(view.phase).toBe('translating')
      await expect.poll(() => view.box().top).toBe(0)
      expect(view.bar().dir).toBe(direction)
      expect(view.box().right).toBeLessThanOrEqual(width)
      await shoot(`page-bar-${width}`)
    }
  })

  test('the bubble', async () => {
    await page.viewport(600, 300)
    const { view } = openOver()
    await expect.poll(() => view.dialog().dir).toBe(direction)
    await shoot('bubble')
    closeAll()
  })

  test('the popup', async () => {
    await page.viewport(360, 640)
    speakPageLanguage(document)
    showPopup()
    expect(document.documentElement.dir).toBe(direction)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
    await shoot('popup')
    clear()
    document.documentElement.dir = ''
  })
}
