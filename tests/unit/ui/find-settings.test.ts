/** The search over all settings, in the words of each language that Gloss speaks. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { ALL_ENTRIES } from '../../../lib/ui/options/all-entries'
import { findSettings } from '../../../lib/ui/options/find-settings'
import { MATTERS } from '../../../lib/ui/options/matters'
import { getMessageFrom, messagesOf } from '../../fixtures/locale-words'

const LOCALES = join(import.meta.dirname, '../../../locales')
const languages = readdirSync(LOCALES).map((file) => file.replace('.yml', ''))
const use = (language: string) => {
  const messages = messagesOf(readFileSync(join(LOCALES, `${language}.yml`), 'utf8'))
  fakeBrowser.i18n.getMessage = getMessageFrom(messages) as typeof fakeBrowser.i18n.getMessage
}
const names = (search: string) =>
  findSettings(ALL_ENTRIES, search).flatMap(({ entries }) => entries.map(({ name }) => name))

afterEach(() => fakeBrowser.reset())

test('no two settings of a page have the same name', () => {
  const all = ALL_ENTRIES.map(({ matter, name }) => `${matter} ${name}`)
  expect(new Set(all).size).toBe(all.length)
})

describe.each(languages)('in %s', (language) => {
  test('every setting is found by its title, by any case, and by every word it is about', () => {
    use(language)
    for (const entry of ALL_ENTRIES) {
      expect(names(entry.title())).toContain(entry.name)
      expect(names(entry.title().toUpperCase())).toContain(entry.name)
      for (const about of [entry.why?.() ?? '', ...(entry.about?.() ?? [])].filter(Boolean)) {
        expect(names(about), about).toContain(entry.name)
      }
    }
  })
})

describe('in English', () => {
  test('a title that says it comes before one that only has to do with it; results stand by page', () => {
    use('en')
    const found = findSettings(ALL_ENTRIES, 'site')
    expect(found.map(({ matter }) => matter)).toEqual(
      MATTERS.filter((matter) => found.some((one) => one.matter === matter)),
    )
    const languages = found.find(({ matter }) => matter === 'languages')!
    expect(languages.entries[0]!.name).toBe('permission')
    expect(names('mirror')).toEqual(['mirror'])
    expect(names('dotted')).toEqual(['theme'])
  })

  test('all words must be found, in any order; none finds nothing', () => {
    use('en')
    expect(names('sites never')).toContain('neverSites')
    expect(names('sites zebra')).toEqual([])
    expect(names('  ')).toEqual([])
  })
})

test.each([
  ['de', 'spiegelserver', 'mirror'],
  ['fr', 'memoire', 'idle'],
  ['ru', 'ОРИГИНАЛ', 'hover'],
  ['ar', 'المواقع', 'neverSites'],
  ['zh_CN', '快捷键', 'translate-page'],
])('in %s, %s leads to %s', (language, search, name) => {
  use(language)
  expect(names(search)).toContain(name)
})
