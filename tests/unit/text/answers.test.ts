import { expect, test } from 'vitest'
import { bestAnswer } from '../../../lib/text/answers'
import { type Block, cutPassages, sentencesAt } from '../../../lib/text/passages'

const span = (score: number, nullScore: number) => ({ start: 0, end: 3, score, nullScore })

test('the best span of all texts, unless the lowest "no answer" is above it', () => {
  const found = [span(2, 5), span(6, 4), span(1, 9)]
  expect(bestAnswer(found)).toEqual({ index: 1, margin: 2 })
  expect(bestAnswer([span(2, 5)])).toBeNull()
  // As sure of the one as of the other: the scripts that models are judged by answer.
  expect(bestAnswer([span(5, 5)])).toEqual({ index: 0, margin: 0 })
  expect(bestAnswer([])).toBeNull()
  expect(bestAnswer([{ ...span(9, 0), end: 0 }])).toBeNull()
  // Two that score alike: the earlier one.
  expect(bestAnswer([span(3, 0), span(3, 0)])!.index).toBe(0)
})

test.each([
  [3, { index: 0, margin: -3 }],
  [2.5, null],
  [Infinity, { index: 0, margin: -3 }],
])('"no answer" may be above it by the threshold, %d', (threshold, expected) => {
  expect(bestAnswer([span(2, 5)], threshold)).toEqual(expected)
})

test('a threshold below 0 wants an answer that is surer than "no answer"', () => {
  expect(bestAnswer([span(6, 4)], -2)).toMatchObject({ margin: 2 })
  expect(bestAnswer([span(6, 4)], -2.5)).toBeNull()
})

test('a span of a passage touches sentences of it', () => {
  const block: Block = { kind: 'paragraph', level: 0, text: 'It is old. Monks built it.' }
  const [passage] = cutPassages([block], 'en')
  const at = (words: string) => {
    const start = passage!.text.indexOf(words)
    return sentencesAt(passage!, { start, end: start + words.length }).map(({ sentence }) => sentence)
  }
  expect(at('Monks')).toEqual([1])
  expect(at('old. Monks')).toEqual([0, 1])
})
