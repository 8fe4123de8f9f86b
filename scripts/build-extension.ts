/** The extension, built for a browser. Quiet when it went well. */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')
export const CHROME_BUILD = join(ROOT, '.output/chrome-mv3')
export const FIREFOX_BUILD = join(ROOT, '.output/firefox-mv3')

export function buildExtension(browser: 'chrome' | 'firefox' = 'chrome'): void {
  const cli = join(ROOT, 'node_modules/wxt/bin/wxt.mjs')
  const run = spawnSync(process.execPath, [cli, 'build', '--browser', browser, '--mv3'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`The ${browser} build failed:\n${run.stdout}${run.stderr}`)
}
