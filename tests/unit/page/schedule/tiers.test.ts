import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rank, Tiers } from '../../../../lib/page/schedule/tiers'

interface Item {
  name: string
  rank: Rank
}

const rank = (change: Partial<Rank> = {}): Rank => ({
  kind: 'text',
  place: 'visible',
  isFirst: false,
  isHidden: false,
  ...change,
})
const item = (name: string, change: Partial<Rank> = {}): Item => ({ name, rank: rank(change) })

function filled(items: Item[], isForwards = true): Tiers<Item> {
  const tiers = new Tiers<Item>()
  tiers.isForwards = isForwards
  for (const one of items) tiers.put(one, one.rank)
  return tiers
}

function names(tiers: Tiers<Item>): string[] {
  const taken: string[] = []
  for (let next = tiers.take(() => true); next; next = tiers.take(() => true)) taken.push(next.item.name)
  return taken
}

const ONE_OF_EACH = [
  item('hidden attribute', { kind: 'attribute', place: 'far', isHidden: true }),
  item('hidden', { place: 'far', isHidden: true }),
  item('far attribute', { kind: 'attribute', place: 'far' }),
  item('far', { place: 'far' }),
  item('before attribute', { kind: 'attribute', place: 'before' }),
  item('before', { place: 'before' }),
  item('after attribute', { kind: 'attribute', place: 'after' }),
  item('after', { place: 'after' }),
  item('visible attribute', { kind: 'attribute' }),
  item('visible'),
  item('title', { isFirst: true, place: 'far' }),
]

describe('the order', () => {
  test('title, visible, ahead, behind, rest, hidden; in each the texts, then the attributes', () => {
    expect(names(filled(ONE_OF_EACH))).toEqual(ONE_OF_EACH.map(({ name }) => name).toReversed())
  })

  test('what is above comes first as soon as the page is scrolled up', () => {
    const order = names(filled(ONE_OF_EACH, false))
    expect(order.slice(1, 7)).toEqual([
      'visible',
      'visible attribute',
      'before',
      'before attribute',
      'after',
      'after attribute',
    ])
  })

  test('the newest two, then the oldest one', () => {
    expect(names(filled('a b c d e f g'.split(' ').map((name) => item(name)))).join(' ')).toBe(
      'g f a e d b c',
    )
  })

  test('the rest is in the order of the page, what has just left the neighbourhood in front', () => {
    const tiers = new Tiers<Item>()
    for (const name of 'abc') tiers.put(item(name, { place: 'far' }), rank({ place: 'far' }), true)
    tiers.put(item('left'), rank({ place: 'far' }))
    expect(names(tiers)).toEqual(['left', 'a', 'b', 'c'])
  })

  test('a tier that is shut is passed over', () => {
    const tiers = filled(ONE_OF_EACH)
    expect(tiers.take((tier) => tier === 'rest')).toMatchObject({ item: { name: 'far' }, tier: 'rest' })
    expect(tiers.take(() => false)).toBeNull()
    expect(tiers.size).toBe(ONE_OF_EACH.length - 1)
  })
})

const ranks = fc.record({
  kind: fc.constantFrom('text' as const, 'attribute' as const),
  place: fc.constantFrom('visible' as const, 'before' as const, 'after' as const, 'far' as const),
  isFirst: fc.boolean(),
  isHidden: fc.boolean(),
})
const commands = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), at: fc.nat(30), rank: ranks }),
    fc.record({ do: fc.constant('remove' as const), at: fc.nat(30) }),
    fc.record({ do: fc.constant('take' as const) }),
    fc.record({ do: fc.constant('turn' as const) }),
  ),
  { maxLength: 300 },
)

const weight = ({ kind, place, isFirst, isHidden }: Rank, isForwards: boolean) => {
  const ahead = isForwards ? 'after' : 'before'
  const places = ['visible', ahead, isForwards ? 'before' : 'after', 'far']
  const tier = isFirst ? 0 : 1 + places.indexOf(place) + (place === 'far' && isHidden ? 1 : 0)
  return tier * 2 + (kind === 'attribute' ? 1 : 0)
}

test('nothing is lost, nothing twice, and nobody is taken before somebody of a better rank', () => {
  fc.assert(
    fc.property(commands, (life) => {
      const items = Array.from({ length: 31 }, (_, name) => item(String(name)))
      const waiting = new Map<Item, Rank>()
      const tiers = new Tiers<Item>()
      for (const command of life) {
        if (command.do === 'put') {
          tiers.put(items[command.at]!, command.rank)
          waiting.set(items[command.at]!, command.rank)
        } else if (command.do === 'remove') {
          tiers.remove(items[command.at]!)
          waiting.delete(items[command.at]!)
        } else if (command.do === 'turn') tiers.isForwards = !tiers.isForwards
        else {
          const taken = tiers.take(() => true)
          expect(taken === null).toBe(waiting.size === 0)
          if (!taken) continue
          const best = Math.min(...[...waiting.values()].map((one) => weight(one, tiers.isForwards)))
          expect(weight(waiting.get(taken.item)!, tiers.isForwards)).toBe(best)
          waiting.delete(taken.item)
        }
        expect(tiers.size).toBe(waiting.size)
        expect(tiers.near).toBe(
          [...waiting.values()].filter((one) => one.isFirst || one.place !== 'far').length,
        )
      }
    }),
  )
})

test('nobody starves: with k older ones an item is taken by the 3·(k + 1)th take, whatever comes meanwhile', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.array(fc.nat(4), { minLength: 70, maxLength: 70 }), (older, arrivals) => {
      const tiers = new Tiers<Item>()
      for (let count = 0; count < older; count++) tiers.put(item('older'), rank())
      tiers.put(item('waits'), rank())
      let takes = 0
      for (const arriving of arrivals) {
        for (let count = 0; count < arriving; count++) tiers.put(item('newer'), rank())
        const taken = tiers.take(() => true)
        if (!taken) break
        takes++
        if (taken.item.name === 'waits') break
      }
      expect(takes).toBeLessThanOrEqual(3 * (older + 1))
    }),
  )
})

/** With a list that is walked for each of them this would be ten thousand million steps, and no test waits so long. */
test('a hundred thousand come, move and go', () => {
  const tiers = new Tiers<Item>()
  const items = Array.from({ length: 100_000 }, (_, name) => item(String(name), { place: 'far' }))
  for (const one of items) tiers.put(one, one.rank, true)
  for (const one of items.toReversed()) tiers.put(one, rank({ place: 'after' }))
  for (const one of items.slice(0, 50_000)) tiers.remove(one)
  expect(tiers.size).toBe(50_000)
  expect(names(tiers)).toHaveLength(50_000)
})
