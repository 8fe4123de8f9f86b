/** A whole page in Firefox, translated by the reader's gestures and put back. */
import type { Page } from 'puppeteer-core'
import { ENGLISH, FRENCH, casePages } from './case-tests.ts'
import { expect, test as base } from './firefox.ts'

const LETTER = 'La lettre était écrite en anglais.'
const LETTER_ENGLISH = 'The letter was written in English.'
const LIBRARY = /The library is open every day but Mondays?\./

const test = base.extend({
  translatePage: async ({ translatePage, bar }, use) =>
    use(async (page: Page) => {
      await translatePage(page)
      await bar(page).waitUntilDone()
    }),
})
const url = casePages(test)

const text = (page: Page, selector: string) => page.$eval(selector, ({ textContent }) => textContent)
const bytes = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)
const ours = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('gloss-page-bar, gloss-inspector, gloss-translation').length)

test('by the popup, side by side by the bar, and put back to the byte', async ({
  openPage,
  demo,
  translatePage,
  bar,
}) => {
  const page = await openPage(`${demo.origin}/index.html`)
  const before = await bytes(page)
  await translatePage(page)
  expect(await text(page, '#bibliotheque p')).toMatch(LIBRARY)
  await bar(page).press('mode')
  await expect.poll(() => text(page, 'gloss-translation')).toMatch(/library/i)
  expect(await text(page, '#bibliotheque p')).toContain('La bibliothèque')
  await bar(page).press('mode')
  await expect.poll(() => text(page, '#bibliotheque p')).toMatch(LIBRARY)
  await bar(page).press('restore')
  await expect.poll(() => bar(page).phase()).toBeNull()
  expect(await ours(page)).toBe(0)
  expect(await bytes(page)).toBe(before)
})

test('by the shortcut, and back', async ({ openPage, display, bar }) => {
  const page = await openPage('plain.html')
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  await display.key('alt+shift+g')
  await bar(page).waitUntilDone()
  expect(await text(page, 'p')).toBe(ENGLISH)
  await display.key('alt+shift+g')
  await expect.poll(() => bar(page).phase()).toBeNull()
  expect(await text(page, 'p')).toBe(FRENCH)
})

test('by the menu, and one paragraph of it', async ({ openPage, window, bar }) => {
  const page = await openPage(url('/plain'))
  const shown = page.evaluate(() => innerHeight)
  await window.chooseFromMenu(page, { x: 300, y: (await shown) - 50 }, 'Gloss', 'Translate page')
  await bar(page).waitUntilDone()
  expect(await text(page, '#a')).toBe(ENGLISH)
  await page.goto(url('/plain').replace('127.0.0.1', 'localhost'))
  await window.chooseFromMenu(page, { x: 60, y: 30 }, 'Gloss', 'Translate this paragraph')
  await expect.poll(() => text(page, '#a')).toMatch(LIBRARY)
})

test('the popup opened again shows where the page stands; the inspector, and back', async ({
  openPage,
  gesture,
  translatePage,
}) => {
  const page = await openPage('plain.html')
  const before = await bytes(page)
  await translatePage(page)
  const popup = await gesture(page)
  await popup.click('[data-action="inspect"]')
  await expect.poll(() => page.$$('gloss-inspector').then(({ length }) => length)).toBe(1)
  await popup.click('[data-action="restore-page"]')
  await expect.poll(() => ours(page)).toBe(0)
  expect(await bytes(page)).toBe(before)
  await popup.close()
})

// Firefox takes the gesture's grant back with the document, Chromium with the origin.
test('the next page of a tab is left alone; where Gloss may read every site, it stays translated', async ({
  openPage,
  translatePage,
  window,
}) => {
  const page = await openPage(url('/plain'))
  await translatePage(page)
  await page.click('#next')
  await expect.poll(() => text(page, '#b').catch(() => '')).toBe(LETTER)
  expect(await ours(page)).toBe(0)

  await window.allowAllSites()
  await page.goto(url('/plain'))
  await translatePage(page)
  await page.click('#next')
  await expect.poll(() => text(page, '#b').catch(() => '')).toBe(LETTER_ENGLISH)
  await page.evaluate('history.back()')
  await expect.poll(() => text(page, '#a').catch(() => '')).toBe(ENGLISH)
  expect(await page.title()).toBe('12')
})
