import { expect, test } from 'vitest'
import { countWords, termsOf } from '../../../lib/text/words'

test.each([
  ['fr', "L'été à Évry, l’EAU", ['l', 'ete', 'a', 'evry', 'l', 'eau']],
  ['de', 'Die Brücke — 12 Bögen', ['die', 'brucke', '12', 'bogen']],
  ['tr', 'IŞIK Işık', ['ısık', 'ısık']],
  ['ru', 'Ёлка и йод', ['елка', 'и', 'йод']],
  ['ar', 'كِتَاب كتـاب', ['كتاب', 'كتاب']],
  ['el', 'Γέφυρα γεφυρα', ['γεφυρα', 'γεφυρα']],
  ['ja', '東京都の橋、２本', ['東京', '京都', '都の', 'の橋', '2', '本']],
  ['ja', 'が か', ['が', 'か']],
  ['zh', '桥', ['桥']],
  ['en', '— … !', []],
])('%s: %s', (language, text, terms) => {
  expect(termsOf(text, language)).toEqual(terms)
})

test('words are counted in scripts with and without spaces', () => {
  expect(countWords('Il a lu ce livre.')).toBe(5)
  expect(countWords('この橋は古い。')).toBeGreaterThan(2)
  expect(countWords(' … ')).toBe(0)
})
