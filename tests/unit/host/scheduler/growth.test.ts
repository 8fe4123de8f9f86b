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

test('what comes into view begins with one sentence again, and so does whoever comes back', async () => {
  const { ask, drain, engine } = schedulerFixture()
  ask(numbered('a', 5))
  ask(numbered('b', 17), { priority: 'rest' })
  await settled()
  for (let batch = 0; batch < 2; batch++) await engine.running!.finish()
  expect(engine.texts).toHaveLength(16) // of the rest, by now
  ask(numbered('c', 5))
  expect((await drain()).map(({ length }) => length)).toEqual([16, 1, 4, 1])
  ask(numbered('d', 5), { priority: 'rest' })
  expect((await drain()).map(({ length }) => length)).toEqual([1, 4])
})
