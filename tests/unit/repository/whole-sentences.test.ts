/** No sentence is put together in code: in Japanese no space stands between two, in Arabic another comma does. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { joinedMessages } from '../../fixtures/joined-messages'

const ROOT = join(import.meta.dirname, '../../..')

describe('is found', () => {
  test.each([
    "`${words('a')} ${words('b')}`",
    "`${done} · ${counted('a', 2)}`",
    "` ${words('a')}`",
    "`${words('a')} (${count})`",
    "words('a') + ' ' + name",
    "[words('a'), count > 0 && counted('b', count)].filter(Boolean).join(' ')",
    "list.map(stepWords).join(' ')",
    "names.map(modelName).join(', ')",
    "facts.filter(Boolean).join(' · ')",
    "list.map((one) => words('a', { one })).join(', ')",
    "<p>{words('a')} {isRefused && words('b')}</p>",
    "<p>{words('a')} ·{' '}{words('b')}</p>",
    "<p>{isGranted ? words('a') : words('b')}{isRefused && ` ${words('c')}`}</p>",
    "<>{words('a')}: {name}</>",
  ])('%s', (code) => {
    expect(joinedMessages('one.tsx', `export const one = ${code}`)).not.toEqual([])
  })
})

describe('is not', () => {
  test.each([
    "words('a', { what: words('b') })",
    "`${words('a')}`",
    "isOne ? words('a') : words('b')",
    "<p><span>{words('a')}</span> <span>{words('b')}</span></p>",
    "<label><input />{words('a')}</label>",
    "[words('a'), words('b')]",
    "names.map(modelName).join(' ')",
    "[key, words('a')].join('')",
    "columns.join(',')",
  ])('%s', (code) => {
    expect(joinedMessages('one.tsx', `export const one = ${code}`)).toEqual([])
  })
})

const sources = ['lib/ui', 'lib/background', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
)

test('nowhere in Gloss', () => {
  expect(sources.length).toBeGreaterThan(250)
  const found = sources.flatMap((file) =>
    joinedMessages(file, readFileSync(join(ROOT, file), 'utf8')).map(
      ({ line, code }) => `${file}:${line} ${code}`,
    ),
  )
  expect(found).toEqual([])
})
