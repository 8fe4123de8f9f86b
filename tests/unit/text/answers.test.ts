import { expect, test } from 'vitest'
import { bestAnswer, placeAnswer } from '../../../lib/text/answers'
import { evidenceAt, joinTranslations } from '../../../lib/text/evidence'
import { joinPassages } from '../../../lib/text/joined-text'
import { type Block, cutPassages } from '../../../lib/text/passages'

const span = (score: number, nullScore: number) => ({ start: 0, end: 3, score, nullScore })

test('the best span of all texts, where it beats the lowest "no answer"', () => {
  const found = [span(2, 5), span(6, 4), span(1, 9)]
  expect(bestAnswer(found)).toEqual({ index: 1, score: 6, margin: 2 })
  expect(bestAnswer(found, 2)).toBeNull()
  expect(bestAnswer([span(2, 5)])).toBeNull()
  expect(bestAnswer([span(2, 5)], -Infinity)).toMatchObject({ index: 0, margin: -3 })
  expect(bestAnswer([])).toBeNull()
  expect(bestAnswer([{ ...span(9, 0), end: 0 }])).toBeNull()
  // Two that score alike: the earlier one.
  expect(bestAnswer([span(3, 0), span(3, 0)])!.index).toBe(0)
})

const paragraph = (text: string): Block => ({ kind: 'paragraph', level: 0, text })

test('a span of the joined text is a part of passages and of their sentences', () => {
  const passages = cutPassages([paragraph('It is old. Monks built it.'), paragraph('It fell in 1903.')], 'en')
  const joined = joinPassages(passages)
  const at = (words: string) => {
    const start = joined.text.indexOf(words)
    return placeAnswer(joined, { start, end: start + words.length }).map(({ passage, span, sentences }) => ({
      text: passage.text.slice(span.start, span.end),
      sentences: sentences.map((ref) => `${ref.passage}.${ref.sentence}`),
    }))
  }
  expect(at('Monks')).toEqual([{ text: 'Monks', sentences: ['p0.1'] }])
  expect(at('old. Monks')).toEqual([{ text: 'old. Monks', sentences: ['p0.0', 'p0.1'] }])
  expect(at('it.\nIt')).toEqual([
    { text: 'it.', sentences: ['p0.1'] },
    { text: 'It', sentences: ['p1.0'] },
  ])
})

test('an answer found in translations leads back to the sentences of the page', () => {
  const sentences = [
    { original: 'Il est vieux.', translation: 'It is old.' },
    { original: '…', translation: '' },
    { original: 'Des moines l’ont bâti.', translation: 'Monks built it.' },
  ].map((pair, sentence) => ({ ...pair, ref: { passage: 'p0', sentence } }))
  const joined = joinTranslations(sentences)
  const start = joined.text.indexOf('Monks')
  expect(evidenceAt(joined, { start, end: start + 5 }, { source: 'fr', target: 'en' })).toEqual({
    source: 'fr',
    target: 'en',
    sentences: [{ ...sentences[2], inTranslation: { start: 0, end: 5 } }],
  })
})
