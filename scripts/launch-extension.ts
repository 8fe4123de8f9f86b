/** Chromium with the built extension and a fresh profile, under Playwright's hand. The profile goes when the browser does. */
import { rmSync } from 'node:fs'
import { type BrowserContext, type Worker, chromium } from 'playwright'
import { QUIET_FLAGS, SANDBOX_FLAGS } from './chromium-flags.ts'
import { findBrowser } from './find-browser.ts'
import { freshProfile } from './fresh-profile.ts'

export interface Launch {
  /** The unpacked build. */
  extensionDir: string
  headless: boolean
  flags?: string[]
  env?: Record<string, string>
  /** A profile to live on in, made by `freshProfile` and removed by whoever made it; absent, a new one that goes with the browser. */
  profile?: string
  /** What becomes of the page that Gloss shows once after its installation: closed, if not said otherwise. */
  welcome?: 'close' | 'leave'
  /** Whether a page that is left may be kept for the way back, as in any browser. Playwright turns that off, so it is not if nothing is said. */
  keepsPages?: boolean
  /** Of a headless window. `scale`: device pixels to a CSS pixel. */
  screen?: { width: number; height: number; scale: number }
}

export interface Launched {
  context: BrowserContext
  extensionId: string
}

// Chromium's last writes may come after it has said that it is closed, so what is left goes with this process.
const profiles = new Set<string>()
process.once('exit', () => profiles.forEach(remove))

function remove(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}

export async function launchExtension({
  extensionDir,
  headless,
  flags = [],
  env = {},
  profile: given,
  welcome = 'close',
  keepsPages = false,
  screen: { scale, ...size } = { width: 1000, height: 760, scale: 1 },
}: Launch): Promise<Launched> {
  const profile = given ?? freshProfile(extensionDir)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless,
    ...(headless ? { viewport: size, deviceScaleFactor: scale } : { viewport: null }),
    env: { ...process.env, ...env },
    // Playwright turns extensions off; automation mode shows a bar over every page.
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--enable-automation',
      ...(keepsPages ? ['--disable-back-forward-cache'] : []),
    ],
    args: [
      ...QUIET_FLAGS,
      ...SANDBOX_FLAGS,
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      '--enable-unsafe-extension-debugging', // `Extensions.triggerAction`, see open-popup.ts
      ...flags,
    ],
  })
  if (!given) {
    profiles.add(profile)
    context.once('close', () => remove(profile))
  }
  try {
    const worker = await serviceWorker(context)
    await worker.evaluate(WELCOMED)
    if (welcome === 'close') await worker.evaluate(CLOSE_WELCOME)
    return { context, extensionId: new URL(worker.url()).host }
  } catch (error) {
    await context.close()
    throw error
  }
}

/** Run in the service worker. In a later life of a profile the page was shown before, and there is none to close. */
const WELCOMED = `(async () => {
  while (!(await chrome.storage.local.get('welcomed')).welcomed) await new Promise((resolve) => setTimeout(resolve, 10))
})()`
const CLOSE_WELCOME = `(async () => {
  const tabs = await chrome.tabs.query({})
  const address = chrome.runtime.getURL('/welcome.html')
  const shown = tabs.filter(({ url, pendingUrl }) => (pendingUrl || url) === address)
  await chrome.tabs.remove(shown.map(({ id }) => id))
})()`

/** The extension's service worker, which may just be starting. */
export async function serviceWorker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }))
}

/** The demo page is French; a browser in French would otherwise be asked for French. */
export async function translateToEnglish(context: BrowserContext): Promise<void> {
  const worker = await serviceWorker(context)
  await worker.evaluate(`chrome.storage.local.set({ settings: { target: 'en' } })`)
}
