import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findQuote, quoteOf } from '../../../lib/text/quote-anchor'

const TEXT =
  'The stone bridge over the Elm was built by monks. It has nine arches. In 1903 it was widened for the tramway. ' +
  'It has nine arches. The tramway ran until 1958, and the rails are still there.'

function quoted(words: string, from = 0) {
  const start = TEXT.indexOf(words, from)
  return quoteOf(TEXT, { start, end: start + words.length })
}
const found = (text: string, quote = quoted('In 1903 it was widened for the tramway.')) => {
  const span = findQuote(text, quote)
  return span && text.slice(span.start, span.end)
}

test('of two alike, the one with the same neighbours, wherever it has gone', () => {
  const second = quoted('It has nine arches.', 60)
  const moved = `${'A new paragraph stands here. '.repeat(9)}${TEXT}`
  expect(findQuote(moved, second)!.start).toBe(moved.lastIndexOf('It has nine arches.'))
  const first = quoted('It has nine arches.')
  expect(findQuote(moved, first)!.start).toBe(moved.indexOf('It has nine arches.'))
})

test.each([
  ['a word changed', 'In 1903 it was widened for the tram.'],
  ['a word more', 'In 1903 it was again widened for the tramway.'],
  ['other spaces and marks', 'In 1903, it was  widened for the tramway!'],
])('found though not the same: %s', (_, now) => {
  const text = TEXT.replace('In 1903 it was widened for the tramway.', now)
  expect(found(text)).toContain('1903')
  expect(Math.abs(found(text)!.length - now.length)).toBeLessThan(8)
})

test('another text is not taken for it', () => {
  expect(found('A market is held on the square every Friday, and bread with nuts is sold there.')).toBeNull()
  expect(found('')).toBeNull()
})

test('a long quote is found by its ends, with changes between', () => {
  const long = Array.from({ length: 40 }, (_, at) => `Sentence number ${at} speaks of thing ${at * 7}.`).join(
    ' ',
  )
  const quote = quoteOf(long, { start: 0, end: long.length })
  const now = `Before. ${long.replaceAll('speaks', 'tells')} After.`
  const span = findQuote(now, quote)!
  expect(now.slice(span.start, span.start + 17)).toBe('Sentence number 0')
  expect(now.slice(span.start, span.end)).toMatch(/thing 273\.$/)
})

test('every part of a text is found where it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.nat(),
      (text, one, other) => {
        const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].toSorted(
          (a, b) => a - b,
        )
        const quote = quoteOf(text, { start, end })
        const span = findQuote(text, quote)
        if (quote.exact.trim() === '') expect(span).toBeNull()
        else expect(text.slice(span!.start, span!.end)).toBe(quote.exact)
      },
    ),
  )
})
