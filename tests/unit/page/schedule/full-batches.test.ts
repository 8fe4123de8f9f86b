/**
 * The schedule in front of the host's own queue and lane limits: a whole page goes through in hardly more batches than if the host had
 * had all of it at once. Counted, with an engine whose rows end one after the other.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimatedTokens, sentencesOf } from '../../../../lib/host/request-sentences'
import { Scheduler } from '../../../../lib/host/scheduler/scheduler'
import type { Lane } from '../../../../lib/host/scheduler/work'
import { Schedule } from '../../../../lib/page/schedule/schedule'
import type { Move } from '../../../../lib/page/schedule/viewport-contract'
import type { Unit } from '../../../../lib/page/units/unit'
import { manualClock } from './manual-clock'
import { unit } from './schedule-fixture'

interface Batches {
  /** Steps of the decoder: as many as the longest row of each batch has tokens. */
  steps: number
}

function hostOf(batches: Batches) {
  const scheduler = new Scheduler<string>(() => 0)
  const lane: Lane<string> = {
    key: 'lane',
    limits: { sentences: 96, tokens: 3072 },
    isReady: () => true,
    async run(rows, _signal, telling) {
      const order = rows.map(({ text }, row) => ({ row, tokens: estimatedTokens(text) }))
      batches.steps += Math.max(...order.map(({ tokens }) => tokens))
      for (const { row } of order.toSorted((a, b) => a.tokens - b.tokens)) {
        telling.done(row, rows[row]!.text)
        // As the answer crosses to the page, and the next request comes back.
        await new Promise((resolve) => void setImmediate(resolve))
      }
    },
  }
  return (texts: string[], priority: 'visible' | 'rest', signal: AbortSignal) =>
    scheduler.submit(
      {
        client: 'page',
        priority,
        lane,
        items: [...sentencesOf(texts, 'en')].map(({ text }, index) => ({
          index,
          text,
          tokens: estimatedTokens(text),
        })),
        tell() {},
      },
      signal,
    )
}

async function throughSchedule(units: Unit[]): Promise<Batches> {
  const batches: Batches = { steps: 0 }
  const submit = hostOf(batches)
  const clock = manualClock()
  let tell!: (moves: Move[]) => void
  const done = Promise.withResolvers<void>()
  const schedule = new Schedule<void>({
    clock,
    wholePage: true,
    work: ({ text }, priority, signal) => submit([text], priority === 'visible' ? priority : 'rest', signal),
    done: () => {
      if (schedule.counts.done === units.length) done.resolve()
    },
    failed() {},
    stopped: (error) => done.reject(new Error(error.code)),
    changed() {},
    viewport(listener) {
      tell = (moves) => listener.moved(moves)
      return { unplaced: 0, observe() {}, unobserve() {}, disconnect() {} }
    },
  })
  for (const one of units) schedule.add(one)
  tell(units.map((unit) => ({ unit, place: 'far' })))
  clock.advance(250)
  await done.promise
  return batches
}

async function atOnce(units: Unit[]): Promise<Batches> {
  const batches: Batches = { steps: 0 }
  const texts = units.map(({ text }) => text)
  await hostOf(batches)(texts, 'rest', new AbortController().signal)
  return batches
}

/** A page like those people read: labels, and paragraphs of some sentences. */
const paragraphs = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constant([2]), weight: 1 },
      { arbitrary: fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 8 }), weight: 2 },
    ),
    { minLength: 400, maxLength: 600 },
  )
  .map((page) =>
    page.map((sentences, at) =>
      unit(
        sentences
          .map(
            (words, place) => `This${at}x${place} ${Array.from({ length: words }, () => 'word').join(' ')}.`,
          )
          .join(' '),
      ),
    ),
  )

test('a whole page takes hardly more steps of the decoder than with all of it at the host', async () => {
  const ratios: number[] = []
  await fc.assert(
    fc.asyncProperty(paragraphs, async (units) => {
      const [page, host] = [await throughSchedule(units), await atOnce(units)]
      ratios.push(page.steps / host.steps)
    }),
    { numRuns: 10, seed: 6 },
  )
  expect(ratios.reduce((sum, ratio) => sum + ratio) / ratios.length).toBeLessThan(1.05)
}, 60_000)
