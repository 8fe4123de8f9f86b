/** A translated page heard, printed, and reached by a link to a text: 54 and 55 of the sixty, as far as they need the built extension. */
import type { Page } from '@playwright/test'
import { expect, test } from './extension.ts'
import { translatePage } from './page-translation.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'
const LETTER = 'La lettre était écrite en anglais.'

let server: PageServer
test.beforeAll(async () => {
  const html = (body: string) =>
    `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`
  server = await servePages(() => ({
    '/plain': { body: html(`<p id="a">${FRENCH}</p>`) },
    '/quoted': {
      body: html(
        `${`<p style="width: 8em">${FRENCH}</p>`.repeat(60)}<p id="quoted">${LETTER}</p><div style="height: 100vh"></div>`,
      ),
    },
  }))
})
test.afterAll(() => server?.close())

/** What a screen reader is given of the page, text by text. */
async function heardOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.filter(({ role }) => role?.value === 'StaticText').map(({ name }) => String(name?.value))
}

test('55: a screen reader gets every sentence once: the page’s own where both stand, the translation where that is in its place', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/plain'))
  const translation = await translatePage(page, gesture, worker)
  await translation.tell({ do: 'mode', mode: 'bilingual' })
  await expect(page.locator('#a gloss-translation')).toHaveText(ENGLISH)
  const times = async (text: string) => (await heardOn(page)).filter((heard) => heard.includes(text)).length
  await expect.poll(() => times(FRENCH)).toBe(1)
  expect(await times(ENGLISH)).toBe(0)
  await translation.tell({ do: 'mode', mode: 'in-place' })
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await expect.poll(() => times(ENGLISH)).toBe(1)
  expect(await times(FRENCH)).toBe(0)
})

test('54: a link to a text leads there, and the reader stays there while the page above is translated', async ({
  context,
  gesture,
}) => {
  const page = await context.newPage()
  const quoted = page.locator('#quoted')
  await page.goto(`${server.url('/quoted')}#:~:text=${encodeURIComponent(LETTER)}`)
  const top = () => quoted.evaluate((element) => element.getBoundingClientRect().top)
  await expect(quoted).toBeInViewport()
  const before = await top()
  const popup = await gesture(page)
  await popup.click('[data-action="translate-page"]')
  await popup.close().catch(() => {})
  await expect(quoted).toHaveText('The letter was written in English.')
  await expect(page.getByText(FRENCH)).toHaveCount(0, { timeout: 60_000 })
  expect(await page.evaluate('scrollY')).toBeGreaterThan(1000)
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
})

test('54: on paper there is the translation, and nothing of our surfaces', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/plain'))
  await translatePage(page, gesture, worker)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  const shownOn = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('gloss-page-bar, gloss-inspector')].map(
        (surface) => getComputedStyle(surface).display !== 'none',
      ),
    )
  await expect.poll(shownOn).toEqual([true])
  await page.emulateMedia({ media: 'print' })
  expect(await shownOn()).toEqual([false])
  await expect(page.locator('#a')).toHaveText(ENGLISH)
})
