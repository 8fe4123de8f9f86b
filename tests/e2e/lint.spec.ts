/**
 * What Mozilla says of the Firefox build when it is handed in: `web-ext lint` is this linter. No error, and no warning but
 * those of three lines of libraries, each of which is known here.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { FIREFOX_BUILD, ROOT } from '../../scripts/build-extension.ts'

interface Message {
  code: string
  message: string
  file: string
  line: number
  column: number
}

interface Report {
  summary: { errors: number; warnings: number; notices: number }
  errors: Message[]
  warnings: Message[]
  notices: Message[]
}

/** Why a line that could be dangerous is not. Readability works on a copy of the page that no document shows. */
const EXPLAINED: [line: RegExp, why: string][] = [
  [/^\w+\.innerHTML=\w+,this\._attempts\.push/, 'Readability sets its own copy back before another attempt'],
  [/^\w+\.innerHTML=\w+\.innerHTML;/, 'Readability looks for a picture in a <noscript> of its copy'],
  [/^import\(/, 'ONNX Runtime imports its own module, ort/runtime.mjs, from the extension'],
]

test('Mozilla’s linter finds no error in it, and no warning without an explanation', () => {
  const linter = join(ROOT, 'node_modules/addons-linter/bin/addons-linter')
  const run = spawnSync(process.execPath, [linter, '--output', 'json', FIREFOX_BUILD], {
    encoding: 'utf8',
    maxBuffer: 64e6,
  })
  const { errors, notices, warnings, summary } = JSON.parse(run.stdout) as Report
  expect(errors).toEqual([])
  expect(notices).toEqual([])
  expect(summary.errors).toBe(0)
  expect(warnings.filter((warning) => !isExplained(warning))).toEqual([])
})

/** Columns are counted from 1. */
function isExplained({ code, file, line, column }: Message): boolean {
  const lines = readFileSync(join(FIREFOX_BUILD, file), 'utf8').split('\n')
  const place = lines[line - 1]?.slice(column - 1) ?? ''
  return code === 'UNSAFE_VAR_ASSIGNMENT' && EXPLAINED.some(([pattern]) => pattern.test(place))
}
