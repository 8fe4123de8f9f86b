import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ByteRange,
  addRange,
  areRanges,
  countBytes,
  gaps,
  split,
  wholeUntil,
} from '../../../../lib/models/download/byte-ranges'

const SIZE = 60
const range = fc
  .tuple(fc.nat(SIZE), fc.nat(SIZE))
  .map(([a, b]): ByteRange => [Math.min(a, b), Math.max(a, b)])
const added = (ranges: ByteRange[]) => ranges.reduce<ByteRange[]>((all, one) => addRange(all, one), [])
const bytesIn = (ranges: readonly ByteRange[]) =>
  new Set(ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index)))

test('in whatever order ranges arrive, exactly their bytes are there', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
      const sum = added(ranges)
      expect(areRanges(sum, SIZE)).toBe(true)
      expect(bytesIn(sum)).toEqual(bytesIn(ranges))
      expect(countBytes(sum)).toBe(bytesIn(ranges).size)
      const missing = gaps(sum, SIZE)
      expect(countBytes(missing) + countBytes(sum)).toBe(SIZE)
      for (const byte of bytesIn(missing)) expect(bytesIn(sum).has(byte)).toBe(false)
      expect(bytesIn(split(missing, 7))).toEqual(bytesIn(missing))
    }),
  )
})

test('parts are no longer than asked', () => {
  expect(split([[5, 20]], 6)).toEqual([
    [5, 11],
    [11, 17],
    [17, 20],
  ])
})

test('the file is whole until its first gap', () => {
  expect(wholeUntil([])).toBe(0)
  expect(wholeUntil([[1, 5]])).toBe(0)
  expect(
    wholeUntil([
      [0, 5],
      [6, 9],
    ]),
  ).toBe(5)
})

test.each<[string, ByteRange[]]>([
  ['past the end', [[0, SIZE + 1]]],
  ['backwards', [[5, 5]]],
  [
    'overlapping',
    [
      [0, 9],
      [8, 12],
    ],
  ],
  [
    'touching',
    [
      [0, 9],
      [9, 12],
    ],
  ],
  ['negative', [[-1, 3]]],
])('a record that is %s is none', (_, ranges) => {
  expect(areRanges(ranges, SIZE)).toBe(false)
})
