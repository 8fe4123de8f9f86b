import { expect, test } from 'vitest'
import { threadFacts } from '../../../lib/hardware/threads'

test.each([
  [true, 1, { count: 1, limit: 'cores' }],
  [true, 2, { count: 2, limit: 'cores' }],
  [true, 4, { count: 4, limit: 'cores' }],
  [true, 8, { count: 6, limit: 'cores' }],
  [true, 32, { count: 8, limit: 'cap' }],
  [false, 8, { count: 1, limit: 'not-isolated' }],
])('isolated %s, %i cores', (isolated, cores, expected) => {
  expect(threadFacts(isolated, cores)).toEqual({ cores, ...expected })
})
