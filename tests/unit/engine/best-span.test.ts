import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestSpan, windowsOver } from '../../../lib/engine/tasks/best-span'

test.each([
  [5, 10, 2, ['0-5']],
  [10, 10, 2, ['0-10']],
  [11, 10, 2, ['0-10', '8-11']],
  [26, 10, 2, ['0-10', '8-18', '16-26']],
])('%i tokens in windows of %i, overlap %i', (tokens, capacity, overlap, expected) => {
  const windows = windowsOver(tokens, capacity, overlap)
  expect(windows.map(({ from, to }) => `${from}-${to}`)).toEqual(expected)
})

test('the best of all spans, as trying each of them finds it', () => {
  const score = fc.integer({ min: -50, max: 50 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, score), { minLength: 3, maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (scores, most) => {
        const starts = Float32Array.from(scores, ([start]) => start)
        const ends = Float32Array.from(scores, ([, end]) => end)
        const window = { from: 1, to: scores.length - 1 }
        const all: number[] = []
        for (let first = window.from; first < window.to; first++)
          for (let last = first; last < window.to && last - first < most; last++)
            all.push(starts[first]! + ends[last]!)
        const best = bestSpan(starts, ends, window, most)
        expect(best.score).toBe(Math.max(...all))
        expect(best.score).toBe(starts[best.first]! + ends[best.last]!)
        expect(best.last).toBeGreaterThanOrEqual(best.first)
        expect(best.last - best.first).toBeLessThan(most)
      },
    ),
  )
})

test('a score that is not a number is an error', () => {
  const scores = Float32Array.of(0, Number.NaN, 1)
  expect(() => bestSpan(scores, Float32Array.of(0, 0, 0), { from: 0, to: 3 }, 30)).toThrow('not a number')
})
