import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GlossaryEntry } from '../../../lib/messaging/contract'
import { fromCsv, toCsv } from '../../../lib/text/glossary-csv'
import { MATCHES, parseEntry } from '../../../lib/text/glossary-entry'

const ORANGE: GlossaryEntry = {
  term: 'Orange',
  translation: null,
  source: null,
  target: null,
  match: 'word',
  matchCase: true,
}
const CAR: GlossaryEntry = {
  ...ORANGE,
  term: 'voiture',
  translation: 'auto, "big"',
  source: 'fr',
  target: 'en',
  matchCase: false,
}

test('written with a heading, quotation marks where they are needed, and read again', () => {
  const file = toCsv([CAR, ORANGE])
  expect(file).toBe(
    'term,translation,from,into,match,case\r\nvoiture,"auto, ""big""",fr,en,word,\r\nOrange,,,,word,case\r\n',
  )
  expect(fromCsv(file)).toEqual({ entries: [CAR, ORANGE], refused: [] })
})

test.each([
  [
    'as a spreadsheet of another country writes it',
    '\uFEFFterm;translation;from;into\nOrange;;;\n',
    'Orange',
  ],
  ['with tabs, and no heading', 'Orange\t\n', 'Orange'],
  ['a list of words', 'Orange', 'Orange'],
  ['old line ends', 'Orange\r', 'Orange'],
])('%s', (_, file, term) => {
  expect(fromCsv(file)).toEqual({ entries: [{ ...ORANGE, term, matchCase: false }], refused: [] })
})

test('a line that is no entry is refused by its number, and the others are read', () => {
  const file = 'term,translation,from,into\n"two\nlines",x,fr,en\n,x,fr,en\na,b,klingonish,en\n\nc,d,fr,en\n'
  const { entries, refused } = fromCsv(file)
  expect(entries.map(({ term }) => term)).toEqual(['two lines', 'c'])
  expect(refused).toEqual([4, 5])
})

test('whatever the entries: the file says the same', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  const given = fc.record({
    term: text,
    translation: fc.option(text),
    source: fc.constantFrom(null, 'fr', 'pt-BR'),
    target: fc.constantFrom(null, 'en', 'zh-Hans'),
    match: fc.constantFrom(...MATCHES),
    matchCase: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(given, { minLength: 1 }), (values) => {
      const entries = values.flatMap((value) => parseEntry(value) ?? [])
      expect(fromCsv(toCsv(entries))).toEqual({ entries, refused: [] })
    }),
  )
})

test('whatever the file: it is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ';', ' ') }), (file) => {
      expect(fromCsv(file).entries.every(({ term }) => term.trim() !== '')).toBe(true)
    }),
  )
})
