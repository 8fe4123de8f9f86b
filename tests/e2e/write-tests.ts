/** Writing in another language: one’s own words in a field of a page become theirs, and the browser’s undo takes that back. */
import { expect } from '@playwright/test'
import type { EitherTest } from './either-browser.ts'

const MINE = 'The letter was written in English.'

export function writeTests(test: EitherTest): void {
  test('a text in the reader’s own language is written in the page’s, compared, inserted, taken back', async ({
    openPage,
    translateSelection,
    inExtension,
  }) => {
    await inExtension(`chrome.storage.local.set({ settings: { target: 'en' } })`)
    const page = await openPage('french.html')
    const written = () => page.evaluate(`document.querySelector('#area').value`)
    await page.evaluate(`{
      const area = document.querySelector('#area')
      area.value = ''
      window.focus()
      area.focus()
      document.execCommand('insertText', false, ${JSON.stringify(MINE)})
      area.select()
    }`)
    const bubble = await translateSelection(page)
    await expect.poll(async () => (await bubble.read())?.state).toBe('same')
    await bubble.click('[data-action="write"]')
    const theirs = async () => (await bubble.read())?.translation ?? ''
    await expect.poll(theirs, { timeout: 60_000 }).toMatch(/lettre.*anglais/)
    await expect.poll(async () => (await bubble.read())?.parts['back']).toMatch(/English[^]*letter/)
    const inserted = await theirs()
    expect(await written()).toBe(MINE)
    await bubble.click('[data-action="insert"]')
    await bubble.waitUntilGone()
    expect(await written()).toBe(inserted)
    await page.keyboard.down('Control')
    await page.keyboard.press('z')
    await page.keyboard.up('Control')
    expect(await written()).toBe(MINE)
  })
}
