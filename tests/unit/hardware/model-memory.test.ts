import { expect, test } from 'vitest'
import { modelMemoryBytes } from '../../../lib/hardware/model-memory'

test('a small computer sets a limit, one that may be larger than it says does not', () => {
  expect(modelMemoryBytes({ kind: 'about', bytes: 2e9 })).toBe(1e9)
  expect(modelMemoryBytes({ kind: 'at-least', bytes: 8e9 })).toBe(Infinity)
  expect(modelMemoryBytes({ kind: 'unknown' })).toBe(Infinity)
})
