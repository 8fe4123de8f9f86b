/** The last line of `npm test` tells the truth, also when a runner dies before it could report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addPlaywright, addProgram, addVitest, emptyTally, report } from '../../../scripts/test-tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'gloss-tally-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

const lastLine = (text: string) => text.split('\n').at(-1)

test('sums up every runner and names what was skipped or failed', () => {
  const tally = emptyTally()
  addProgram(tally, 'types', 0)
  addProgram(tally, 'lint', 1)
  const vitest = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'works', status: 'passed' },
          { fullName: 'breaks', status: 'failed' },
          { fullName: 'waits', status: 'skipped' },
        ],
      },
      { name: 'does-not-load.test.ts', status: 'failed', assertionResults: [] },
    ],
  }
  addVitest(tally, written('vitest.json', vitest), 1)
  const spec = (title: string, status: string, annotations: object[] = []) => ({
    title,
    file: 'b.spec.ts',
    tests: [{ status, annotations }],
  })
  const playwright = {
    errors: [],
    suites: [
      {
        specs: [spec('shows', 'expected')],
        suites: [
          {
            specs: [
              spec('menu', 'skipped', [{ type: 'skip', description: 'no display' }]),
              spec('hides', 'unexpected'),
            ],
          },
        ],
      },
    ],
  }
  addPlaywright(tally, written('playwright.json', playwright), 1)
  expect(tally.skipped).toEqual(['waits', 'menu: no display'])
  expect(tally.failed).toEqual(['lint', 'breaks (a.test.ts)', 'does-not-load.test.ts', 'hides (b.spec.ts)'])
  expect(lastLine(report(tally))).toBe('3 passed, 4 failed')
})

test.each([
  ['a runner that left no report', 'absent.json'],
  [
    'a runner that failed after its last test',
    written('green.json', { testResults: [], suites: [], errors: [] }),
  ],
])('%s counts as one failed', (_, file) => {
  const tally = emptyTally()
  addVitest(tally, file, 1)
  addPlaywright(tally, file, null)
  expect(lastLine(report(tally))).toBe('0 passed, 2 failed')
})
