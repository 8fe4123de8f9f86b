import { expect, test } from 'vitest'
import { Rate } from '../../../../lib/models/download/rate'

test('a steady line has a steady rate, and time left follows from it', () => {
  const rate = new Rate()
  for (let second = 0; second <= 20; second++) rate.mark(second * 1000, second * 1000)
  expect(rate.bytesPerSecond).toBeCloseTo(1000)
  expect(rate.secondsLeft(5000)).toBeCloseTo(5)
})

test('it forgets what was long ago', () => {
  const rate = new Rate()
  rate.mark(0, 0)
  rate.mark(1_000_000, 1000)
  for (let second = 2; second <= 20; second++) rate.mark(1_000_000 + second * 10, second * 1000)
  expect(rate.bytesPerSecond).toBeCloseTo(10)
})

test('a line that stands still has no time left to tell', () => {
  const rate = new Rate()
  for (let second = 0; second <= 10; second++) rate.mark(500, second * 1000)
  expect(rate.bytesPerSecond).toBe(0)
  expect(rate.secondsLeft(1)).toBeUndefined()
})

test('the first moment says nothing', () => {
  const rate = new Rate()
  expect(rate.secondsLeft(1)).toBeUndefined()
  rate.mark(0, 0)
  rate.mark(900, 100)
  expect(rate.secondsLeft(1)).toBeUndefined()
})
