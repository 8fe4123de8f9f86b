/** The sidebar in Firefox: the gestures grant the page and open it; there it summarises, answers and lights what it means. */
import type { Page } from 'puppeteer-core'
import { viewIn } from './firefox-popup.ts'
import { expect, test as base } from './firefox.ts'

const test = base.extend<{ sidebar: (expression: string) => Promise<unknown> }>({
  sidebar: async ({ helper, window }, use) => {
    await use(viewIn(helper, 'sidebar'))
    await window.closeSidebar()
  },
})

const DEMO_TITLE = 'The lamp that kept time'
const phaseOf = (part: string) => `document.querySelector('[data-part=${part}]')?.dataset.phase ?? ''`
const lit = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('gloss-passage') ?? [])].map((range) => (range as Range).toString()).join(' '),
  )

test('the menu opens it and it summarises; a citation is lit, a question answered from its passage', async ({
  openPage,
  demo,
  window,
  sidebar,
}) => {
  const page = await openPage(`${demo.origin}/article.html`)
  await window.chooseFromMenu(page, { x: 20, y: 300 }, 'Gloss', 'Summarise page')
  await expect.poll(() => sidebar(phaseOf('summary')), { timeout: 60_000 }).toBe('done')
  expect(await sidebar(`document.querySelector('h1').textContent`)).toBe(DEMO_TITLE)
  expect(await sidebar(`document.querySelectorAll('[data-part=text] > li').length`)).toBeGreaterThanOrEqual(3)
  await sidebar(`void document.querySelector('[data-part=text] > li:last-child .chip').click()`)
  await expect.poll(() => lit(page)).not.toBe('')
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/gloss-|<mark/)

  await sidebar(`void [...document.querySelectorAll('[role=tab]')].at(-1).click()`)
  await expect.poll(() => sidebar(`document.querySelector('textarea, input[type=text]') !== null`)).toBe(true)
  await sidebar(`(() => {
    const field = document.querySelector('textarea, input[type=text]')
    field.value = 'When was the lamp lit for the first time?'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)
  await sidebar(`void document.querySelector('[data-action=ask]').click()`)
  await expect.poll(() => sidebar(phaseOf('exchange')), { timeout: 60_000 }).toBe('done')
  expect(await sidebar(`document.querySelector('[data-part=evidence] li').textContent`)).toContain(
    'October 1887',
  )
  await expect.poll(() => lit(page)).toContain('October 1887')
})

test('the shortcut opens it; a French page is read in English', async ({ openPage, display, sidebar }) => {
  const page = await openPage('french.html')
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  await display.key('alt+shift+y')
  await expect.poll(() => sidebar(phaseOf('summary')), { timeout: 60_000 }).toBe('done')
  expect(await sidebar(`document.querySelector('[data-part=text]').lang`)).toBe('en')
})
