/** What happens by itself where Gloss may read every site: the offer, rules, frames of other sites, the icon beside a selection. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BADGE, FRENCH, LIBRARY, expect, first, oursOn, test } from './demo-page.ts'
import { modifiedBuild } from './modified-build.ts'
import { pageBarOf } from './page-bar.ts'
import { whenInstalled } from './when-installed'

// A headless browser shows no prompt that could be answered: this build has been given it at install.
test.use({
  extensionDir: modifiedBuild((folder) => {
    const file = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    manifest.host_permissions = ['<all_urls>']
    writeFileSync(file, JSON.stringify(manifest))
  }),
})

test('a foreign page is offered by two letters on the button, and nothing is put on it', async ({
  openDemo,
  worker,
}) => {
  await whenInstalled(worker)
  const background = await worker()
  const page = await openDemo()
  await expect.poll(() => background.evaluate(BADGE)).toBe('fr')
  expect(await oursOn(page)).toBe(0)
})

test('a rule translates when a page is opened; what the reader puts back stays so', async ({
  openDemo,
  worker,
}) => {
  const background = await worker()
  const rules = { languages: { always: ['fr'], never: [] }, sites: { always: [], never: [] } }
  await background.evaluate(setSettings({ target: 'en', rules }))
  const page = await openDemo()
  const bar = pageBarOf(page)
  await bar.waitUntilDone()
  await expect(first(page)).toContainText(LIBRARY)
  await bar.press('restore')
  await page.evaluate(() => history.pushState({}, '', '?elsewhere'))
  await expect.poll(() => background.evaluate(BADGE)).toBe('')
  await expect(first(page)).toContainText(FRENCH)
})

test('a frame of another site follows its page', async ({ openPage, translatePage }) => {
  const page = await openPage('french.html')
  await translatePage(page)
  const frame = page.frameLocator('#foreign').locator('p').first()
  await page.locator('#foreign').scrollIntoViewIfNeeded()
  await expect(frame).toContainText(LIBRARY, { timeout: 60_000 })
  await pageBarOf(page).press('restore')
  await expect(frame).toContainText('La bibliothèque')
})

test('a frame of another site that comes later, or goes somewhere else, follows too', async ({
  openPage,
  translatePage,
}) => {
  const page = await openPage('french.html')
  await translatePage(page)
  const bar = pageBarOf(page)
  await bar.waitUntilDone()
  await page.evaluate(() => {
    const late = document.querySelector<HTMLIFrameElement>('#foreign')!.cloneNode() as HTMLIFrameElement
    late.id = 'late'
    document.querySelector('#plain')!.before(late)
  })
  const words = page.frameLocator('#late').locator('p').first()
  await expect(words).toContainText(LIBRARY)
  await page.evaluate(() => {
    document.querySelector<HTMLIFrameElement>('#late')!.src += '?again'
  })
  await page.waitForFunction(() => {
    const entries = performance.getEntriesByType('resource')
    return entries.some(({ name }) => name.endsWith('?again'))
  })
  await expect(words).toContainText(LIBRARY)
  await bar.press('restore')
  await expect(words).toContainText('La bibliothèque')
})

test('the icon beside a selection comes when it is turned on, and goes', async ({
  openDemo,
  worker,
  bubble,
}) => {
  const background = await worker()
  const turn = (shown: boolean) =>
    background.evaluate(setSettings({ selectionIcon: { shown, hiddenOn: [] } }))
  const registered = () => background.evaluate(REGISTERED)
  expect(await registered()).toBe(0)
  await turn(true)
  await expect.poll(registered).toBe(1)
  const page = await openDemo()
  const icon = page.locator('gloss-selection-icon')
  await first(page).click({ clickCount: 3 })
  await expect(icon).toHaveCount(1)
  const box = (await icon.boundingBox())!
  await page.mouse.click(box.x + 14, box.y + 14)
  expect((await bubble(page).waitFor('done')).translation).toMatch(LIBRARY)
  await bubble(page).press('Escape')
  await turn(false)
  await expect.poll(registered).toBe(0)
  await first(page).click({ clickCount: 3 })
  await expect(icon).toHaveCount(0)
})

/** In the service worker. */
const REGISTERED = `chrome.scripting.getRegisteredContentScripts().then(({ length }) => length)`

const setSettings = (settings: object) =>
  `chrome.storage.local.set({ settings: ${JSON.stringify(settings)} })`
