import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runawayTokens } from '../../../lib/engine/decode/repetition'
import { stoppedWhenRunaway } from '../../../lib/engine/decode/runaway-guard'

const times = (count: number, ...phrase: number[]) => Array.from({ length: count }, () => phrase).flat()
const SOURCE = [11, 12, 13, 14, 15, 0]

test.each<[string, number[], number[], number]>([
  ['a phrase of three, ten times', [1, 2, ...times(10, 5, 6, 7)], SOURCE, 27],
  ['one token, without end', times(40, 5), SOURCE, 39],
  ['the start of a phrase once more at the end', [...times(8, 5, 6, 7), 5], SOURCE, 21],
])('runaway: %s', (_, output, source, dropped) => expect(runawayTokens(output, source)).toBe(dropped))

test.each<[string, number[], number[]]>([
  ['non, non, non, non', times(4, 5, 6), [...times(4, 8, 9), 0]],
  ['a phrase said five times', times(5, 5, 6, 7, 8), SOURCE],
  ['one word twelve times', times(12, 5), SOURCE],
  ['a column of zeros, as in the source', times(30, 5, 6), [...times(30, 5, 6), 0]],
  ['a table of numbers, all different', Array.from({ length: 90 }, (__, n) => n % 31), SOURCE],
  ['repetition that has ended', [...times(10, 5, 6, 7), 1, 2, 3], SOURCE],
  ['nothing', [], []],
])('not runaway: %s', (_, output, source) => expect(runawayTokens(output, source)).toBe(0))

test('what repeats no phrase six times is left alone, and something always stays', () => {
  const ids = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 80 })
  fc.assert(
    fc.property(ids, (output) => {
      const dropped = runawayTokens(output, SOURCE)
      expect(dropped).toBeLessThan(Math.max(1, output.length))
      if (dropped === 0) return
      const phrase = output.slice(output.length - dropped).slice(0, Math.ceil(dropped / 5))
      expect(phrase.length).toBeGreaterThan(0)
      expect(output.length).toBeGreaterThanOrEqual(20)
    }),
  )
})

test('a search that repeats itself is ended early', () => {
  const ids = [9]
  const search = stoppedWhenRunaway(
    {
      advance: () => {
        ids.push(5)
        return { parents: [0], tokens: [5] }
      },
      best: () => ids,
    },
    SOURCE,
  )
  let steps = 1
  while (search.advance([])) steps++
  expect(steps).toBe(24)
})
