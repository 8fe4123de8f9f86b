/** The demo page under translation, for the specs of whole pages. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../../scripts/build-extension.ts'
import { type FolderServer, serveFolder } from '../../scripts/serve-folder.ts'
import { test as extensionTest } from './extension.ts'

export const FRENCH = "Les enfants viennent ici après l'école pour lire et pour jouer."
/** Pages are decoded greedily, a selection is searched for with more care: "Monday". */
export const LIBRARY = /The library is open every day but Mondays?\./

export const test = extensionTest.extend<
  { openDemo: () => Promise<Page>; translatePage: (page: Page) => Promise<void> },
  { demo: FolderServer }
>({
  demo: [
    async ({}, use) => {
      const server = await serveFolder(join(ROOT, 'demo'))
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  openDemo: async ({ context, demo }, use) =>
    use(async () => {
      const page = await context.newPage()
      await page.goto(`${demo.origin}/index.html`)
      return page
    }),
  translatePage: async ({ gesture }, use) =>
    use(async (page) => {
      const popup = await gesture(page)
      await popup.click('[data-action="translate-page"]')
      await popup.close()
    }),
})

export const body = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)
export const first = (page: Page) => page.locator('#bibliotheque p').first()
/** Our own elements stand beside the body while something is translated; what is compared is what the page is made of. */
export const OURS = `document.querySelectorAll('gloss-page-bar, gloss-inspector, gloss-translation').length`
export const oursOn = (page: Page) => page.evaluate<number>(OURS)

/** In the service worker: the mark on the button of the tab in front. */
export const BADGE = `chrome.tabs.query({ active: true, lastFocusedWindow: true })
  .then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))`

export { expect } from './extension.ts'
