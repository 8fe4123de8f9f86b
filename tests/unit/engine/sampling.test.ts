import { expect, test } from 'vitest'
import { draw, sampledSearch } from '../../../lib/engine/decode/sampling'

/** Probabilities 0.5, 0.3, 0.15, 0.05. */
const SCORES = Float32Array.from([0.3, 0.5, 0.05, 0.15].map(Math.log))
const drawn = (config: object, at: number) => draw(SCORES.slice(), config, () => at)

test.each([
  [0, 1],
  [0.49, 1],
  [0.51, 0],
  [0.79, 0],
  [0.81, 3],
  [0.96, 2],
  [0.999999, 2],
])('of all tokens, at %d it is token %d', (at, token) => {
  expect(drawn({ top_k: 0 }, at)).toBe(token)
})

test.each([
  ['top_k', { top_k: 2 }, 0.99, 0],
  ['top_k of one is greedy', { top_k: 1 }, 0.99, 1],
  ['top_p keeps as few as hold so much', { top_k: 0, top_p: 0.8 }, 0.99, 0],
  ['top_p just above that keeps one more', { top_k: 0, top_p: 0.81 }, 0.99, 3],
  ['top_p below the best one keeps it', { top_k: 0, top_p: 0.1 }, 0.99, 1],
  ['a low temperature sharpens', { top_k: 0, temperature: 0.1 }, 0.9, 1],
  ['a high temperature levels', { top_k: 0, temperature: 100 }, 0.9, 2],
])('%s', (_, config, at, token) => {
  expect(drawn(config, at)).toBe(token)
})

test('drawn often enough, tokens come as often as they are probable', () => {
  let seed = 1
  // The generator of Park and Miller (1988): the same numbers on every machine.
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const counts = [0, 0, 0, 0]
  for (let time = 0; time < 20_000; time++) counts[draw(SCORES.slice(), { top_k: 0 }, random)]!++
  expect(counts.map((count) => Math.round(count / 200))).toEqual([30, 50, 5, 15])
})

test('what is no number, or nothing at all, is no token', () => {
  expect(() => draw(Float32Array.of(1, Number.NaN), {}, () => 0)).toThrow('not a number')
  expect(() => draw(Float32Array.of(-Infinity, -Infinity), {}, () => 0)).toThrow('no token')
})

test('a search draws until the model ends it', () => {
  const search = sampledSearch({ eos_token_id: 3, top_k: 0 }, [9], 5, () => 0.6)
  expect(search.advance([SCORES.slice()])).toEqual({ parents: [0], tokens: [0] })
  const ending = Float32Array.of(-9, -9, -9, 9)
  expect(search.advance([ending])).toBeNull()
  expect(search.best()).toEqual([9, 0, 3])
})
