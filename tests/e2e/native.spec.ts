/**
 * The gestures that only a reader has: the browser's own context menu and its shortcut, by mouse and keyboard, with the
 * shipped manifest. Each of them grants `activeTab`, and nothing else here does.
 */
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { openedPanel } from '../../scripts/open-popup.ts'
import { expect, middleOf, test as displayTest } from './display.ts'
import { pageBarOf } from './page-bar.ts'
import { frameOf, selectIn } from './select-text.ts'
import { whenInstalled } from './when-installed'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const LIBRARY = 'The library is open every day but Monday.'
const SHORTCUT = 'alt+g'
const PAGE_SHORTCUT = 'alt+shift+g'

const test = displayTest.extend<{
  /** Right-clicks on a selection and chooses Translate “…”; without a place, in the middle of the page. */
  translateByMenu: (page: Page, on?: Locator) => Promise<void>
}>({
  translateByMenu: async ({ display, worker }, use) =>
    use(async (page, on) => {
      // The menu's item is made when the extension has been installed. Changing nothing is refused as long as there is none.
      const update = `chrome.contextMenus.update('translate-selection', {}).then(() => true, () => false)`
      await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
      await display.rightClick(page, on && (await middleOf(on)))
      await display.chooseByLetter('g', 't')
    }),
})

test('the menu of a selection', async ({ openPage, translateByMenu, bubble }) => {
  const page = await openPage('french.html')
  await selectIn(page, '#plain')
  await translateByMenu(page, page.locator('#plain'))
  expect((await bubble(page).waitFor('done')).translation).toBe(LIBRARY)
})

test('the shortcut', async ({ openPage, display, bubble }) => {
  const page = await openPage('french.html')
  await selectIn(page, '#plain')
  await display.key(SHORTCUT)
  expect((await bubble(page).waitFor('done')).translation).toBe(LIBRARY)
})

test('the shortcut of the page translates it, and puts it back', async ({ openPage, display, worker }) => {
  const page = await openPage('plain.html')
  const bar = pageBarOf(page)
  await whenInstalled(async (expression) => (await worker()).evaluate(expression))
  await display.key(PAGE_SHORTCUT)
  await bar.waitUntilDone()
  await expect(page.locator('p').first()).toContainText(/library/i)
  await display.key(PAGE_SHORTCUT)
  await expect.poll(() => bar.phase()).toBeNull()
  await expect(page.locator('p').first()).toHaveText(FRENCH)
})

test('the menu of a page, with nothing selected', async ({ openPage, display, worker }) => {
  const page = await openPage('plain.html')
  const update = `chrome.contextMenus.update('translate-page', {}).then(() => true, () => false)`
  await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
  await display.rightClick(page)
  await display.chooseByLetter('g', 'g')
  await pageBarOf(page).waitUntilDone()
  await expect(page.locator('p').first()).toContainText(/library/i)
})

test('the menu of an editor: what is written in one language is put there in the page’s', async ({
  openPage,
  display,
  worker,
  bubble: bubbleOf,
}) => {
  const page = await openPage('french.html')
  const area = page.locator('#area')
  // The browser fetches its dictionary for a text that it checks.
  await area.evaluate((field: HTMLTextAreaElement) => (field.spellcheck = false))
  await area.fill('Chère Anne, The letter was written in English.')
  await area.evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.setSelectionRange('Chère Anne, '.length, field.value.length)
  })
  const update = `chrome.contextMenus.update('write', {}).then(() => true, () => false)`
  await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
  await display.rightClick(page, await middleOf(area))
  await display.chooseByLetter('g', 'w')
  const bubble = bubbleOf(page)
  const yours = () => bubble.evaluate(`function () { return this.querySelector('textarea')?.value }`)
  await expect.poll(yours).toBe('The letter was written in English.')
  expect((await bubble.waitFor('done')).translation).toBe('La lettre était écrite en anglais.')
  await bubble.click('[data-action="insert"]')
  await bubble.waitUntilGone()
  await expect(area).toHaveValue('Chère Anne, La lettre était écrite en anglais.')
})

test('the menu of a paragraph translates the one it was opened on, wherever the pointer went since', async ({
  openPage,
  display,
  worker,
}) => {
  const page = await openPage('plain.html')
  const [first, second] = [page.locator('p').first(), page.locator('p').last()]
  const update = `chrome.contextMenus.update('translate-paragraph', {}).then(() => true, () => false)`
  await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
  await display.rightClick(page, await middleOf(first))
  await display.chooseByLetter('g', 't')
  await expect(first).toContainText(/library/i)
  await expect(second).toContainText('Les enfants')
  await display.rightClick(page, await middleOf(second))
  const elsewhere = await first.boundingBox()
  await display.point(page, { x: elsewhere!.x + 10, y: elsewhere!.y + 5 })
  await display.chooseByLetter('g', 't')
  await expect(second).toContainText(/children/i)
})

