/** Work that shares no batch with anything: it has the engine for itself, when it is its turn. */
import type { Priority } from '../../messaging/contract'
import type { Scheduler } from './scheduler'
import type { Lane } from './work'

/** Two pieces of work are never the same one. */
let turns = 0
/** What it counts for in its client's share: seconds of the engine, as a full batch. */
const TOKENS = 1024

/**
 * Runs `work` when it is its turn, and again when a selection has stopped it; its signal says so.
 * @throws what `work` throws, or GlossError cancelled
 */
export async function inTurn<Result>(
  scheduler: Scheduler<unknown>,
  { client, priority }: { client: string; priority: Priority },
  work: (signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let result: { value: Result } | undefined
  const lane: Lane<unknown> = {
    key: `turn ${++turns}`,
    limits: { sentences: 1, tokens: TOKENS },
    isReady: () => true,
    run: async (_rows, stop, telling) => {
      result = { value: await work(stop) }
      telling.done(0, null)
    },
  }
  const items = [{ index: 0, text: '', tokens: TOKENS }]
  await scheduler.submit({ client, priority, lane, items, tell() {} }, signal)
  return result!.value
}
