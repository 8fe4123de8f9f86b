/**
 * What waits, and whose turn it is to be considered.
 *
 *   level (a priority) ─► stream (a client in it) ─► flow (a lane in that) ─► askers, oldest first
 *
 * A stream bounds how much of a client waits and counts what it was given; a flow is what a batch takes from, and what ages.
 */
import { PRIORITIES, type Priority } from '../../messaging/contract'
import type { Asker, Lane, OpenAsk } from './work'

/** Of a client, over all priorities: since it last had no request. */
export interface BusyPeriod {
  /** Not ended. */
  requests: number
  /** Batches that took from it. */
  batches: number
}

export interface Stream<Result> {
  readonly client: string
  busy: BusyPeriod
  readonly level: Level<Result>
  /** By the lane's key; none of them is empty. */
  readonly flows: Map<string, Flow<Result>>
  /** Requests whose items have not all been pulled, oldest first. */
  unpulled: OpenAsk<Result>[]
  /** Requests that have not ended. */
  requests: number
  /** Askers in the flows. */
  waiting: number
  nextPlace: number
  /** Batches that took from it since it last had no request. */
  batches: number
  /** See `fair-share.ts`. */
  tag: number
}

export interface Flow<Result> {
  readonly stream: Stream<Result>
  readonly lane: Lane<Result>
  /** By place; never empty. */
  askers: Asker<Result>[]
  /** Since when its oldest has been the oldest. */
  sinceMs: number
}

export interface Level<Result> {
  readonly priority: Priority
  readonly streams: Map<string, Stream<Result>>
  /** See `fair-share.ts`. */
  virtualTime: number
}

export class Queue<Result> {
  readonly #busy = new Map<string, BusyPeriod>()
  /** Highest priority first. */
  readonly levels: readonly Level<Result>[] = PRIORITIES.map((priority) => ({
    priority,
    streams: new Map(),
    virtualTime: 0,
  }))

  stream(client: string, priority: Priority): Stream<Result> {
    const level = this.levels[PRIORITIES.indexOf(priority)]!
    const known = level.streams.get(client)
    if (known) return known
    const counts = { requests: 0, waiting: 0, nextPlace: 0, batches: 0, tag: 0 }
    const busy = { requests: 0, batches: 0 }
    const stream: Stream<Result> = { client, busy, level, flows: new Map(), unpulled: [], ...counts }
    level.streams.set(client, stream)
    return stream
  }

  /** One more request of it. */
  begin(stream: Stream<Result>): void {
    const { client } = stream
    if (!this.#busy.has(client)) this.#busy.set(client, { requests: 0, batches: 0 })
    stream.busy = this.#busy.get(client)!
    stream.busy.requests++
    if (stream.requests++ === 0) stream.batches = 0
  }

  /** One of its requests has ended. */
  end(stream: Stream<Result>): void {
    stream.requests--
    if (--stream.busy.requests === 0) this.#busy.delete(stream.client)
  }

  flows(level: Level<Result>): Flow<Result>[] {
    return [...level.streams.values()].flatMap(({ flows }) => [...flows.values()])
  }

  /** At its place: one that comes back from a stopped batch is in front again, and has waited as long as before. */
  put(asker: Asker<Result>): void {
    const { ask } = asker.open
    const stream = this.stream(ask.client, ask.priority)
    if (stream.waiting === 0) stream.tag = Math.max(stream.tag, stream.level.virtualTime)
    let flow = stream.flows.get(ask.lane.key)
    if (!flow) {
      flow = { stream, lane: ask.lane, askers: [], sinceMs: asker.sinceMs }
      stream.flows.set(ask.lane.key, flow)
    }
    const before = flow.askers.findLastIndex(({ place }) => place < asker.place)
    flow.askers.splice(before + 1, 0, asker)
    flow.sinceMs = Math.min(flow.sinceMs, asker.sinceMs)
    stream.waiting++
  }

  /** It runs now, or nobody wants it any more. A flow whose oldest runs begins to age anew. */
  take(asker: Asker<Result>, nowMs: number | null): void {
    const { ask } = asker.open
    const stream = this.stream(ask.client, ask.priority)
    const flow = stream.flows.get(ask.lane.key)
    const at = flow?.askers.indexOf(asker) ?? -1
    if (!flow || at < 0) return
    flow.askers.splice(at, 1)
    stream.waiting--
    asker.sinceMs = flow.sinceMs
    const oldest = flow.askers[0]
    if (!oldest) stream.flows.delete(ask.lane.key)
    else if (at === 0) flow.sinceMs = nowMs ?? Math.max(flow.sinceMs, oldest.sinceMs)
  }
}
