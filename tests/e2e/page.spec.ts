/** A whole page, translated by the reader's gestures and put back, in the built extension with the real engine. */
import { BADGE, FRENCH, LIBRARY, body, expect, first, oursOn, test } from './demo-page.ts'
import { pageBarOf } from './page-bar.ts'

test('translated by the popup, side by side by the bar, and put back to the byte', async ({
  openDemo,
  gesture,
}) => {
  const page = await openDemo()
  const before = await body(page)
  const bar = pageBarOf(page)
  const popup = await gesture(page)
  await expect.poll(() => popup.evaluate(PANEL)).toMatch(/^127\.0\.0\.1:\d+ French/)
  await popup.click('[data-action="translate-page"]')
  await bar.waitUntilDone()
  await expect(first(page)).toContainText(LIBRARY)
  await expect.poll(() => popup.evaluate(PANEL)).toMatch(/Show original/)
  await popup.close()

  await bar.press('mode')
  await expect(page.locator('gloss-translation').first()).toContainText(/library/i)
  await expect(first(page)).toContainText(FRENCH)

  await bar.press('restore')
  await expect.poll(() => bar.phase()).toBeNull()
  expect(await oursOn(page)).toBe(0)
  expect(await body(page)).toBe(before)
})

test('the popup opened again shows where the page stands, and puts it back', async ({
  openDemo,
  gesture,
  translatePage,
}) => {
  const page = await openDemo()
  const before = await body(page)
  await translatePage(page)
  await pageBarOf(page).waitUntilDone()
  const popup = await gesture(page)
  await popup.click('[data-action="inspect"]')
  await expect.poll(() => page.locator('gloss-inspector').count()).toBe(1)
  await popup.click('[data-action="restore-page"]')
  await expect.poll(() => oursOn(page)).toBe(0)
  expect(await body(page)).toBe(before)
  await popup.close()
})

test('the bar can be closed; the translation stays', async ({ openDemo, translatePage }) => {
  const page = await openDemo()
  await translatePage(page)
  const bar = pageBarOf(page)
  await bar.waitUntilDone()
  await bar.press('close')
  await expect.poll(() => bar.phase()).toBeNull()
  await expect(first(page)).toContainText(LIBRARY)
})

test('the tab stays translated within its origin, also without the service worker of before', async ({
  openDemo,
  translatePage,
  demo,
  worker,
}) => {
  const page = await openDemo()
  await translatePage(page)
  await pageBarOf(page).waitUntilDone()
  const kept = async () => (await worker()).evaluate(KEPT)
  await expect.poll(kept).toContain('translated-tab:')
  await page.goto(`${demo.origin}/index.html?again`)
  await expect(first(page)).toContainText(LIBRARY, { timeout: 30_000 })
  // Another origin: the grant is over, and so is the translation.
  await page.goto(`http://localhost:${demo.port}/index.html`)
  await expect.poll(kept).not.toContain('translated-tab:')
  await expect(first(page)).toContainText(FRENCH)
  expect(await oursOn(page)).toBe(0)
})

// One that the browser kept instead is in back-forward.spec.ts.
test('back to a page that is loaded again, it is not translated any more, and its badge says so', async ({
  openDemo,
  translatePage,
  demo,
  worker,
}) => {
  const page = await openDemo()
  await translatePage(page)
  await pageBarOf(page).waitUntilDone()
  const badge = async () => (await worker()).evaluate(BADGE)
  await expect.poll(badge).toBe('en')
  await page.goto(`http://localhost:${demo.port}/index.html`)
  await expect.poll(badge).toBe('')
  await page.goBack()
  // The tab has been forgotten with its origin.
  await expect(first(page)).toContainText(FRENCH)
  expect(await badge()).toBe('')
})

test('a web page cannot send to the extension, and hears nothing of it', async ({
  openDemo,
  translatePage,
  extensionId,
}) => {
  const page = await openDemo()
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('message', ({ data }) => heard.push(data))
  })
  await translatePage(page)
  await pageBarOf(page).waitUntilDone()
  const reached = await page.evaluate((id) => {
    const { chrome } = globalThis as { chrome?: { runtime?: { sendMessage?: unknown; connect?: unknown } } }
    return { send: typeof chrome?.runtime?.sendMessage, connect: typeof chrome?.runtime?.connect, id }
  }, extensionId)
  expect(reached).toMatchObject({ send: 'undefined', connect: 'undefined' })
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([])
  expect(await page.evaluate(() => 'glossPage' in globalThis)).toBe(false)
})

const PANEL = `document.querySelector('.panel')?.innerText.replaceAll('\\n', ' ') ?? ''`

/** In the service worker: what is remembered while the browser runs. */
const KEPT = `chrome.storage.session.get(null).then((all) => Object.keys(all).join(' '))`
