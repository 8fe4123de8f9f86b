/** What goes on in microtasks stops for the browser every five milliseconds. */
import { expect, test } from 'vitest'
import { createPace } from '../../../../lib/page/translator/pace'

test('five milliseconds a turn, whoever waits, in the order in which they came', async () => {
  let timeMs = 0
  let turns = 0
  const turn = async () => {
    await new Promise((resolve) => void setTimeout(resolve))
    turns += 1
  }
  const pace = createPace(() => timeMs, turn)
  const done: { at: number; turn: number }[] = []
  const one = async (at: number) => {
    await pace()
    timeMs += 2
    done.push({ at, turn: turns })
  }
  await Promise.all(Array.from({ length: 7 }, (_, at) => one(at)))
  expect(done.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(done.map(({ turn }) => turn)).toEqual([1, 1, 1, 2, 2, 2, 3])
})

test('one that comes after a long time waits for one turn, and the next ones for none', async () => {
  let turns = 0
  const pace = createPace(
    () => 1000,
    async () => void (turns += 1),
  )
  await pace()
  await pace()
  expect(turns).toBe(1)
})
