import { expect, test } from 'vitest'
import { closestLanguage, directionOf } from '../../../lib/text/languages'
import { plainText } from '../../../lib/text/plain-text'

test('the closest language on offer', () => {
  expect(closestLanguage('en-US', ['de', 'en'])).toBe('en')
  expect(closestLanguage('pt-BR', ['pt', 'pt-BR'])).toBe('pt-BR')
  expect(closestLanguage('nb', ['no'])).toBe('no')
  expect(closestLanguage('eo', ['de', 'en'])).toBe('eo')
})

test.each([
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['ur', 'rtl'],
  ['az', 'ltr'],
  ['az-Arab', 'rtl'],
  ['zh-Hant', 'ltr'],
  ['not a tag', 'ltr'],
])('%s is written %s', (tag, direction) => expect(directionOf(tag)).toBe(direction))

test('plain text has no NUL, no half surrogate pair, no white space around it, and all the rest', () => {
  expect(plainText('\n a\0b \uD83D c 😀 \uDE00\u00A0\n')).toBe('ab \uFFFD c 😀 \uFFFD')
})
