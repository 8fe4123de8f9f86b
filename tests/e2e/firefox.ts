/**
 * The fixture of the Firefox specs: the built extension in stock Firefox, by WebDriver BiDi. Playwright's own Firefox takes no
 * extensions; puppeteer-core drives the one that is installed. One Firefox for all tests, which close what they have opened; after
 * every test the proxy's log has to be empty. Specs skip themselves where there is no Firefox.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { ElementHandle, Page } from 'puppeteer-core'
import { ROOT } from '../../scripts/build-extension.ts'
import { findFirefox } from '../../scripts/find-firefox.ts'
import { mayBeMissing } from '../../scripts/install-test-tools.ts'
import type { Popup } from '../../scripts/open-popup.ts'
import type { BubbleReading } from '../../scripts/read-bubble.ts'
import { type FolderServer, serveFolder } from '../../scripts/serve-folder.ts'
import { type Bubble, bubbleIn } from './bubble.ts'
import { byAria, controlsIn } from './controls.ts'
import type { Display } from './display.ts'
import type { EitherFixtures, EitherServers } from './either-browser.ts'
import { EXTENSION_ORIGIN, type LaunchedFirefox, launchFirefox } from './firefox-launch.ts'
import { openFirefoxPopup } from './firefox-popup.ts'
import { inFirefoxSurface } from './firefox-surface.ts'
import { FirefoxWindow } from './firefox-window.ts'
import { type HostClient, callHost, hostClientIn } from './host-client.ts'
import { type PageBar, pageBarIn } from './page-bar.ts'

interface Fixtures extends EitherFixtures {
  openPage: (path: string, where?: 'otherOrigin') => Promise<Page>
  openExtensionPage: (path: string) => Promise<Page>
  giveFiles: (page: Page, selector: string, files: string[]) => Promise<void>
  gesture: (page: Page) => Promise<Popup>
  translateSelection: (page: Page) => Promise<Bubble>
  translatePage: (page: Page) => Promise<void>
  host: HostClient<Page>
  complaintsOf: (page: Page) => string[]
  bar: (page: Page) => PageBar
  bubble: (page: Page) => Bubble
  readBubble: (page: Page) => Promise<BubbleReading | null>
  window: FirefoxWindow
  /** Real keys; a test that uses them is skipped where there is no screen. */
  display: Display
}

interface PerWorker extends EitherServers {
  firefox: LaunchedFirefox
  /** A page of the extension that stays open: through it a test looks at the others and calls the host. */
  helper: Page
}

const serving = (folder: string) =>
  [
    async ({}: object, use: (server: FolderServer) => Promise<void>) => {
      const server = await serveFolder(join(ROOT, folder))
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ] as const

export const test = base.extend<Fixtures & { tidy: void }, PerWorker>({
  pages: [...serving('tests/fixtures/pages')],
  demo: [...serving('demo')],

  firefox: [
    async ({}, use) => {
      test.skip(mayBeMissing(findFirefox() ? [] : ['Firefox']).length > 0, 'Firefox is not installed')
      const firefox = await launchFirefox()
      await use(firefox)
      await firefox.close()
    },
    { scope: 'worker' },
  ],

  helper: [
    async ({ firefox }, use) => use(await goInside(await firefox.browser.newPage(), 'translate.html')),
    { scope: 'worker' },
  ],

  tidy: [
    async ({ firefox, helper }, use) => {
      await use()
      await firefox.window.takeAllSitesBack()
      await helper.evaluate('browser.storage.local.clear()') // the reader's settings
      for (const page of await firefox.browser.pages()) if (page !== helper) await page.close()
      expect(firefox.proxy.take(), 'requests that left the browser').toEqual([])
    },
    { auto: true },
  ],

  proxyLog: async ({ firefox }, use) => use(firefox.proxy),
  window: async ({ firefox }, use) => use(firefox.window),
  host: async ({ helper }, use) => use(hostClientIn(helper, (call) => helper.evaluate(callHost, call))),
  complaintsOf: async ({}, use) =>
    use((page) => {
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      return complaints
    }),
  bar: async ({}, use) =>
    use((page) => pageBarIn((host, declaration) => inFirefoxSurface(page, host, declaration))),
  controls: async ({}, use) => use((page) => controlsIn(page, byAria)),
  giveFiles: async ({}, use) =>
    use(async (page, selector, files) => {
      const field = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement>
      await field.uploadFile(...files)
    }),
  saved: async ({ firefox }, use) => use((_, save) => savedIn(firefox.downloads, save)),
  bubble: async ({}, use) =>
    use((page) => bubbleIn(page, (declaration) => inFirefoxSurface(page, 'gloss-bubble', declaration))),
  readBubble: async ({ bubble }, use) => use((page) => bubble(page).read()),
  inExtension: async ({ helper }, use) => use((expression) => helper.evaluate(expression)),

  display: async ({ firefox }, use) => {
    test.skip(!firefox.display, 'no screen of its own for real keys: see display.ts')
    await use(firefox.display!)
  },

  openPage: async ({ firefox, pages }, use) =>
    use(async (path, where) => {
      const page = await firefox.browser.newPage()
      const origin = where === 'otherOrigin' ? `http://localhost:${pages.port}` : pages.origin
      await page.goto(new URL(path, origin).href)
      await page.bringToFront()
      return page
    }),

  extensionOrigin: EXTENSION_ORIGIN,
  openExtensionPage: async ({ firefox }, use) =>
    use(async (path) => goInside(await firefox.browser.newPage(), path)),

  gesture: async ({ window, helper }, use) =>
    use(async (page) => {
      await page.bringToFront()
      return openFirefoxPopup(window, helper)
    }),
  translateSelection: async ({ gesture, bubble }, use) =>
    use(async (page) => {
      await (await gesture(page)).click('[data-action="translate-selection"]')
      return bubble(page)
    }),
  translatePage: async ({ gesture }, use) =>
    use(async (page) => {
      const popup = await gesture(page)
      await popup.click('[data-action="translate-page"]')
      await popup.close()
    }),
})

export const expect = base.expect

/** Its navigation into the extension is never reported as finished, so the page is asked instead, also while it is on its way. */
async function goInside(page: Page, path: string): Promise<Page> {
  const url = `${EXTENSION_ORIGIN}/${path}`
  void page.goto(url).catch(() => {})
  const isThere = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`
  await expect.poll(() => page.evaluate(isThere).catch(() => false), { timeout: 30_000 }).toBe(true)
  return page
}

/** Firefox writes beside the file until all of it is there. */
async function savedIn(folder: string, save: () => Promise<void>): Promise<string> {
  const before = new Set(readdirSync(folder))
  let files: string[] = []
  await save()
  await expect
    .poll(() => {
      files = readdirSync(folder).filter((name) => !before.has(name))
      return files.length === 1 && !files[0]!.endsWith('.part')
    })
    .toBe(true)
  return join(folder, files[0]!)
}
