/** How large a client's batches are, the first ones above all. */
import { expect, test } from 'vitest'
import { settled } from './engine'
import { numbered, schedulerFixture } from './scheduler-fixture'

test('a client that has just begun gets one sentence, then four, then full batches', async () => {
  const { ask, drain } = schedulerFixture()
  ask(numbered('a', 40))
  expect((await drain()).map(({ length }) => length)).toEqual([1, 4, 16, 16, 3])
})

test('below what is looked at, a client goes on with batches as large as it has got to', async () => {
  const { ask, drain } = schedulerFixture()
  ask(numbered('a', 21))
  ask(numbered('b', 40), { priority: 'soon' })
  ask(numbered('c', 20), { priority: 'rest' })
  expect((await drain()).map(({ length }) => length)).toEqual([1, 4, 16, 16, 16, 8, 16, 4])
})

test('what comes into view begins with all of a paragraph, then takes several, in the order in which they are read', async () => {
  const { ask, drain, engine } = schedulerFixture()
  ask(numbered('a', 21))
  await settled()
  for (let batch = 0; batch < 2; batch++) await engine.running!.finish()
  expect(engine.texts).toHaveLength(16) // of what is not looked at, by now
  const seen = {
    priority: 'visible' as const,
    lane: engine.lane('fr>en', { sentences: 96, tokens: 3072 }),
  }
  ask(['b:30', 'b:10', 'b:20'], seen)
  for (const name of ['c', 'd', 'e']) ask([`${name}:10`, `${name}:40`], seen)
  const [, first, second, ...others] = await drain()
  expect(first).toEqual(['b:30', 'b:10', 'b:20'])
  expect(second).toEqual(['c:10', 'c:40', 'd:10', 'd:40', 'e:10', 'e:40'])
  expect(others).toEqual([])
})

test('whoever comes back begins anew', async () => {
  const { ask, drain } = schedulerFixture()
  for (let time = 0; time < 2; time++) {
    ask(numbered('a', 5))
    expect((await drain()).map(({ length }) => length)).toEqual([1, 4])
  }
})
