import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import type { Measured } from './rows.ts'

/** What a gesture puts on a page, gzipped. */
export function pageScript(): Measured[] {
  const bytes = gzipSync(readFileSync(join(CHROME_BUILD, 'bubble.js')), { level: 9 }).byteLength
  return [
    {
      name: 'page-script.gz',
      unit: 'kB',
      ours: bytes / 1000,
      other: 25,
      runs: 1,
      against: 'the budget',
      bound: 'Preact with signals is about a half of it',
    },
  ]
}
