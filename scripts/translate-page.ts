/**
 * The demo page as a reader has it translated: popup, page bar, and the page's own again. Pictures of each state go to
 * `screenshots/`; that the page is back to the byte is checked.
 */
import type { Page } from 'playwright'
import { serviceWorker } from './launch-extension.ts'
import { openPopup } from './open-popup.ts'
import { pictureOf } from './page-picture.ts'
import { barOf } from './read-page-bar.ts'

const WIDE = { width: 1000, height: 760 }
const NARROW = { width: 320, height: 640 }

export async function translatePage(page: Page, extensionId: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const bar = barOf(session)
  const before = await bytesOf(page)
  await pictureOf(page, 'page-original')

  const startedMs = performance.now()
  const popup = await openPopup(page, extensionId)
  await popup.click('[data-action="translate-page"]')
  await bar.until('watching', popup.refusal)
  const seconds = (performance.now() - startedMs) / 1000
  const done = await bar.progress()
  await popup.close().catch(() => {})
  await pictures(page, 'page-in-place')

  await bar.press('mode')
  await page.locator('gloss-translation').first().waitFor()
  await bar.until('watching')
  await pictures(page, 'page-bilingual')

  await bar.press('restore')
  await bar.until(null)
  await pictureOf(page, 'page-restored')
  const isSame = (await bytesOf(page)) === before
  console.log(`Page     ${done}, ${seconds.toFixed(1)} s${await whereItRan(page)}`)
  if (!isSame) throw new Error('Show original left the page different from what it was.')
  console.log('Restored Show original: the page is the same as before, to the byte.\n')
}

const bytesOf = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)

/** A page as wide as a window, in the dark, and as narrow as a telephone. */
async function pictures(page: Page, name: string): Promise<void> {
  await pictureOf(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await pictureOf(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(NARROW)
  await pictureOf(page, `${name}-narrow`)
  await page.setViewportSize(WIDE)
}

async function whereItRan(page: Page): Promise<string> {
  const worker = await serviceWorker(page.context())
  const stored = await worker.evaluate(`chrome.storage.session.get(null)`)
  const rung = /"device":"(\w+)","dtype":"(\w+)"/.exec(JSON.stringify(stored))
  return rung ? `, on ${rung[1] === 'wasm' ? 'the processor' : 'the graphics adapter'} (${rung[2]})` : ''
}
