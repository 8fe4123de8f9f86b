import { expect, test } from 'vitest'
import { chooseSentences } from '../../../lib/text/choose-sentences'
import { lexicalIndex, lexicalMatrix } from '../../../lib/text/lexical-rank'
import { lexRank } from '../../../lib/text/lexrank'

const ARTICLE = [
  'The old bridge over the river Elm was closed to all traffic on Monday.',
  'Engineers found deep cracks in two of the stone arches of the bridge.',
  'The bridge over the river Elm was closed to all the traffic on Monday.',
  'The town will repair the arches of the bridge before the winter.',
  'Nobody knows who will pay for the repair of the arches?',
  'Ducks were seen.',
  'A ferry takes people across the river until the bridge is open again.',
  'The baker on the square sells bread with nuts on Saturdays only.',
]

function ranked(texts: string[]) {
  const matrix = lexicalMatrix(lexicalIndex(texts, 'en'))
  const ranks = lexRank(matrix)
  const sentences = texts.map((text, at) => ({
    ref: { passage: 'p0', sentence: at },
    text,
    salience: ranks[at]!,
  }))
  return { sentences, matrix }
}

test('key points are central, not said twice, no questions, in the order of the page, and cite themselves', () => {
  const { sentences, matrix } = ranked(ARTICLE)
  const points = chooseSentences(sentences, matrix, 'key-points', 'short')
  const places = points.map(({ citations }) => citations[0]!.sentence)
  expect(points).toHaveLength(3)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  // One of the two that say the same.
  expect(places.filter((at) => at === 0 || at === 2)).toHaveLength(1)
  expect(places).not.toContain(4)
  expect(places).not.toContain(5)
  expect(places).not.toContain(7)
  for (const { text, citations } of points) expect(ARTICLE[citations[0]!.sentence]).toBe(text)
  expect(chooseSentences(sentences, matrix, 'key-points', 'short')).toEqual(points)
})

test('one sentence is one; a paragraph keeps its budget of words', () => {
  const { sentences, matrix } = ranked(ARTICLE)
  expect(chooseSentences(sentences, matrix, 'sentence', 'long')).toHaveLength(1)
  const words = chooseSentences(sentences, matrix, 'paragraph', 'short')
    .map(({ text }) => text.split(' ').length)
    .reduce((sum, count) => sum + count, 0)
  expect(words).toBeLessThanOrEqual(60)
  expect(words).toBeGreaterThan(20)
})

test('of two as central the earlier one is taken', () => {
  const texts = ['Alpha beta gamma delta epsilon one.', 'Zeta eta theta iota kappa two.']
  const sentences = texts.map((text, at) => ({ ref: { passage: 'p0', sentence: at }, text, salience: 0.5 }))
  const matrix = { count: 2, values: Float32Array.from([1, 0, 0, 1]) }
  expect(chooseSentences(sentences, matrix, 'sentence', 'short')[0]!.text).toBe(texts[0])
})

test('of several passages each is heard before one is heard again, if they are nearly as central', () => {
  const sentences = ['p0', 'p0', 'p1', 'p2'].map((passage, at) => ({
    ref: { passage, sentence: at },
    text: `Word${at} one${at} two${at} three${at} four${at} five${at}.`,
    salience: 1 - at / 10,
  }))
  const values = Float32Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0))
  const points = chooseSentences(sentences, { count: 4, values }, 'key-points', 'short')
  expect(points.map(({ citations }) => citations[0]!.passage)).toEqual(['p0', 'p1', 'p2'])
})

test('a text with nothing but short lines still has a summary, one with nothing has none', () => {
  const { sentences, matrix } = ranked(['Stone.', 'Bridge.'])
  expect(chooseSentences(sentences, matrix, 'sentence', 'short')).toHaveLength(1)
  expect(chooseSentences([], { count: 0, values: new Float32Array() }, 'key-points', 'long')).toEqual([])
})
