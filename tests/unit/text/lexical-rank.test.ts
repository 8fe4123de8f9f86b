import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lexicalIndex, lexicalMatrix, lexicalSimilarities, rankByWords } from '../../../lib/text/lexical-rank'

test('BM25, reckoned by hand', () => {
  // N = 3, c in one: idf = ln(1 + 2.5 / 1.5); c twice in 3 of 2 terms on average: norm = 1.2 (0.25 + 0.75 · 1.5) = 1.65
  const index = lexicalIndex(['alpha beta', 'beta gamma gamma', 'delta'], 'en')
  expect(rankByWords(index, 'Gamma?')).toEqual([
    { index: 1, score: expect.closeTo((Math.log(1 + 2.5 / 1.5) * 2 * 2.2) / 3.65, 10) },
    { index: 0, score: 0 },
    { index: 2, score: 0 },
  ])
})

test.each([
  [
    'fr',
    'Qui a construit le pont ?',
    ['La ville a un port.', 'Le pont a été CONSTRUIT par des moines.', 'Le vin.'],
  ],
  ['ja', '橋を建てたのは誰ですか', ['町には港がある。', 'この橋を建てたのは僧侶です。', '酒。']],
  ['ar', 'من بنى الجسر؟', ['في المدينة ميناء.', 'بَنى الرهبان الجسر.', 'نبيذ.']],
  ['ru', 'Кто построил мост?', ['В городе есть порт.', 'Мост построил монах.', 'Вино.']],
])('%s: the passage with the question’s words comes first', (language, question, passages) => {
  expect(rankByWords(lexicalIndex(passages, language), question)[0]!.index).toBe(1)
})

test('the cosine by idf, reckoned by hand: a word of every text weighs nothing', () => {
  const index = lexicalIndex(['the bridge fell', 'the bridge stands', 'the river'], 'en')
  const { values } = lexicalMatrix(index)
  const [bridge, single] = [Math.log(3 / 2), Math.log(3)]
  const cosine = bridge ** 2 / (bridge ** 2 + single ** 2)
  const rows = [
    [1, cosine, 0],
    [cosine, 1, 0],
    [0, 0, 1],
  ]
  expect([...values]).toEqual(rows.flat().map((value) => expect.closeTo(value, 6)))
})

const texts = fc.array(
  fc
    .array(fc.constantFrom('bridge', 'river', 'stone', 'the', 'été', '橋', 'дом', '12'), { maxLength: 8 })
    .map((words) => words.join(' ')),
  { minLength: 1, maxLength: 12 },
)

test('likeness is symmetric, at most 1, and the same asked the other way', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const index = lexicalIndex(all, 'en')
      const { values, count } = lexicalMatrix(index)
      const asked = lexicalSimilarities(index, all)
      for (let row = 0; row < count; row++)
        for (let column = 0; column < count; column++) {
          const value = values[row * count + column]!
          expect(value).toBeCloseTo(values[column * count + row]!, 6)
          expect(value).toBeLessThanOrEqual(1 + 1e-6)
          expect(asked[row]![column]).toBeCloseTo(value, 5)
        }
    }),
  )
})

test('every text is ranked once, best first', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const ranked = rankByWords(lexicalIndex(all, 'en'), 'the stone bridge')
      expect(ranked.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(all.map((_, at) => at))
      for (let at = 1; at < ranked.length; at++)
        expect(ranked[at]!.score).toBeLessThanOrEqual(ranked[at - 1]!.score)
      expect(ranked.every(({ score }) => score >= 0 && Number.isFinite(score))).toBe(true)
    }),
  )
})
