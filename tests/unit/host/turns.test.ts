import { expect, test } from 'vitest'
import { Turns } from '../../../lib/host/turns'
import type { Priority } from '../../../lib/messaging/contract'

const never = new AbortController().signal

/** Queues one turn for each priority behind a turn that is taken, and returns the order in which they came. */
async function orderOf(priorities: Priority[]): Promise<string[]> {
  const turns = new Turns()
  const endFirst = await turns.take('rest', never)
  const order: string[] = []
  const all = priorities.map(async (priority, place) => {
    const end = await turns.take(priority, never)
    order.push(`${priority} ${place}`)
    end()
  })
  endFirst()
  await Promise.all(all)
  return order
}

test('the highest priority first, first come first served inside one', async () => {
  expect(await orderOf(['rest', 'visible', 'selection', 'soon', 'selection'])).toEqual([
    'selection 2',
    'selection 4',
    'visible 1',
    'soon 3',
    'rest 0',
  ])
})

test('two texts that queue up again after each sentence share the engine', async () => {
  const turns = new Turns()
  const order: string[] = []
  const text = async (name: string) => {
    for (let sentence = 1; sentence <= 3; sentence++) {
      const end = await turns.take('selection', never)
      order.push(name + sentence)
      await Promise.resolve()
      end()
    }
  }
  await Promise.all([text('a'), text('b')])
  expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3'])
})

test('a cancelled turn is not waited for and takes nobody else’s', async () => {
  const turns = new Turns()
  const end = await turns.take('rest', never)
  const abort = new AbortController()
  const cancelled = turns.take('selection', abort.signal)
  const next = turns.take('rest', never)
  abort.abort()
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  end()
  expect(await next).toBeTypeOf('function')
  await expect(turns.take('rest', abort.signal)).rejects.toMatchObject({ code: 'cancelled' })
})
