import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchesOf } from '../../../lib/engine/decode/batches'

const item = (length: number) => ({ inputIds: Array.from({ length }, () => 1) })
const lengths = (batches: { inputIds: readonly number[] }[][]) =>
  batches.map((batch) => batch.map(({ inputIds }) => inputIds.length))

test('similar lengths together, within the tokens that fit', () => {
  expect(lengths(batchesOf([item(9), item(2), item(8), item(3)], 1, 18))).toEqual([
    [2, 3],
    [8, 9],
  ])
})

test('beams are rows: four beams leave room for a quarter of the items', () => {
  const many = Array.from({ length: 96 }, () => item(1))
  expect(lengths(batchesOf(many, 1, Infinity)).map((batch) => batch.length)).toEqual([96])
  expect(lengths(batchesOf(many, 4, Infinity)).map((batch) => batch.length)).toEqual([24, 24, 24, 24])
})

test('nothing is lost, whatever its length', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 })), fc.integer({ min: 1, max: 9 }), (sizes, rows) => {
      const got = batchesOf(sizes.map(item), rows, 40)
      expect(lengths(got).flat()).toEqual(sizes.toSorted((a, b) => a - b))
    }),
  )
})
