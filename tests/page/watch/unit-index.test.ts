/** Many units in one block, as the lines of a text: each costs the same. */
import { expect, test } from 'vitest'
import { createUnitIndex } from '../../../lib/page/watch/unit-index'
import { unitOf } from './watched-page'

test('a unit more costs the same, however many there are in its block', () => {
  const block = document.createElement('p')
  block.append('one')
  const index = createUnitIndex()
  let looks = 0
  const units = Array.from({ length: 2_000 }, () => {
    const unit = unitOf(block)
    const { id } = unit
    return Object.defineProperty(unit, 'id', { get: () => (looks++, id) })
  })
  for (const unit of units) index.add(unit)
  expect([...index.ofElement(block)]).toHaveLength(units.length)
  for (const unit of units.slice(1)) index.remove(unit)
  expect([...index.ofElement(block)]).toEqual([units[0]])
  index.remove(units[0]!)
  expect([...index.ofElement(block)]).toEqual([])
  expect(looks).toBeLessThan(5 * units.length)
})
