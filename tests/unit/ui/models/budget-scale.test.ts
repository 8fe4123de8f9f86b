import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetSteps, placeOf, stepOf } from '../../../../lib/ui/models/budget-scale'

test('begins at nothing, grows in steps, and ends with no budget', () => {
  const steps = budgetSteps(60e9)
  expect(steps.slice(0, 3)).toEqual([0, 0.5e9, 1e9])
  expect(steps.at(-1)).toBeNull()
  expect(steps.at(-2)).toBe(55e9)
  expect(steps.length).toBeLessThan(50)
})

test('the handle is never at nothing, and at the end without a budget', () => {
  const steps = budgetSteps(60e9)
  expect(stepOf(steps, undefined)).toBe(steps.length - 1)
  expect(stepOf(steps, 0)).toBe(1)
  expect(steps[stepOf(steps, 2.1e9)]).toBe(2e9)
  expect(steps[stepOf(steps, 900e9)]).toBe(55e9)
})

test('bytes lie where the handle of the same budget would be, and never out of order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1e9, max: 2e12 }),
      fc.array(fc.integer({ min: 0, max: 3e12 }), { minLength: 2 }),
      (quota, sizes) => {
        const steps = budgetSteps(quota)
        const places = sizes.toSorted((a, b) => a - b).map((bytes) => placeOf(steps, bytes))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const place of places) expect(place >= 0 && place <= 1).toBe(true)
        const budget = steps[1]!
        expect(placeOf(steps, budget) * (steps.length - 1)).toBeCloseTo(stepOf(steps, budget))
      },
    ),
  )
})

test('a quota smaller than the first step leaves only "no budget"', () => {
  const steps = budgetSteps(100e6)
  expect(steps).toEqual([0, null])
  expect(stepOf(steps, 5e9)).toBe(1)
})
