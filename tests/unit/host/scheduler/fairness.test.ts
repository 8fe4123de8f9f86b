/** Clients of one priority are given the same, by tokens, as long as each has something waiting. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Scheduler } from '../../../../lib/host/scheduler/scheduler'
import { Engine, LIMITS, settled } from './engine'

const LONGEST = 80

/** What each client was given at every batch, of clients that always have more. */
async function given(clients: { lane: number; lengths: number[] }[], batches: number): Promise<number[][]> {
  const engine = new Engine()
  const scheduler = new Scheduler<string>(() => 0)
  const tokensOf = new Map<string, { client: number; tokens: number }>()
  for (const [client, { lane, lengths }] of clients.entries()) {
    function* items() {
      for (let index = 0; ; index++) {
        const text = `${client}.${index}`
        const tokens = lengths[index % lengths.length]!
        tokensOf.set(text, { client, tokens })
        yield { index, text, tokens }
      }
    }
    const ask = { client: String(client), priority: 'rest' as const, lane: engine.lane(`lane ${lane}`) }
    scheduler.submit({ ...ask, items: items(), tell() {} }, new AbortController().signal).catch(() => {})
  }
  const sums = clients.map(() => 0)
  const history: number[][] = []
  for (let batch = 0; batch < batches; batch++) {
    for (const text of engine.texts) {
      const { client, tokens } = tokensOf.get(text)!
      sums[client]! += tokens
    }
    history.push([...sums])
    await engine.running!.finish()
    await settled()
  }
  return history
}

const clients = (lanes: number) =>
  fc.array(
    fc.record({
      lane: fc.nat(lanes - 1),
      lengths: fc.array(fc.integer({ min: 1, max: LONGEST }), { minLength: 1 }),
    }),
    { minLength: 2, maxLength: 5 },
  )

test.each([1, 3])('never further apart than a sentence of each and a batch, over %i lanes', (lanes) =>
  fc.assert(
    fc.asyncProperty(clients(lanes), async (clients) => {
      for (const sums of await given(clients, 40))
        expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(LIMITS.tokens + 2 * LONGEST)
    }),
    { numRuns: 60 },
  ),
)

test('a newcomer does not wait behind a client that has a thousand sentences', async () => {
  const engine = new Engine()
  const scheduler = new Scheduler<string>(() => 0)
  const ask = (name: string, count: number) => {
    const items = Array.from({ length: count }, (_, index) => ({ index, text: name + index, tokens: 10 }))
    const client = name.split('-')[0]!
    const whole = { client, priority: 'visible' as const, lane: engine.lane('fr>en'), items, tell() {} }
    return scheduler.submit(whole, new AbortController().signal)
  }
  void ask('book', 1000)
  for (let batch = 0; batch < 10; batch++) await engine.running!.finish()
  for (const part of ['a', 'b', 'c']) void ask(`news-${part}`, 5)
  await engine.running!.finish()
  expect(engine.texts).toEqual(['news-a0', 'news-a1', 'news-a2', 'news-a3', 'news-a4'])
  await engine.running!.finish()
  const shared = engine.texts.filter((text) => text.startsWith('news'))
  expect(shared.length).toBeGreaterThan(1)
})
