/**
 * Chromium with the built extension, in which one tab is in front and the others are hidden, as with any reader. A browser that
 * Playwright launches has every page believe that it is seen; one that it only connects to, with `noDefaults`, is left as it is.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type BrowserContext, chromium } from '@playwright/test'
import { QUIET_FLAGS, SANDBOX_FLAGS } from '../../scripts/chromium-flags.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { freshProfile } from '../../scripts/fresh-profile.ts'

export interface TabsBrowser {
  context: BrowserContext
  close(): Promise<void>
}

export async function openTabsBrowser(extensionDir: string, flags: string[]): Promise<TabsBrowser> {
  const profile = freshProfile(extensionDir)
  const program = spawn(
    findBrowser(),
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...QUIET_FLAGS,
      ...SANDBOX_FLAGS,
      // Otherwise in Playwright's own list: what asks the network by itself, and no flag silences.
      '--disable-features=OptimizationHints,NetworkTimeServiceQuerying,PreconnectToSearch,AimEnabled',
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      ...flags,
      'about:blank', // a distribution's own first page is on the network
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const close = async () => {
    const gone = once(program, 'exit')
    if (program.exitCode === null && program.signalCode === null && program.kill()) await gone
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      program.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said}`)))
      program.stderr.on('data', (chunk) => {
        said += chunk
        const found = /DevTools listening on (\S+)/.exec(said)
        if (found) resolve(found[1]!)
      })
    })
    const browser = await chromium.connectOverCDP(address, { noDefaults: true })
    return { context: browser.contexts()[0]!, close }
  } catch (error) {
    await close()
    throw error
  }
}
