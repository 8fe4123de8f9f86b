import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lru } from '../../../../lib/host/memory/lru'

const lengths = (key: string, value: string) => key.length + value.length

test('what was used longest ago goes first, and a look counts as a use', () => {
  const lru = new Lru(6, lengths)
  for (const key of ['a', 'b', 'c']) lru.put(key, key)
  lru.get('a')
  lru.put('d', 'd')
  expect(['a', 'b', 'c', 'd'].filter((key) => lru.has(key))).toEqual(['a', 'c', 'd'])
})

test('what is larger than all of it is not kept, and takes the rest along', () => {
  const lru = new Lru(4, lengths)
  lru.put('a', 'a')
  lru.put('large', 'larger')
  expect([lru.has('large'), lru.bytes]).toEqual([false, 0])
})

test('never above its bytes, and never wrong about them', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ put: fc.boolean(), key: fc.constantFrom('a', 'bb', 'ccc'), value: fc.string() })),
      (uses) => {
        const lru = new Lru(20, lengths)
        for (const { put, key, value } of uses) {
          if (put) lru.put(key, value)
          else lru.delete(key)
          const held = ['a', 'bb', 'ccc'].filter((key) => lru.has(key))
          expect(lru.bytes).toBe(held.reduce((sum, key) => sum + lengths(key, lru.get(key)!), 0))
          expect(lru.bytes).toBeLessThanOrEqual(20)
        }
      },
    ),
  ))
