/** What holds in every life of a scheduler. Each of these was seen red with a fault planted in the scheduler. */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { MOST_STOPS } from '../../../../lib/host/scheduler/scheduler'
import { type Outcome, floods, live, lives } from './simulation'

vi.setConfig({ testTimeout: 30_000 })

/** Each client with texts of its own, or all with the same few; and, with texts of their own, selections without end. */
const LIVES = [
  { name: 'own texts', some: lives, isShared: false },
  { name: 'shared texts', some: lives, isShared: true },
  { name: 'a flood of selections', some: floods, isShared: false },
]
/** Who was served first can be told from outside only where texts are not shared. */
const OWN = LIVES.filter(({ isShared }) => !isShared)

const inEvery = ({ some, isShared }: (typeof LIVES)[number], check: (outcome: Outcome) => void) =>
  fc.assert(
    fc.asyncProperty(some, async (commands) => {
      check(await live(commands, isShared))
    }),
    // A flood that fails would take minutes to shrink.
    some === lives ? { numRuns: 100 } : { numRuns: 30, endOnFailure: true },
  )

test.each(LIVES)('nothing is lost: every request ends, and one that ends well was told all: $name', (some) =>
  inEvery(some, ({ broken, ends }) => {
    expect(broken.loss).toEqual([])
    expect([...ends].every((end) => ['done', 'cancelled', 'internal'].includes(end))).toBe(true)
  }),
)

test.each(LIVES)('nothing twice: not told, not in a batch, not after its end: $name', (some) =>
  inEvery(some, ({ broken }) => expect(broken.duplicate).toEqual([])),
)

test.each(LIVES)('a batch is one lane and no larger than it may be: $name', (some) =>
  inEvery(some, ({ broken }) => expect(broken.batch).toEqual([])),
)

test.each(OWN)('in order: a client’s oldest is in its batch, none overtaken by many: $name', (some) =>
  inEvery(some, ({ broken }) => expect(broken.order).toEqual([])),
)

test.each(OWN)('the highest priority first, save what is overdue: $name', (some) =>
  inEvery(some, ({ broken }) => expect(broken.priority).toEqual([])),
)

test.each(OWN)('nothing waits for ever: $name', (some) =>
  inEvery(some, ({ broken, mostStops }) => {
    expect(broken.wait).toEqual([])
    expect(mostStops).toBeLessThanOrEqual(MOST_STOPS)
  }),
)

test.each(OWN)('a selection waits for one step of a batch of lower priority: $name', (some) =>
  inEvery(some, ({ notStopped }) => expect(notStopped).toBe(0)),
)
