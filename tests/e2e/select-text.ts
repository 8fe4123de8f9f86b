/** Selecting, as the page sees it: the focus and the selection are where a reader's drag would leave them. */
import type { Frame, Page } from '@playwright/test'

/** All text of an element, the first where several fit; the frame's window has the focus afterwards. */
export async function selectIn(where: Page | Frame, selector: string): Promise<void> {
  await where
    .locator(selector)
    .first()
    .evaluate((element) => {
      window.focus()
      getSelection()?.selectAllChildren(element)
    })
}

export async function frameOf(page: Page, selector: string): Promise<Frame> {
  const frame = await (await page.locator(selector).elementHandle())?.contentFrame()
  if (!frame) throw new Error(`${selector} is no frame`)
  await frame.waitForLoadState()
  return frame
}
