/**
 * What goes into a batch, from the flow it is for.
 *
 *   its oldest ─► the client that was given least, of those with something in this lane ─► its oldest, then the next ones while
 *   batches grow, and in full ones what is near the first in length ─► until the batch is full by sentences or tokens
 *
 * Priorities are not mixed: a row of a lower one would make those above wait for it.
 *
 * Growth. A client begins with one sentence, and what somebody looks at does so whenever it has been idle, so that the first words come
 * early. What is visible is a page's, which shows a paragraph when all of it is there: it begins with all of its oldest request instead.
 * Below `visible` nobody watches: there a client goes on where its last batches left off, whatever their priority. Small batches are
 * taken in order, as they are read: they have little padding to save.
 *
 * Order. A batch that takes from a flow takes its oldest; the others it takes are among the next four full batches' worth of the
 * client's priority. So no sentence is overtaken by as many later ones.
 */
import { charge } from './fair-share'
import type { Flow, Queue, Stream } from './queue'
import type { Asker } from './work'

/** The first batch is one sentence or one request; each next one is so many times larger. */
const GROWTH = 4
/** So many full batches: enough to find similar lengths, and no sentence comes much later than its neighbours. */
export const LOOK_AHEAD_BATCHES = 4

/** Takes the batch out of the queue. The same text is in it once; other askers of it come along. */
export function fillBatch<Result>(queue: Queue<Result>, first: Flow<Result>, nowMs: number): Asker<Result>[] {
  const { limits, key } = first.lane
  const { level } = first.stream
  const together = rowsTogether(first)
  const most = Math.min(limits.sentences, Math.max(together, GROWTH ** timesGrown(first.stream)))
  const isFull = most === limits.sentences
  const flows = queue.flows(level).filter(({ lane }) => lane.key === key)
  const seedTokens = first.askers[0]!.work.tokens
  const batch: Asker<Result>[] = []
  const served = new Set<Flow<Result>>()
  let longest = 0

  const fits: Fits<Result> = ({ work }) =>
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
    const next = (batch.length < together ? [first] : flows)
      .toSorted((a, b) => a.stream.tag - b.stream.tag)
      .map((flow) => ({
        flow,
        asker: isFull && served.has(flow) ? nearestOf(flow, seedTokens, fits) : oldestOf(flow, fits),
      }))
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

/** Of a paragraph that somebody looks at; one that no batch holds is like any other text. */
function rowsTogether<Result>({ stream, askers, lane }: Flow<Result>): number {
  if (stream.level.priority !== 'visible') return 1
  const rows = askers.filter(({ open }) => open === askers[0]!.open).length
  return rows <= lane.limits.sentences ? rows : 1
}

function timesGrown<Result>({ level, batches, busy }: Stream<Result>): number {
  if (level.priority === 'selection') return batches
  // The first is a paragraph, and the next one some of them.
  if (level.priority === 'visible') return batches === 0 ? 0 : batches + 1
  return busy.batches
}

type Fits<Result> = (asker: Asker<Result>) => boolean

function oldestOf<Result>({ askers: [oldest] }: Flow<Result>, fits: Fits<Result>) {
  return oldest && fits(oldest) ? oldest : undefined
}

function nearestOf<Result>({ askers, lane }: Flow<Result>, seedTokens: number, fits: Fits<Result>) {
  const [oldest] = askers
  if (!oldest) return undefined
  const lookAhead = LOOK_AHEAD_BATCHES * lane.limits.sentences
  const near = askers.filter((asker) => asker.place < oldest.place + lookAhead && fits(asker))
  const distance = ({ work }: Asker<Result>) => Math.abs(Math.log(work.tokens / seedTokens))
  return near.reduce<Asker<Result> | undefined>(
    (nearest, asker) => (nearest && distance(nearest) <= distance(asker) ? nearest : asker),
    undefined,
  )
}
