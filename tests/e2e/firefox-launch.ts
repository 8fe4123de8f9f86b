/**
 * Stock Firefox with the built extension and a fresh profile, over WebDriver BiDi, behind a proxy that refuses everything. Where
 * the tools are there it has a screen of its own with real keys, else it is headless.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Browser, type Page, launch } from 'puppeteer-core'
import { FIREFOX_BUILD } from '../../scripts/build-extension.ts'
import { findFirefox } from '../../scripts/find-firefox.ts'
import { type Display, missingTools, openDisplay } from './display.ts'
import { FirefoxWindow } from './firefox-window.ts'
import { type RefusingProxy, refusingProxy } from './refusing-proxy.ts'

const EXTENSION_ID = 'gloss@gloss.invalid'
/** Firefox gives every installation an address of its own; a fixed one lets a test open the extension's pages. */
const UUID = '6c1b4f0e-6a55-4d4c-9d0e-3f2f0d7a9b11'
export const EXTENSION_ORIGIN = `moz-extension://${UUID}`

/** Half a minute is what a reader's Firefox waits before it ends a background page that does nothing. */
const IDLE_TIMEOUT_MS = 6000

export interface LaunchedFirefox {
  browser: Browser
  /** Null: headless. */
  display: Display | null
  proxy: RefusingProxy
  /** Where it saves files. */
  downloads: string
  window: FirefoxWindow
  close(): Promise<void>
}

export async function launchFirefox(): Promise<LaunchedFirefox> {
  if (!existsSync(join(FIREFOX_BUILD, 'manifest.json'))) {
    throw new Error(`no build in ${FIREFOX_BUILD}: run "npm run build:firefox" first`)
  }
  const profile = mkdtempSync(join(tmpdir(), 'gloss-firefox-'))
  const downloads = join(profile, 'saved')
  mkdirSync(downloads)
  const display = missingTools() === '' ? await openDisplay() : null
  const proxy = await refusingProxy()
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    headless: display === null,
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', ...(display ? { DISPLAY: display.name } : {}) },
    userDataDir: profile,
    // To evaluate in moz-extension: pages and in the browser's own window.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: UUID }),
      'intl.locale.requested': 'en-US',
      'extensions.background.idle.timeout': IDLE_TIMEOUT_MS,
      ...savingIn(downloads),
      ...behind(proxy),
      ...SILENT,
    },
  })
  await browser.installExtension(FIREFOX_BUILD)
  await (await welcomePage(browser)).close()
  return {
    browser,
    display,
    downloads,
    proxy,
    window: new FirefoxWindow(browser),
    close: async () => {
      await browser.close()
      await Promise.all([proxy.close(), display?.close()])
      // Firefox is still putting its profile in order when its connection has closed.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** The page that Gloss shows once after its installation, a moment later. BiDi tells no address of it, only the page itself does. */
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

/** Without a question. */
const savingIn = (folder: string) => ({
  'browser.download.folderList': 2,
  'browser.download.dir': folder,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.alwaysOpenPanel': false,
})

/** Every request but those to this computer itself. */
const behind = ({ port }: RefusingProxy) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
})

/** What Firefox asks for by itself and puppeteer's preferences leave on. */
const SILENT = {
  'services.settings.server': 'data:,#nobody/v1',
}
