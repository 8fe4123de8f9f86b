/**
 * `npm start`: builds Gloss and opens the demo page in Chromium with a fresh profile.
 * With a display the window is yours. Without one Gloss translates a paragraph and then the page by itself, and saves screenshots.
 */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { CHROME_BUILD, ROOT, buildExtension } from './build-extension.ts'
import { installBrowser } from './install-browser.ts'
import { launchExtension, translateToEnglish } from './launch-extension.ts'
import { openPopup } from './open-popup.ts'
import { waitForBubble } from './read-bubble.ts'
import { drawRightToLeft } from './right-to-left/draw.ts'
import { serveFolder } from './serve-folder.ts'
import { translatePage } from './translate-page.ts'

const SCREENSHOT = join(ROOT, 'screenshots/start.png')

async function start(): Promise<void> {
  const headless = !hasDisplay()
  installBrowser()
  console.log('Building Gloss.')
  buildExtension()
  const server = await serveFolder(join(ROOT, 'demo'))
  try {
    // A reader has the page that Gloss shows after its installation in the next tab.
    const welcome = headless ? 'close' : 'leave'
    const { context, extensionId } = await launchExtension({ extensionDir: CHROME_BUILD, headless, welcome })
    try {
      await translateToEnglish(context)
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto(`${server.origin}/`)
      await page.bringToFront()
      if (headless) {
        await translateOneParagraph(page, extensionId)
        await page.reload()
        await translatePage(page, extensionId)
        await drawRightToLeft(page)
      } else await leaveToReader(context)
    } finally {
      await context.close()
    }
  } finally {
    await server.close()
  }
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

async function leaveToReader(context: BrowserContext): Promise<void> {
  console.log('The demo page is open. Press Alt+Shift+G to translate all of it, or select a paragraph, then')
  console.log('press Alt+G, or right-click and choose Translate, or use the Gloss button in the toolbar.')
  console.log('In the tab beside it is the page that Gloss shows once after its installation.')
  console.log('Close the window when you are done.')
  // The browser may outlive its last window.
  await new Promise<void>((resolve) => {
    const endWithLast = (page: Page) => page.once('close', () => context.pages().length === 0 && resolve())
    context.once('close', () => resolve())
    context.on('page', endWithLast)
    for (const page of context.pages()) endWithLast(page)
  })
}

/** What a reader does: select, press the toolbar button, press the popup's button, read. */
async function translateOneParagraph(page: Page, extensionId: string): Promise<void> {
  console.log(
    'No display here, so Gloss translates a paragraph of the demo page, and then all of it, by itself.\n',
  )
  const source = await page.locator('article p').first().evaluate(select)
  const popup = await openPopup(page, extensionId)
  await popup.click('[data-action="translate-selection"]')
  const session = await page.context().newCDPSession(page)
  const bubble = await waitForBubble(session, 'done', { timeoutMs: 120_000, refusal: popup.refusal })
  console.log(`French   ${source}\nEnglish  ${bubble.translation.replaceAll(/\s+/g, ' ')}\n${bubble.foot}\n`)
  mkdirSync(join(ROOT, 'screenshots'), { recursive: true })
  await page.screenshot({ path: SCREENSHOT })
  console.log(`Screenshot: ${relative(process.cwd(), SCREENSHOT)}`)
}

/** Runs in the page. */
function select(paragraph: Element): string {
  getSelection()?.selectAllChildren(paragraph)
  return String(getSelection()).trim()
}

try {
  await start()
} catch (error) {
  // A bubble that failed says its code and sentence; anything else is told as it is.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
