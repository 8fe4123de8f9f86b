/** What can be done next to a translation, with the real starters: replace in a field, and write in their language. */
import type { Page } from '@playwright/test'
import { expect, test } from './extension.ts'

const MINE = "My phone doesn't work anymore. Do you speak French?"
const THEIRS = 'Mon téléphone ne fonctionne plus. Parlez-vous français ?'
const FRENCH = 'La lettre était écrite en anglais.'

const value = (page: Page) => page.locator('#area').inputValue()

/** Puts a text into the page's field, as its reader did before, and selects a part of it. */
async function selectInArea(page: Page, text: string, part = text): Promise<void> {
  // Chromium would fetch a dictionary for a field that is edited.
  await page.locator('#area').evaluate((field: HTMLTextAreaElement) => (field.spellcheck = false))
  await page.locator('#area').fill(text)
  await page.locator('#area').evaluate((field: HTMLTextAreaElement, part) => {
    const start = field.value.indexOf(part)
    field.setSelectionRange(start, start + part.length)
  }, part)
}

test('a part of a field is replaced by its translation, and Control and Z gives the original back', async ({
  openPage,
  translateSelection,
}) => {
  const page = await openPage('french.html')
  await selectInArea(page, `Bonjour. ${FRENCH} Merci.`, FRENCH)
  const bubble = await translateSelection(page)
  await bubble.waitFor('done')
  expect(await value(page)).toBe(`Bonjour. ${FRENCH} Merci.`)
  await bubble.click('[data-action="replace"]')
  await bubble.waitUntilGone()
  expect(await value(page)).toBe('Bonjour. The letter was written in English. Merci.')
  await bubble.press('Control+z')
  expect(await value(page)).toBe(`Bonjour. ${FRENCH} Merci.`)
})

test('English becomes French on a French page, judged by the way back, and is inserted only when asked', async ({
  openPage,
  translateSelection,
}) => {
  const page = await openPage('french.html')
  await selectInArea(page, MINE)
  const bubble = await translateSelection(page)
  await expect.poll(async () => (await bubble.read())?.parts['remark']).toContain('already in English')
  await bubble.click('[data-action="write"]')
  await expect.poll(async () => (await bubble.read())?.parts['target']).toBe('French')
  const { translation } = await bubble.waitFor('done')
  expect(translation).toBe(THEIRS)
  await expect
    .poll(async () => (await bubble.read())?.parts['back'], { timeout: 30_000 })
    .toBe(`Back in English, to compare\n\n${MINE}`)
  expect(await value(page)).toBe(MINE)
  await bubble.click('[data-action="insert"]')
  await bubble.waitUntilGone()
  expect(await value(page)).toBe(THEIRS)
  await bubble.press('Control+z')
  expect(await value(page)).toBe(MINE)
})
