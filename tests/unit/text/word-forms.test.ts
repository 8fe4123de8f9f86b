/** A word found again in a text by its beginning, in scripts with spaces and without. */
import { expect, test } from 'vitest'
import { isFewWords } from '../../../lib/text/few-words'
import { formFinder } from '../../../lib/text/word-forms'

test.each([
  ['chien', 'fr', 'Les chiens aboient, le chien dort, la chienne aussi.', ['chiens', 'chien', 'chienne']],
  ['préférer', 'fr', 'Il préfère lire. Elle a une préférence.', ['préfère', 'préférence']],
  ['eau', 'fr', "L’eau est belle ; un beau bateau dans l'eau.", ['eau', 'eau']],
  ["l'eau", 'fr', 'De l’eau froide.', ['eau']],
  ['interne', 'fr', 'Le droit international, en interne.', ['interne']],
  ['lire', 'fr', 'Elle lit, il lira, nous aimons lire une livre.', ['lire']],
  ['Haus', 'de', 'Im HAUS stehen Hausschuhe, und des Hauses Tür.', ['HAUS', 'Hauses']],
  ['книга', 'ru', 'Эти книги и книгой, но не книжный.', ['книги', 'книгой']],
  ['كتاب', 'ar', 'قرأت كِتَاب جدتي.', ['كِتَاب']],
  ['図書館', 'ja', '図書館は開いている。大きな図書館だ。', ['図書館', '図書館']],
  ['食べる', 'ja', '昨日食べました。明日も食べる。食堂はない。', ['食べ', '食べる']],
  ['图书馆', 'zh-Hans', '这座图书馆每天开放。', ['图书馆']],
])('%s (%s)', (word, language, text, expected) => {
  const found = formFinder(word, language)(text)
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
})

test('the word itself is told from its forms, whatever its capitals and accents', () => {
  const found = formFinder('été', 'fr')('Été comme hiver ; elles ont été là, ETE.')
  expect(found.map(({ isSame }) => isSame)).toEqual([true, true, true])
  expect(formFinder('chien', 'fr')('chiens, chien').map(({ isSame }) => isSame)).toEqual([false, true])
})

test.each([
  ['bibliothèque', 'fr', true],
  ['«bibliothèque»', 'fr', true],
  ["l'eau", 'fr', true],
  ['図書館', 'ja', true],
  ['la bibliothèque', 'fr', false],
  ['2026', 'fr', false],
  ['…', 'fr', false],
  ['a'.repeat(61), 'fr', false],
])('%s: one word, or not', (text, language, expected) => {
  expect(isFewWords(text, language)).toBe(expected)
})
