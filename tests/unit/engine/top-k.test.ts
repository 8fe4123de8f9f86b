import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logSoftmax, topK } from '../../../lib/engine/decode/top-k'

test('the best tokens of all rows, each row raised by its bonus', () => {
  const rows = [Float32Array.of(0.5, 3, 1), Float32Array.of(2, 0, 2)]
  expect(topK(rows, [0, 0.5], 3)).toEqual([
    { row: 0, token: 1, score: 3 },
    { row: 1, token: 0, score: 2.5 },
    { row: 1, token: 2, score: 2.5 },
  ])
})

test('agrees with sorting everything, ties included', () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 })
  const matrix = fc.array(scores, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(matrix, fc.integer({ min: 1, max: 10 }), (rows, count) => {
      const all = rows.flatMap((row, place) => row.map((score, token) => ({ row: place, token, score })))
      const expected = all.toSorted((a, b) => b.score - a.score).slice(0, count)
      const got = topK(
        rows.map((row) => Float32Array.from(row)),
        rows.map(() => 0),
        count,
      )
      expect(got).toEqual(expected)
    }),
  )
})

test('log-softmax sums to one and survives large scores', () => {
  const scores = Float32Array.of(1000, 1001, -Infinity)
  logSoftmax(scores)
  expect(scores[0]).toBeCloseTo(-1.3133, 3)
  expect(Math.exp(scores[0]!) + Math.exp(scores[1]!)).toBeCloseTo(1, 5)
  expect(scores[2]).toBe(-Infinity)
})

test('a score that is not a number is an error, not a text', () => {
  expect(() => logSoftmax(Float32Array.of(1, NaN, 2))).toThrow('not a number')
})
