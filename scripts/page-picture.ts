/** A picture of the page as it is drawn now, for people to look at: `screenshots/NAME.png`. */
import { join, relative } from 'node:path'
import type { Page } from 'playwright'
import { ROOT } from './build-extension.ts'

const FOLDER = join(ROOT, 'screenshots')

export async function pictureOf(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`)
  // One frame for what has just been asked of the page.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  // To hide the caret it would write to the page's fields.
  await page.screenshot({ path, caret: 'initial' })
  console.log(`Screenshot: ${relative(process.cwd(), path)}`)
}
