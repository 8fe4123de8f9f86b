import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import type { Measured } from './rows.ts'

/** What a gesture puts on a page, gzipped. */
export const pageScript = (): Measured[] => [
  row('page-script.gz', 'bubble.js', 25, 'Preact with signals is about a half of it'),
  row(
    'page-script.page.gz',
    'page.js',
    60,
    'nothing is left out; its bar and inspector come in a script of their own',
  ),
]

function row(name: string, script: string, budgetKilobytes: number, bound: string): Measured {
  const bytes = gzipSync(readFileSync(join(CHROME_BUILD, script)), { level: 9 }).byteLength
  return {
    name,
    unit: 'kB',
    ours: bytes / 1000,
    other: budgetKilobytes,
    runs: 1,
    against: 'the budget',
    bound,
  }
}
