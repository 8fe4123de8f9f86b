import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HeldRows } from '../../../lib/engine/decode/held-rows'

test('a few rows left behind move nothing', () => {
  const rows = new HeldRows(12)
  expect(rows.pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11])).toBeNull()
  expect(rows.held).toBe(12)
  expect(rows.places.at(-1)).toBe(11)
})

test('many left behind: the rest moves together', () => {
  const rows = new HeldRows(4)
  expect(rows.pick([1, 3])).toEqual([1, 3])
  expect(rows).toMatchObject({ held: 2, places: [0, 1] })
})

test('beams that only change places move nothing, a doubled one does', () => {
  const rows = new HeldRows(3)
  expect(rows.pick([2, 0, 1])).toBeNull()
  expect(rows.places).toEqual([2, 0, 1])
  expect(rows.pick([0, 0, 1])).toEqual([2, 2, 0])
})

test('whatever is picked, each row goes on with what it is to continue', () => {
  const picks = fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), picks, (count, steps) => {
      const rows = new HeldRows(count)
      let expected = [...Array(count).keys()]
      let cache = [...expected]
      for (const step of steps) {
        const pick = step.map((row) => row % expected.length)
        const moved = rows.pick(pick)
        if (moved) cache = moved.map((from) => cache[from]!)
        expected = pick.map((row) => expected[row]!)
        expect(cache).toHaveLength(rows.held)
        expect(rows.places.map((place) => cache[place])).toEqual(expected)
      }
    }),
  )
})