test('the menu and the shortcut open the side panel, which summarises', async ({
  openPage,
  display,
  worker,
  extensionId,
}) => {
  const page = await openPage('plain.html')
  const update = `chrome.contextMenus.update('summarise-page', {}).then(() => true, () => false)`
  await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
  await display.rightClick(page)
  await display.chooseByLetter('g', 's')
  const panel = await openedPanel(page, extensionId)
  const part = (name: string) =>
    panel.evaluate(`document.querySelector('[data-part=${name}]')?.textContent ?? ''`)
  await expect.poll(() => part('text'), { timeout: 60_000 }).toMatch(/library/i)
  const other = await openPage('plain.html', 'otherOrigin')
  await expect.poll(() => part('text')).toBe('')
  await display.key('alt+shift+s')
  await expect.poll(() => part('text'), { timeout: 60_000 }).not.toBe('')
  await other.close()
})

test('the shortcut with nothing selected says so', async ({ openPage, display, bubble, worker }) => {
  await whenInstalled(async (expression) => (await worker()).evaluate(expression))
  const page = await openPage('french.html')
  await display.key(SHORTCUT)
  await expect.poll(async () => (await bubble(page).read())?.error?.code).toBe('nothing-selected')
  expect((await bubble(page).read())?.parts['error']).toMatch(/select/i)
})

test('a frame of another site: the menu hands its text over', async ({
  openPage,
  translateByMenu,
  bubble,
}) => {
  const page = await openPage('french.html')
  const frame = await frameOf(page, '#foreign')
  await selectIn(frame, 'p')
  await translateByMenu(page, frame.locator('p').first())
  expect((await bubble(page).waitFor('done')).translation).toBe(LIBRARY)
})

test.describe('a page of the browser, where no script may run', () => {
  const openBrowserPage = async (context: BrowserContext) => {
    const page = await context.newPage()
    await page.goto('chrome://version')
    // Its own words change with the browser.
    await page.evaluate((text) => (document.body.textContent = text), FRENCH)
    await selectIn(page, 'body')
    return page
  }

  test('the menu opens the translate page', async ({ context, translateByMenu }) => {
    const page = await openBrowserPage(context)
    const opened = context.waitForEvent('page')
    await translateByMenu(page, page.locator('body'))
    const translatePage = await opened
    await expect(translatePage.locator('.notice')).toContainText('lets no extension')
    await expect(translatePage.locator('textarea')).toHaveValue(FRENCH)
    await expect(translatePage.locator('.result-text')).toHaveText(LIBRARY, { timeout: 60_000 })
  })

  test('the shortcut, which hands no text over, too', async ({ context, display }) => {
    await openBrowserPage(context)
    const opened = context.waitForEvent('page')
    await display.key(SHORTCUT)
    const translatePage = await opened
    await expect(translatePage.locator('.notice')).toContainText('lets no extension')
    await expect(translatePage.locator('textarea')).toHaveValue('')
  })
})

test('a PDF in the browser’s viewer', async ({ openPage, display, translateByMenu, bubble }) => {
  // The page fills the window, so that its sentence is in the middle of both.
  const page = await openPage('french.pdf#toolbar=0&view=Fit')
  // The focus follows the click into a frame of another process, and a key that is faster goes elsewhere.
  await expect(async () => {
    await display.click(page)
    await display.key('ctrl+a')
    expect(await selectedInPdf(page)).toBe(FRENCH)
  }).toPass()
  // What the viewer has selected only the browser's menu tells; the shortcut can but say so.
  await display.key(SHORTCUT)
  await expect.poll(async () => (await bubble(page).read())?.error?.code).toBe('viewer-closed')
  await translateByMenu(page)
  // The notice of before is no answer to this: it stands until the new bubble comes.
  await expect.poll(async () => (await bubble(page).read())?.state).toBe('done')
  expect((await bubble(page).read())?.translation).toBe(LIBRARY)
})

test('after the grant has ended by going to another site', async ({
  openPage,
  translateByMenu,
  worker,
  bubble,
}) => {
  const page = await openPage('french.html')
  await selectIn(page, '#plain')
  await translateByMenu(page, page.locator('#plain'))
  await bubble(page).waitFor('done')
  const mayRunScripts = async () => (await worker()).evaluate(RUN_SCRIPT)
  expect(await mayRunScripts()).toBe(true)
  await page.goto(page.url().replace('127.0.0.1', 'localhost'))
  expect(await mayRunScripts()).toBe(false)
  await selectIn(page, '#plain')
  await translateByMenu(page, page.locator('#plain'))
  expect((await bubble(page).waitFor('done')).translation).toBe(LIBRARY)
})

/** In the service worker: whether the tab in front lets it run a script. */
const RUN_SCRIPT = `chrome.tabs.query({ active: true })
  .then(([tab]) => chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => {} }))
  .then(() => true, () => false)`

/** What the viewer itself takes for selected; null until it has read the file. */
async function selectedInPdf(page: Page): Promise<unknown> {
  const viewer = page.frames().find((frame) => frame.url().startsWith('chrome-extension://'))
  return (
    (await viewer?.evaluate(`(async () => {
    const viewer = document.querySelector('pdf-viewer')
    if (viewer?.loadState_ !== 'success') return null
    return (await viewer.pluginController_.getSelectedText()).selectedText
  })()`)) ?? null
  )
}
