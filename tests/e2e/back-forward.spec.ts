/**
 * A page that the browser keeps for the way back (BFCache). Chromium cuts the ports of an extension when it puts a page away and
 * keeps the page all the same, so a translated one comes back with everything but its way to the engine.
 */
import type { Page } from '@playwright/test'
import { BADGE } from './demo-page.ts'
import { expect, test } from './extension.ts'
import { pageBarOf } from './page-bar.ts'
import { translatePage } from './page-translation.ts'
import { type PageServer, servePages } from './serve-pages.ts'

test.use({ keepsPages: true })

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const ENGLISH = 'The library is open every day but Mondays.'

const LETTER = 'La lettre était écrite en anglais.'
/** Enough that a reader can be gone before it is done. */
const MANY = 60

let server: PageServer
test.beforeAll(async () => {
  const html = (body: string) =>
    `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`
  server = await servePages(() => ({
    '/': { body: html(`<p id="a">${FRENCH}</p>`) },
    '/long': {
      body: html(
        Array.from(
          { length: MANY },
          (_, at) => `<p>La maison numéro ${at} est ouverte tous les jours.</p>`,
        ).join(''),
      ),
    },
    '/elsewhere': { body: html('<p>Une autre page.</p>') },
  }))
})
test.afterAll(() => server?.close())

/** Another site, so that no script of the page could be what is found again, and back. Says what the page itself saw of it. */
async function thereAndBack(page: Page) {
  await page.evaluate(() => {
    const seen = { persisted: null as boolean | null, isSameDocument: true }
    Object.assign(window, { seen })
    addEventListener('pageshow', ({ persisted }) => (seen.persisted = persisted))
  })
  const address = page.url()
  await page.goto(server.url('/elsewhere', 'localhost'))
  // A page that was kept does not load a second time.
  await page.goBack({ waitUntil: 'commit' })
  await expect(page).toHaveURL(address)
  const seen = () => page.evaluate(() => (window as { seen?: unknown }).seen ?? null)
  const reasons = await page.evaluate(() =>
    JSON.stringify(
      (performance.getEntriesByType('navigation')[0] as { notRestoredReasons?: unknown })
        .notRestoredReasons ?? null,
    ),
  )
  await expect
    .poll(seen, `why it was not kept: ${reasons}`)
    .toEqual({ persisted: true, isSameDocument: true })
}

test('27: a translated page that was kept is translated still, goes on, and is put back to the byte', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => errors.push(message.text()))
  await page.goto(server.url('/'))
  const before = await page.evaluate('document.documentElement.outerHTML')
  const translation = await translatePage(page, gesture, worker)
  await translation.done()
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await thereAndBack(page)
  await expect(page.locator('#a')).toHaveText(ENGLISH)
  await expect.poll(async () => (await worker()).evaluate(BADGE)).toBe('en')

  await page.evaluate(
    `document.querySelector('#a').insertAdjacentHTML('afterend', '<p id="new">${LETTER}</p>')`,
  )
  await expect(page.locator('#new')).toHaveText('The letter was written in English.')
  await page.evaluate(`document.querySelector('#new').remove()`)

  await pageBarOf(page).press('restore')
  await expect.poll(() => pageBarOf(page).phase()).toBeNull()
  await expect(page.locator('#a')).toHaveText(FRENCH)
  expect(await page.evaluate('document.documentElement.outerHTML')).toBe(before)
  expect(errors).toEqual([])
})

test('27: a page that was left in the middle of its translation goes on where it was', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await page.goto(server.url('/long'))
  const translation = await translatePage(page, gesture, worker)
  await expect.poll(async () => (await translation.state())?.total).toBe(MANY)
  const { done } = (await translation.state())!
  expect(done).toBeLessThan(MANY)
  await thereAndBack(page)
  await expect(page.getByText('La maison')).toHaveCount(0, { timeout: 60_000 })
  await expect.poll(() => pageBarOf(page).phase()).toBe('watching')
})
