/** Chromium with the built extension and a fresh profile, under Playwright's hand. */
import { type BrowserContext, type Worker, chromium } from 'playwright'
import { QUIET_FLAGS, SANDBOX_FLAGS } from './chromium-flags.ts'
import { findBrowser } from './find-browser.ts'

export interface Launch {
  /** The unpacked build. */
  extensionDir: string
  headless: boolean
  flags?: string[]
  env?: Record<string, string>
}

export interface Launched {
  context: BrowserContext
  extensionId: string
}

export async function launchExtension({
  extensionDir,
  headless,
  flags = [],
  env = {},
}: Launch): Promise<Launched> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowser(),
    headless,
    viewport: headless ? { width: 1000, height: 760 } : null,
    env: { ...process.env, ...env },
    // Playwright turns extensions off; automation mode shows a bar over every page.
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      ...QUIET_FLAGS,
      ...SANDBOX_FLAGS,
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      '--enable-unsafe-extension-debugging', // `Extensions.triggerAction`, see open-popup.ts
      ...flags,
    ],
  })
  try {
    const worker = await serviceWorker(context)
    return { context, extensionId: new URL(worker.url()).host }
  } catch (error) {
    await context.close()
    throw error
  }
}

/** The extension's service worker, which may just be starting. */
export async function serviceWorker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }))
}
