/**
 * The one fixture of the Chromium specs: the built extension in a fresh profile, pages to try it on, and the network shut.
 * After every test the proxy's log has to be empty: no byte was sent to any host, whatever the test did.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, type Page, type Worker, test as base, expect } from '@playwright/test'
import { CHROME_BUILD, ROOT } from '../../scripts/build-extension.ts'
import { launchExtension, serviceWorker } from '../../scripts/launch-extension.ts'
import { type Popup, openPopup } from '../../scripts/open-popup.ts'
import { type FolderServer, serveFolder } from '../../scripts/serve-folder.ts'
import { type Bubble, bubbleOf } from './bubble.ts'
import { type RefusingProxy, refusingProxy } from './refusing-proxy.ts'

interface Options {
  /** The unpacked build. See modified-build.ts for a changed copy. */
  extensionDir: string
  /** More flags for Chromium, such as a software graphics adapter. */
  flags: string[]
  /** For the browser. See display.ts, which gives it a screen; `headless` is Playwright's own option. */
  env: Record<string, string>
  /** The page that Gloss shows once after its installation. */
  welcome: 'close' | 'leave'
  /** Whether the browser keeps a page that is left for the way back. See back-forward.spec.ts. */
  keepsPages: boolean
}

interface Fixtures {
  proxyLog: RefusingProxy
  context: BrowserContext
  extensionId: string
  /** The service worker, started if it sleeps. While a test holds it, it does not die of idleness. */
  worker: () => Promise<Worker>
  /** A page of tests/fixtures/pages in a new tab. `otherOrigin`: the same server under another name. */
  openPage: (path: string, where?: 'otherOrigin') => Promise<Page>
  /** The toolbar button: grants `activeTab` on the page's tab and opens the real popup. */
  gesture: (page: Page) => Promise<Popup>
  /** `gesture`, then the popup's own button. */
  translateSelection: (page: Page) => Promise<Bubble>
  bubble: (page: Page) => Bubble
  launched: { context: BrowserContext; extensionId: string }
}

interface PerWorker {
  pages: FolderServer
}

export const test = base.extend<Options & Fixtures, PerWorker>({
  extensionDir: [CHROME_BUILD, { option: true }],
  flags: [[], { option: true }],
  env: [{}, { option: true }],
  welcome: ['close', { option: true }],
  keepsPages: [false, { option: true }],

  pages: [
    async ({}, use) => {
      const server = await serveFolder(join(ROOT, 'tests/fixtures/pages'))
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],

  proxyLog: async ({}, use) => {
    const proxy = await refusingProxy()
    await use(proxy)
    const sent = proxy.take()
    await proxy.close()
    expect(sent, 'requests that left the browser').toEqual([])
  },

  launched: async ({ extensionDir, flags, headless, env, welcome, keepsPages, proxyLog }, use) => {
    if (!existsSync(join(extensionDir, 'manifest.json'))) {
      throw new Error(`no build in ${extensionDir}: run "npm run build" first`)
    }
    const launched = await launchExtension({
      extensionDir,
      headless,
      flags: [proxyLog.flag, '--lang=en-US', ...flags],
      env: { LANGUAGE: 'en_US', ...env },
      welcome,
      keepsPages,
    })
    await use(launched)
    await launched.context.close()
  },

  context: async ({ launched }, use) => use(launched.context),
  extensionId: async ({ launched }, use) => use(launched.extensionId),
  worker: async ({ context }, use) => use(() => serviceWorker(context)),
  bubble: async ({}, use) => use(bubbleOf),

  openPage: async ({ context, pages }, use) =>
    use(async (path, where) => {
      const origin = where === 'otherOrigin' ? `http://localhost:${pages.port}` : pages.origin
      const page = await context.newPage()
      await page.goto(new URL(path, origin).href)
      return page
    }),

  gesture: async ({ extensionId }, use) => use((page) => openPopup(page, extensionId)),

  translateSelection: async ({ gesture }, use) =>
    use(async (page) => {
      const popup = await gesture(page)
      await popup.click('[data-action="translate-selection"]')
      return bubbleOf(page)
    }),
})

export { expect }
