/**
 * `npm test`: everything. Types, lint and format; unit tests, page and engine tests in Chromium; both builds; the built
 * extension in real browsers. Goes on after a failure, so that one run tells all. Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, buildExtension } from './build-extension.ts'
import { installBrowser } from './install-browser.ts'
import { installTestTools } from './install-test-tools.ts'
import { addPlaywright, addProgram, addVitest, emptyTally, report } from './test-tally.ts'

const RESULTS = join(ROOT, 'test-results')
const VITEST_REPORT = join(RESULTS, 'vitest.json')
const PLAYWRIGHT_REPORT = join(RESULTS, 'playwright.json')

const tally = emptyTally()

/** A program of node_modules/.bin; npm has put that first on the path. */
function run(command: string, words: string[] = [], env: Record<string, string> = {}): number | null {
  console.log(`\n> ${[command, ...words].join(' ')}`)
  const windows = process.platform === 'win32' // where a command is a script, which only a shell runs
  return spawnSync(command, words, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, ...env },
  }).status
}

/** A step that has no tests of its own counts only when it fails. */
function attempt(name: string, step: () => void): void {
  try {
    step()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    tally.failed.push(name)
  }
}

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

attempt('a browser to test in', installBrowser)
attempt('tools to test with', () => void tally.skipped.push(...installTestTools()))

addProgram(tally, 'types (tsc)', run('tsc'))
addProgram(tally, 'lint (oxlint)', run('oxlint'))
addProgram(tally, 'format (oxfmt --check)', run('oxfmt', ['--check']))

const vitest = ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/vitest.json']
addVitest(tally, VITEST_REPORT, run('vitest', vitest))

attempt('build for Chromium', () => buildExtension('chrome'))
attempt('build for Firefox', () => buildExtension('firefox'))

const playwright = run('playwright', ['test', '--reporter=list,json'], {
  PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
})
addPlaywright(tally, PLAYWRIGHT_REPORT, playwright)

console.log(report(tally))
process.exitCode = tally.failed.length > 0 ? 1 : 0
