import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forModel, hasWords, sentences, withoutEdgeSymbols } from '../../../lib/text/sentences'

const joined = (pieces: { text: string; after: string }[]) =>
  pieces.map((piece) => piece.text + piece.after).join('')

describe('sentences', () => {
  test.each([
    ['Bonjour. Ça va ?', ['Bonjour.', 'Ça va ?']],
    ['Un titre\n\nUn paragraphe. Un autre.\n', ['Un titre', 'Un paragraphe.', 'Un autre.']],
    ['今日は。元気ですか？', ['今日は。', '元気ですか？']],
    ['  un', ['', 'un']],
  ])('%j', (text, expected) => {
    const pieces = sentences(text, 'fr')
    expect(pieces.map((piece) => piece.text)).toEqual(expected)
    expect(joined(pieces)).toBe(text)
  })

  test('lose no character of any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '.', '\n', '\r\n', '\u00A0', '。', '😀', '\uD800', '\u0000', '\u2028'),
    })
    fc.assert(fc.property(text, (given) => joined(sentences(given, 'en')) === given))
  })

  test('have no white space at their ends', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        for (const { text, after } of sentences(given, 'en')) {
          expect(text).toBe(text.trim())
          expect(after.trim()).toBe('')
        }
      }),
    )
  })
})

test.each([
  ['😀 Bonjour ! 🎉🎉', ['😀 ', 'Bonjour !', ' 🎉🎉']],
  ['👩‍👩‍👧', ['👩‍👩‍👧', '', '']],
  ['C’est 👍 bien', ['', 'C’est 👍 bien', '']],
  ['3 chats', ['', '3 chats', '']],
])('symbols at the ends of %j are set aside', (text, [before, core, after]) => {
  expect(withoutEdgeSymbols(text)).toEqual({ before, core, after })
})

test.each([
  ['42 %', false],
  ['— … !', false],
  ['été', true],
  ['مرحبا', true],
])('hasWords(%j) is %s', (text, expected) => expect(hasWords(text)).toBe(expected))

test('a model is given no half characters and no control characters', () => {
  expect(forModel('a\u0000b\uD800c\td')).toBe('abc\td')
})
