/** Taking it back: whoever stops listening stops the work. */
import type { Worker } from '@playwright/test'
import { expect, test } from './extension.ts'
import { letters } from './long-text.ts'
import { selectIn } from './select-text.ts'

const LONG = letters(400)

/** Whether the engine works on anything, as it says itself. */
async function busy(worker: Worker): Promise<boolean> {
  const status = await worker.evaluate('chrome.storage.session.get("host-status")')
  return JSON.stringify(status).includes('"busy":true')
}

for (const how of ['Escape', 'a click elsewhere', 'closing the tab', 'leaving the page'] as const) {
  test(`${how} stops the work`, async ({ context, openPage, translateSelection, worker }) => {
    await context.newPage() // the browser stays when the tab goes
    const page = await openPage('french.html')
    await page.locator('#plain').evaluate((paragraph, text) => (paragraph.textContent = text), LONG)
    await selectIn(page, '#plain')
    const bubble = await translateSelection(page)
    await expect
      .poll(async () => (await bubble.read())?.translation ?? '', { timeout: 60_000 })
      .toContain('The letter')
    const background = await worker()
    await expect.poll(() => busy(background)).toBe(true)
    if (how === 'Escape') await bubble.press('Escape')
    if (how === 'a click elsewhere') await page.mouse.click(5, 5)
    if (how === 'closing the tab') await page.close()
    if (how === 'leaving the page') await page.goto('about:blank')
    await expect.poll(() => busy(background)).toBe(false)
    // And it stays so: the rest of the text is not worked off in silence.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await busy(background)).toBe(false)
  })
}
