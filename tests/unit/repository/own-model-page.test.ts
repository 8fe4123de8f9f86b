/** docs/own-model.md explains every refusal of a model of one's own, in the words in which it is shown. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { englishWords } from '../../fixtures/english-words'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/own-model.md'), 'utf8')

test.each([
  'importIncomplete',
  'buildMissing',
  'buildUnsupported',
  'modelFileUnreadable',
  'architectureUnsupported',
  'modelTooLarge',
  'layout.noOnnx',
  'layout.outsideOnnx',
  'layout.notMerged',
  'layout.oldName',
  'layout.otherGraphs',
  'layout.slowTokenizer',
  'layout.dataUndeclared',
])('%s', (key) => {
  const words = englishWords[`error_${key.replace('.', '_')}`]!
  const [problem = ''] = words.replaceAll(/\{\w+\}/g, '…').split('. ')
  expect(problem).toContain('…')
  expect(page).toContain(`| ${problem} |`)
})
