/**
 * What goes into a batch, from the flow it is for.
 *
 *   its oldest ─► the client that was given least, of those with something in this lane ─► its oldest, then what is near the
 *   first in length ─► until the batch is full by sentences or tokens
 *
 * Priorities are not mixed: a row of a lower one would make those above wait for it.
 *
 * Growth. What somebody looks at begins with one sentence whenever it has been idle, so that the first words come early. Below
 * `visible` nobody watches: there a client goes on where its last batches left off, whatever their priority.
 *
 * Order. A batch that takes from a flow takes its oldest; the others it takes are among the next four full batches' worth of the
 * client's priority. So no sentence is overtaken by as many later ones.
 */
import { charge } from './fair-share'
import type { Flow, Queue, Stream } from './queue'
import type { Asker } from './work'

/** The first batch is one sentence; each next one is so many times larger. */
const GROWTH = 4
/** So many full batches: enough to find similar lengths, and no sentence comes much later than its neighbours. */
export const LOOK_AHEAD_BATCHES = 4

/** Takes the batch out of the queue. The same text is in it once; other askers of it come along. */
export function fillBatch<Result>(queue: Queue<Result>, first: Flow<Result>, nowMs: number): Asker<Result>[] {
  const { limits, key } = first.lane
  const { level } = first.stream
  const most = Math.min(limits.sentences, GROWTH ** batchesBefore(first.stream))
  const flows = queue.flows(level).filter(({ lane }) => lane.key === key)
  const seedTokens = first.askers[0]!.work.tokens
  const batch: Asker<Result>[] = []
  const served = new Set<Flow<Result>>()
  let longest = 0

  const fits = ({ work }: Asker<Result>) =>
    (batch.length + 1) * Math.max(longest, work.tokens) <= limits.tokens
  const take = (flow: Flow<Result>, asker: Asker<Result>) => {
    served.add(flow)
    batch.push(asker)
    longest = Math.max(longest, asker.work.tokens)
    charge(flow.stream, asker.work.tokens)
    for (const other of asker.work.askers) queue.take(other, nowMs)
  }

  take(first, first.askers[0]!)
  while (batch.length < most) {
    const next = flows
      .toSorted((a, b) => a.stream.tag - b.stream.tag)
      .map((flow) => ({ flow, asker: nextOf(flow, served.has(flow), seedTokens, fits) }))
      .find(({ asker }) => asker)
    if (!next) break
    take(next.flow, next.asker!)
  }
  for (const stream of new Set([...served].map(({ stream }) => stream))) {
    stream.batches++
    stream.busy.batches++
  }
  return batch
}

function batchesBefore<Result>({ level, batches, busy }: Stream<Result>): number {
  return level.priority === 'selection' || level.priority === 'visible' ? batches : busy.batches
}

function nextOf<Result>(
  { askers, lane }: Flow<Result>,
  isServed: boolean,
  seedTokens: number,
  fits: (asker: Asker<Result>) => boolean,
): Asker<Result> | undefined {
  const oldest = askers[0]
  if (!oldest) return undefined
  if (!isServed) return fits(oldest) ? oldest : undefined
  const lookAhead = LOOK_AHEAD_BATCHES * lane.limits.sentences
  const near = askers.filter((asker) => asker.place < oldest.place + lookAhead && fits(asker))
  const distance = ({ work }: Asker<Result>) => Math.abs(Math.log(work.tokens / seedTokens))
  return near.reduce<Asker<Result> | undefined>(
    (nearest, asker) => (nearest && distance(nearest) <= distance(asker) ? nearest : asker),
    undefined,
  )
}
