/** Sums up what the runners wrote down. A runner that ends badly without naming a failed test counts as one failed. */
import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: string[]
  skipped: string[]
}

export function emptyTally(): Tally {
  return { passed: 0, failed: [], skipped: [] }
}

/** One check that is a whole program: it passed if it ended well. */
export function addProgram(tally: Tally, name: string, status: number | null): void {
  if (status === 0) tally.passed++
  else tally.failed.push(name)
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

export function addVitest(tally: Tally, file: string, status: number | null): void {
  const before = tally.failed.length
  for (const { name, status: outcome, assertionResults } of read<VitestReport>(file)?.testResults ?? []) {
    const failed = assertionResults.filter((one) => one.status === 'failed')
    tally.passed += assertionResults.filter((one) => one.status === 'passed').length
    tally.failed.push(...failed.map(({ fullName }) => `${fullName} (${name})`))
    // A file that does not even load has no tests to fail.
    if (outcome === 'failed' && failed.length === 0) tally.failed.push(name)
    const skipped = assertionResults.filter((one) =>
      ['skipped', 'pending', 'todo', 'disabled'].includes(one.status),
    )
    tally.skipped.push(...skipped.map(({ fullName }) => fullName))
  }
  if (status !== 0 && tally.failed.length === before) tally.failed.push('vitest ended badly')
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    file: string
    tests: { status: string; annotations: { type: string; description?: string }[] }[]
  }[]
}

interface PlaywrightReport extends PlaywrightSuite {
  errors: { message?: string }[]
}

export function addPlaywright(tally: Tally, file: string, status: number | null): void {
  const before = tally.failed.length
  const report = read<PlaywrightReport>(file)
  if (report) addSuite(tally, report)
  for (const { message } of report?.errors ?? []) tally.failed.push(message?.split('\n')[0] ?? 'playwright')
  if (status !== 0 && tally.failed.length === before) tally.failed.push('playwright ended badly')
}

function addSuite(tally: Tally, { suites = [], specs = [] }: PlaywrightSuite): void {
  for (const { title, file, tests } of specs) {
    for (const { status, annotations } of tests) {
      const reason = annotations.find(({ type }) => type === 'skip')?.description
      // Passed when it was tried once more: Playwright's own report names it.
      if (status === 'expected' || status === 'flaky') tally.passed++
      else if (status === 'skipped') tally.skipped.push(reason ? `${title}: ${reason}` : title)
      else tally.failed.push(`${title} (${file})`)
    }
  }
  for (const suite of suites) addSuite(tally, suite)
}

function read<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null
}

/** Names first, so that the last line is the plain sum. */
export function report({ passed, failed, skipped }: Tally): string {
  return [
    '',
    ...skipped.map((name) => `skipped: ${name}`),
    ...failed.map((name) => `failed: ${name}`),
    `${passed} passed, ${failed.length} failed`,
  ].join('\n')
}
