import { expect, test } from 'vitest'
import { CITATION_LIMITS, SUPPORT, cite } from '../../../lib/text/citations'
import { lexicalIndex, lexicalSimilarities } from '../../../lib/text/lexical-rank'

const SOURCES = [
  'The stone bridge over the Elm was built by monks in 1342.',
  'In 1903 the bridge was widened for the tramway.',
  'The tramway crossed the bridge until 1958.',
  'A market is held on the square every Friday.',
]
const sources = SOURCES.map((text, sentence) => ({ ref: { passage: 'p0', sentence }, text }))
const index = lexicalIndex(SOURCES, 'en')
const limits = { ...CITATION_LIMITS, threshold: SUPPORT.lexical }
const written = (texts: string[]) => cite(texts, sources, lexicalSimilarities(index, texts), limits)

test('a written sentence rests on what says it, and on nothing where nothing does', () => {
  const [monks, tram, invented] = written([
    'Monks built the stone bridge in 1342.',
    'The tramway used the widened bridge from 1903 until 1958.',
    'The mayor resigned after a scandal.',
  ])
  expect(monks).toMatchObject({ citations: [{ passage: 'p0', sentence: 0 }], isSupported: true })
  expect(tram!.citations.map(({ sentence }) => sentence).toSorted((a, b) => a - b)).toEqual([1, 2])
  expect(invented).toEqual({
    text: 'The mayor resigned after a scandal.',
    citations: [],
    isSupported: false,
    // An article in common is in few of four sentences, and so weighs something.
    similarity: expect.closeTo(0.158, 3),
  })
})

test('at most as many as allowed, the closest first, none far behind it', () => {
  const values = [Float32Array.from([0.5, 0.9, 0.8, 0.75])]
  const [sentence] = cite(['x'], sources, values, { threshold: 0.4, atLeast: 0.8, most: 2 })
  expect(sentence!.citations.map((ref) => ref.sentence)).toEqual([1, 2])
  const [alone] = cite(['x'], sources, values, { threshold: 0.4, atLeast: 0.9, most: 9 })
  expect(alone!.citations.map((ref) => ref.sentence)).toEqual([1])
})
