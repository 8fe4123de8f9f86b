/** The popup's own field, and what the popup knows of the engine, in the built extension with the real engine. */
import { expect, test } from './extension.ts'

test('a text is pasted, translated and copied out; the engine says how it did it', async ({
  context,
  extensionId,
}) => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await expect(page.getByText('Starts with the first translation.')).toBeVisible()
  await page
    .getByRole('textbox')
    .fill('La lettre était écrite en anglais.\n\nIl faisait chaud et le ciel était bleu.')
  await page.keyboard.press('Control+Enter')
  const result = page.locator('.result-text')
  await expect(result).toHaveText(/^The letter was written in English\.\s+It was hot and the sky was blue\.$/)
  await expect(page.getByText(/^Ready · processor, \d+ threads?$/)).toBeVisible()
  await expect(page.getByText(/\d words\/s · \d+ tokens\/s/).first()).toBeVisible()
})

test('odd characters reach the engine and do no harm', async ({ context, extensionId }) => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await page.getByRole('textbox').fill('La lettre\u0000 était\uD800 écrite en anglais. 🎉')
  await page.getByRole('button', { name: 'Translate', exact: true }).click()
  await expect(page.locator('.result-text')).toHaveText('The letter was written in English. 🎉')
})

test('the real popup is as wide as it means to be, and nothing in it is cut off', async ({
  openPage,
  gesture,
}) => {
  const popup = await gesture(await openPage('plain.html'))
  await expect.poll(() => popup.evaluate('document.body?.offsetWidth')).toBe(360)
  // The browser gives the window its size in its own time.
  await expect.poll(() => popup.evaluate('innerWidth')).toBeGreaterThanOrEqual(360)
  expect(await popup.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  // What has left this computer is in sight, and all of the rest fits into what the browser gives.
  const bottom = `document.querySelector('.network-note')?.getBoundingClientRect().bottom`
  await expect.poll(() => popup.evaluate(`${bottom} > 0 && ${bottom} <= innerHeight`)).toBe(true)
  expect(await popup.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(600)
})

test('a frame of another site is left as it is, and the popup says so with the way to change that', async ({
  openPage,
  gesture,
}) => {
  const popup = await gesture(await openPage('french.html'))
  await popup.click('[data-action="translate-page"]')
  const said = () => popup.evaluate(`document.querySelector('[data-part=frames]')?.textContent`)
  await expect.poll(said, { timeout: 60_000 }).toMatch(/^1 frame of another site is left as it is\./)
  await popup.click('[data-action="open-frames"]')
  const why = () => popup.evaluate(`document.querySelector('.wish')?.textContent`)
  await expect.poll(why).toContain('the browser allows that only for every site at once')
})
