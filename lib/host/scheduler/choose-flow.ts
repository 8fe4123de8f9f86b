/**
 * Which flow the next batch is for.
 *
 *   1. a selection, but after four batches of selections in a row what is overdue has one
 *   2. what is overdue, the longest first
 *   3. the highest priority
 *
 * Inside a priority: flows whose model is loaded, as long as there is one; of these the client that was given least.
 *
 * Bounded wait. A flow is overdue when its oldest sentence has been its oldest for `OVERDUE_MS`. A batch that takes from a flow
 * takes its oldest, so a flow that was served is the last of the overdue to be overdue again. With n flows waiting, a flow
 * below selection is therefore served within `OVERDUE_MS` and 5·n batches (and each of them may be stopped for a selection
 * `MOST_STOPS` times); a selection's own within `OVERDUE_MS` and 5/4·n + 1. A sentence with k older ones in its flow waits at most k + 1 times as long.
 */
import type { Flow, Queue } from './queue'

/** The time somebody waits before their attention goes elsewhere (J. Nielsen, Usability Engineering, 1993, 5.5). */
export const OVERDUE_MS = 10_000
/** Selections are short: more than four batches of them on end is a flood, or a whole book. */
export const MOST_SELECTIONS_IN_A_ROW = 4

export function chooseFlow<Result>(
  queue: Queue<Result>,
  nowMs: number,
  selectionsInARow: number,
): Flow<Result> | null {
  const [selections = [], ...lower] = queue.levels.map((level) => queue.flows(level))
  const overdue = longestOverdue(lower.flat(), nowMs)
  if (selections.length > 0 && (!overdue || selectionsInARow < MOST_SELECTIONS_IN_A_ROW))
    return longestOverdue(selections, nowMs) ?? nextOf(selections)
  if (overdue) return overdue
  const highest = lower.find((flows) => flows.length > 0)
  return highest ? nextOf(highest) : null
}

function longestOverdue<Result>(flows: Flow<Result>[], nowMs: number): Flow<Result> | null {
  const overdue = flows.filter(({ sinceMs }) => nowMs - sinceMs >= OVERDUE_MS)
  return least(overdue, ({ sinceMs }) => [sinceMs])
}

function nextOf<Result>(flows: Flow<Result>[]): Flow<Result> | null {
  const ready = flows.filter(({ lane }) => lane.isReady())
  const able = ready.length > 0 ? ready : flows
  return least(able, ({ stream, sinceMs, askers }) => [stream.tag, sinceMs, askers[0]!.place])
}

/** The one with the least key; keys are compared number by number. */
function least<Item>(items: Item[], keyOf: (item: Item) => number[]): Item | null {
  let found: { item: Item; key: number[] } | null = null
  for (const item of items) {
    const key = keyOf(item)
    if (!found || isLess(key, found.key)) found = { item, key }
  }
  return found?.item ?? null
}

function isLess(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place])
  return at >= 0 && a[at]! < b[at]!
}
