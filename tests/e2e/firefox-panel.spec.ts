/** The sidebar in Firefox: the shortcut grants the page and opens it; the same document in a tab summarises and lights. */
import { missingTools, openDisplay } from './display.ts'
import { expect, test as base } from './firefox.ts'

const test = base.extend<{ display: Awaited<ReturnType<typeof openDisplay>> }>({
  display: async ({}, use) => {
    const missing = missingTools()
    base.skip(missing !== '', `${missing} missing: no display for the browser's own shortcut`)
    const display = await openDisplay()
    await use(display)
    await display.close()
  },
  displayName: async ({ display }, use) => use(display.name),
})

test('a page is summarised by the shortcut, and a citation is lit on it', async ({
  openPage,
  openExtensionPage,
  display,
}) => {
  const page = await openPage('french.html')
  await page.bringToFront()
  await page.evaluate(() => window.focus())
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  await display.key('alt+shift+y')

  const helper = await openExtensionPage('popup.html')
  const sidebar = `Promise.resolve(browser.sidebarAction.isOpen({}))`
  await expect.poll(() => helper.evaluate(sidebar)).toBe(true)
  // Tabs come in order; the page's is the one before this helper's.
  const tabId = await helper.evaluate(`browser.tabs.query({}).then((tabs) => tabs.at(-2).id)`)
  await helper.close()

  const panel = await openExtensionPage(`sidepanel.html?tab=${String(tabId)}`)
  const shown = () => panel.evaluate(() => document.body.innerText)
  const phase = () =>
    panel.evaluate(() => document.querySelector<HTMLElement>('[data-part=summary]')?.dataset['phase'] ?? '')
  await expect.poll(shown).toMatch(/Summarise this page|Stop|Copy/)
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-action=summarise]')?.click())
  await expect.poll(phase, { timeout: 90_000 }).toBe('done')
  await panel.evaluate(() => document.querySelector<HTMLElement>('.chip')!.click())
  const pressed = () => panel.evaluate(() => document.querySelector<HTMLElement>('.chip')?.dataset['state'])
  await expect.poll(pressed).toBe('shown')
  const lit = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('gloss-passage') ?? [])].map((range) => (range as Range).toString()).join(' '),
    )
  await expect.poll(lit).not.toBe('')
})
