import { expect, test } from 'vitest'
import type { Memory } from '../../../lib/hardware/probe'
import { mayJoin, peakBytes } from '../../../lib/host/admission'

const STARTER = 16e6
const OPUS = 105e6
const NLLB = 620e6
const about = (gigabytes: number): Memory => ({ kind: 'about', bytes: gigabytes * 1e9 })
const AT_LEAST_8: Memory = { kind: 'at-least', bytes: 8e9 }

test('a model alone always may', () => {
  expect(mayJoin(4e9, [], about(0.25))).toBe(true)
})

test.each<[string, number, number[], Memory, boolean]>([
  ['two starters on a small computer', STARTER, [STARTER], about(2), true],
  ['not on one that is smaller still', STARTER, [STARTER], about(0.5), false],
  ['both directions of an opus pair', OPUS, [OPUS], about(4), true],
  ['not with half the memory', OPUS, [OPUS], about(2), false],
  ['a large one beside a small one', NLLB, [STARTER], about(4), false],
  ['the same with much memory', NLLB, [STARTER], { kind: 'at-least', bytes: 16e9 }, true],
  ['two large ones', NLLB, [NLLB], AT_LEAST_8, false],
  ['never three', STARTER, [STARTER, STARTER], AT_LEAST_8, false],
  ['where the browser does not tell: two of a pair', OPUS, [OPUS], { kind: 'unknown' }, true],
  ['where the browser does not tell: a large one', NLLB, [OPUS], { kind: 'unknown' }, false],
])('%s', (_, model, alive, memory, may) => {
  expect(mayJoin(model, alive, memory)).toBe(may)
})

test('which of the two came first makes no difference', () => {
  for (const memory of [about(1), about(4), AT_LEAST_8])
    expect(mayJoin(NLLB, [OPUS], memory)).toBe(mayJoin(OPUS, [NLLB], memory))
})

test('a peak is the runtime and four times the model', () => {
  expect(peakBytes(100e6)).toBe(500e6)
})
