/**
 * A Chromium that runs: found, else installed. Playwright's own download first; where that is out of reach, Debian's
 * package. Sets `CHROMIUM`, so that the processes started from here use the same one.
 */
import { spawnSync } from 'node:child_process'
import { platform } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './build-extension.ts'
import { NO_BROWSER, foundBrowsers } from './find-browser.ts'
import { canInstallPackages, installPackages } from './install-packages.ts'

export function installBrowser(): string {
  const browser = running() ?? downloaded() ?? packaged()
  if (!browser) throw new Error(NO_BROWSER)
  process.env['CHROMIUM'] = browser
  return browser
}

function running(): string | undefined {
  return foundBrowsers().find(runs)
}

/** A download can lack the system's libraries. Elsewhere than on Linux it brings all it needs, and `--version` opens a window. */
function runs(path: string): boolean {
  if (platform() !== 'linux') return true
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
}

function downloaded(): string | undefined {
  console.log('No Chromium here: fetching the one that Playwright is made for.')
  const fetched = playwright(['install', '--no-shell', 'chromium'])
  if (!fetched) {
    console.log('That download is out of reach.')
    return undefined
  }
  const browser = running()
  if (browser || !canInstallPackages()) return browser
  console.log('It lacks libraries of this system: installing them.')
  return playwright(['install-deps', 'chromium']) ? running() : undefined
}

function packaged(): string | undefined {
  if (!canInstallPackages()) return undefined
  console.log("Installing the system's own package, chromium.")
  return installPackages(['chromium']) ? running() : undefined
}

function playwright(words: string[]): boolean {
  const cli = join(ROOT, 'node_modules/playwright/cli.js')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env }
  return spawnSync(process.execPath, [cli, ...words], { env, timeout: 600_000 }).status === 0
}
