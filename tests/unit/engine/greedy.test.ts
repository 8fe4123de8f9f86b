import { expect, test } from 'vitest'
import { argMax, greedySearch } from '../../../lib/engine/decode/greedy'

test('takes the best token and ends with the end token', () => {
  const search = greedySearch({ eos_token_id: 0 }, [9], 10)
  expect(search.advance([Float32Array.of(0, 1, 3)])).toEqual({ parents: [0], tokens: [2] })
  expect(search.advance([Float32Array.of(5, 1, 3)])).toBeNull()
  expect(search.best()).toEqual([9, 2, 0])
})

test('ends at full length', () => {
  const search = greedySearch({ eos_token_id: 0 }, [9], 2)
  expect(search.advance([Float32Array.of(0, 1)])).not.toBeNull()
  expect(search.advance([Float32Array.of(0, 1)])).toBeNull()
  expect(search.best()).toEqual([9, 1, 1])
})

test.each([
  ['not a number', Float32Array.of(1, NaN)],
  ['no token is possible', Float32Array.of(-Infinity, -Infinity)],
])('arg-max refuses: %s', (message, scores) => expect(() => argMax(scores)).toThrow(message))

test('the first of equal scores', () => {
  expect(argMax(Float32Array.of(1, 2, 2))).toBe(1)
})
