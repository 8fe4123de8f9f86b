/**
 * The fixture of the Firefox specs: the built extension in stock Firefox, by WebDriver BiDi. Playwright's own Firefox takes
 * no extensions; puppeteer-core drives the one that is installed. Specs skip themselves where there is none.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type Browser, type Page, launch } from 'puppeteer-core'
import { FIREFOX_BUILD, ROOT } from '../../scripts/build-extension.ts'
import { type FolderServer, serveFolder } from '../../scripts/serve-folder.ts'

const EXTENSION_ID = 'gloss@gloss.invalid'
/** Firefox gives every installation an address of its own; a fixed one lets a test open the extension's pages. */
const UUID = '6c1b4f0e-6a55-4d4c-9d0e-3f2f0d7a9b11'

interface Fixtures {
  /** Set: headed, on this display. */
  displayName: string | null
  firefox: Browser
  /** A page of tests/fixtures/pages in a new tab. */
  openPage: (path: string) => Promise<Page>
  /** A page of the extension, such as `popup.html`, in a new tab. */
  openExtensionPage: (path: string) => Promise<Page>
}

export const test = base.extend<Fixtures, { pages: FolderServer }>({
  pages: [
    async ({}, use) => {
      const server = await serveFolder(join(ROOT, 'tests/fixtures/pages'))
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],

  displayName: null,

  firefox: async ({ displayName }, use) => {
    const executablePath = findFirefox()
    test.skip(!executablePath, 'Firefox is not installed')
    if (!existsSync(join(FIREFOX_BUILD, 'manifest.json'))) {
      throw new Error(`no build in ${FIREFOX_BUILD}: run "npm run build:firefox" first`)
    }
    const profile = mkdtempSync(join(tmpdir(), 'gloss-firefox-'))
    const browser = await launch({
      browser: 'firefox',
      executablePath: executablePath ?? '',
      headless: displayName === null,
      env: displayName === null ? process.env : { ...process.env, DISPLAY: displayName },
      userDataDir: profile,
      args: ['--remote-allow-system-access'], // to evaluate in moz-extension: pages
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: UUID }),
        'intl.locale.requested': 'en-US',
      },
    })
    try {
      await browser.installExtension(FIREFOX_BUILD)
      await (await welcomePage(browser)).close()
      await use(browser)
    } finally {
      await browser.close()
      // Firefox is still putting its profile in order when its connection has closed.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    }
  },

  openPage: async ({ firefox, pages }, use) =>
    use(async (path) => {
      const page = await firefox.newPage()
      await page.goto(new URL(path, pages.origin).href)
      return page
    }),

  openExtensionPage: async ({ firefox }, use) =>
    use(async (path) => {
      const page = await firefox.newPage()
      const url = `moz-extension://${UUID}/${path}`
      // The navigation is never reported as finished, so its own wait is let go and the page is asked instead.
      await page.goto(url, { timeout: 2000 }).catch(() => {})
      await page.waitForFunction(
        `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`,
      )
      return page
    }),
})

/** The page that Gloss shows once after its installation, a moment later. Only the page itself knows where it is, see above. */
async function welcomePage(browser: Browser): Promise<Page> {
  let found: Page | undefined
  await expect
    .poll(
      async () => {
        for (const page of await browser.pages())
          if (await page.evaluate(`location.pathname === '/welcome.html'`).catch(() => false)) found = page
        return found !== undefined
      },
      { intervals: [50] },
    )
    .toBe(true)
  return found!
}

export { expect }

function findFirefox(): string | undefined {
  const names = process.platform === 'win32' ? ['firefox.exe'] : ['firefox-esr', 'firefox']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox'
  return [process.env['FIREFOX'] ?? '', ...found, mac].find((path) => path !== '' && existsSync(path))
}
