/**
 * The decoding loop: several searches over one batch, a step at a time.
 *
 *   rows of all searches ─► decoder.step ─► scores ─► each search decides ─► rows that go on, in the searches' order
 *                                                         └─ done: leaves the batch, its sequence is told at once
 *
 * Between steps the loop lets its Worker read messages, so a cancel is seen at the next step.
 */
import type { Decoder, Step } from './decoder'
import { stillWanted } from './messages-delivered'
import type { Search } from './search'

export type BatchEvent =
  /** Every search has moved on by a token. */
  { type: 'stepped' } | { type: 'ended'; item: number; ids: readonly number[] }

/** @param prompt what every row starts with, `searches` having been built on it */
export async function* decodeBatch(
  decoder: Decoder,
  searches: Search[],
  prompt: number[],
  signal: AbortSignal,
): AsyncGenerator<BatchEvent, void> {
  let live = searches.map((search, item) => ({ search, item, rows: 1 }))
  let step: Step = { tokens: live.map(() => prompt), items: live.map(({ item }) => item) }
  while (live.length > 0) {
    await stillWanted(signal)
    const scores = await decoder.step(step)
    const next = { tokens: [] as number[][], picks: [] as number[], items: [] as number[] }
    const going: typeof live = []
    const ended: number[] = []
    let from = 0
    for (const { search, item, rows } of live) {
      const more = search.advance(scores.slice(from, from + rows))
      if (more) {
        going.push({ search, item, rows: more.tokens.length })
        next.tokens.push(...more.tokens.map((token) => [token]))
        for (const parent of more.parents) {
          next.picks.push(from + parent)
          next.items.push(item)
        }
      } else ended.push(item)
      from += rows
    }
    live = going
    step = next
    for (const item of ended) yield { type: 'ended', item, ids: searches[item]!.best() }
    if (live.length > 0) yield { type: 'stepped' }
  }
}
