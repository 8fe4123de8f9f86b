import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SimilarityMatrix, cosineMatrix, lexRank } from '../../../lib/text/lexrank'

const matrix = (rows: number[][]): SimilarityMatrix => ({
  count: rows.length,
  values: Float32Array.from(rows.flat()),
})

test('ranks of three sentences, solved by hand', () => {
  // a = .05 + .85 (a / 1.5 + .5 b / 2), b = .05 + .85 (2 · .5 a / 1.5 + b / 2), 2 a + b = 1: b = .3333… / .858333…
  const ranks = lexRank(
    matrix([
      [1, 0.5, 0],
      [0.5, 1, 0.5],
      [0, 0.5, 1],
    ]),
  )
  expect([...ranks]).toEqual([0.30583, 0.38835, 0.30583].map((rank) => expect.closeTo(rank, 5)))
})

test('without damping, ranks of like sentences are as their sums of likeness', () => {
  const ranks = lexRank(
    matrix([
      [1, 0.5, 0.25],
      [0.5, 1, 0],
      [0.25, 0, 1],
    ]),
    0,
  )
  const sums = [1.75, 1.5, 1.25]
  expect([...ranks]).toEqual(sums.map((sum) => expect.closeTo(sum / 4.5, 5)))
})

test('what is like nothing gives its share to all, and nothing is not a number', () => {
  expect([
    ...lexRank(
      matrix([
        [0, 0],
        [0, 0],
      ]),
    ),
  ]).toEqual([0.5, 0.5])
  expect([...lexRank(matrix([]))]).toEqual([])
  const ranks = lexRank(
    matrix([
      [0, 0, 0],
      [0, 1, 0.9],
      [0, 0.9, 1],
    ]),
  )
  expect(ranks[0]).toBeLessThan(ranks[1]!)
})

const vectors = fc
  .integer({ min: 1, max: 12 })
  .chain((width) =>
    fc.array(fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 20,
    }),
  )
  .map((rows) =>
    rows.map((row) => {
      const length = Math.hypot(...row)
      return Float32Array.from(row, (value) => (length > 1e-3 ? value / length : 0))
    }),
  )

test('ranks are a distribution, and follow their sentences into another order', () => {
  fc.assert(
    fc.property(vectors, (rows) => {
      const ranks = lexRank(cosineMatrix(rows))
      const sum = ranks.reduce((total, rank) => total + rank, 0)
      expect(sum).toBeCloseTo(1, 6)
      expect(ranks.every((rank) => rank > 0)).toBe(true)
      const turned = lexRank(cosineMatrix(rows.toReversed()))
      for (const [at, rank] of turned.toReversed().entries()) expect(rank).toBeCloseTo(ranks[at]!, 5)
    }),
  )
})
