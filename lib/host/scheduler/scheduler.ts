/**
 * The one queue in front of the engine, for all clients and tasks.
 *
 *   submit(ask) ─ items, pulled ─► queue ─ chooseFlow, fillBatch ─► lane.run(rows) ─ done ─► every asker is told
 *                                    ▲                                  │
 *                                    └── not done, when it was stopped ─┘
 *
 * One batch runs at a time. A selection that arrives stops a batch of lower priority: `run` ends at its next step, what it told is
 * kept, the rest goes back to its place, in front. A sentence is stopped three times at most, so that a flood of selections cannot
 * keep it for ever; the selection then waits for that batch.
 *
 * Back-pressure. A client has so many sentences waiting in a priority; further ones stay in the ask's iterable and are pulled as there is
 * room. A promise that waits would have to be awaited by every asker, and what waits behind it would have to be made first; an
 * iterable that is not pulled costs nothing, and what is cancelled meanwhile is never even cut into sentences.
 *
 * Failure. A batch that fails ends every request with a row in it; whoever runs it has tried what there is to try.
 * Lifetime: as long as its host. It knows no DOM, no extension and no clock but the one it is given.
 */
import { GlossError, cancelled } from '../../messaging/errors'
import { chooseFlow } from './choose-flow'
import { forgetIdle, refund } from './fair-share'
import { fillBatch } from './fill-batch'
import { Queue, type Stream } from './queue'
import { Units } from './units'
import type { Ask, Asker, Item, OpenAsk, Work } from './work'

/** Of one client in one priority: enough to find similar lengths in, and to fill batches while more is pulled. */
export const MOST_WAITING = 512
/** A batch is stopped for a selection only if none of its sentences has been stopped so often. */
export const MOST_STOPS = 3

interface Running<Result> {
  /** As they were taken: the one of each work whose client pays. */
  taken: Asker<Result>[]
  abort: AbortController
  isStopped: boolean
}

export class Scheduler<Result> {
  readonly #now: () => number
  readonly #queue = new Queue<Result>()
  /** Waiting or running, by lane and text. */
  readonly #works = new Map<string, Work<Result>>()
  readonly #units = new Units<Result>()
  #running: Running<Result> | null = null
  #isBusy = false
  #selectionsInARow = 0

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /**
   * Resolves when every item has been told.
   * @throws GlossError cancelled, when the signal aborts or there is a later version of its unit; or what its batch failed with
   */
  submit(ask: Ask<Result>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      const cancel = () => this.#end(open, cancelled())
      const open: OpenAsk<Result> = {
        ask,
        items: ask.items[Symbol.iterator](),
        askers: new Set(),
        isPulled: false,
        isEnded: false,
        settle(error) {
          signal.removeEventListener('abort', cancel)
          if (error === null) resolve()
          else reject(error)
        },
      }
      signal.addEventListener('abort', cancel)
      const stream = this.#streamOf(open)
      this.#queue.begin(stream)
      stream.unpulled.push(open)
      this.#pull(stream)
      // After it was pulled: a row that both want runs on.
      const superseded = this.#units.enter(open)
      if (superseded) this.#end(superseded, cancelled())
      void this.#work()
    })
  }

  #streamOf({ ask }: OpenAsk<Result>): Stream<Result> {
    return this.#queue.stream(ask.client, ask.priority)
  }

  #pull(stream: Stream<Result>): void {
    while (stream.waiting < MOST_WAITING) {
      const open = stream.unpulled[0]
      if (!open) return
      try {
        const next = open.items.next()
        if (open.isEnded) continue
        if (!next.done) {
          this.#want(open, next.value)
          continue
        }
        stream.unpulled.shift()
        open.isPulled = true
        if (open.askers.size === 0) this.#end(open, null)
      } catch (error) {
        this.#end(open, error)
      }
    }
  }

  #want(open: OpenAsk<Result>, { index, text, tokens }: Item): void {
    const { lane, priority } = open.ask
    const key = JSON.stringify([lane.key, text])
    const work: Work<Result> = this.#works.get(key) ?? {
      key,
      text,
      tokens,
      lane,
      askers: new Set(),
      row: null,
      stops: 0,
    }
    this.#works.set(key, work)
    const place = this.#streamOf(open).nextPlace++
    const asker: Asker<Result> = { open, index, place, work, sinceMs: this.#now() }
    open.askers.add(asker)
    work.askers.add(asker)
    if (work.row) return
    this.#queue.put(asker)
    if (priority === 'selection') this.#stop()
  }

  /** The batch that runs gives way to a selection, unless it is one, or has given way often enough. */
  #stop(): void {
    const running = this.#running
    if (!running || running.isStopped) return
    const works = running.taken.map(({ work }) => work).filter(({ row }) => row)
    const isSelection = works.some(({ askers }) =>
      [...askers].some(({ open }) => open.ask.priority === 'selection'),
    )
    if (isSelection || works.some(({ stops }) => stops >= MOST_STOPS)) return
    running.isStopped = true
    running.abort.abort()
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let batch = this.#next(); batch; batch = this.#next()) await this.#run(batch)
    this.#isBusy = false
  }

  #next(): Asker<Result>[] | null {
    const flow = chooseFlow(this.#queue, this.#now(), this.#selectionsInARow)
    if (!flow) return null
    this.#selectionsInARow = flow.stream.level.priority === 'selection' ? this.#selectionsInARow + 1 : 0
    const batch = fillBatch(this.#queue, flow, this.#now())
    for (const { work } of batch) work.row = new AbortController()
    const askers = batch.flatMap(({ work }) => [...work.askers])
    for (const stream of new Set(askers.map(({ open }) => this.#streamOf(open)))) this.#pull(stream)
    return batch
  }

  async #run(taken: Asker<Result>[]): Promise<void> {
    const running: Running<Result> = { taken, abort: new AbortController(), isStopped: false }
    this.#running = running
    const rows = taken.map(({ work }) => ({ text: work.text, signal: work.row!.signal }))
    const works = taken.map(({ work }) => work)
    let failure: unknown = new GlossError('internal', { reason: 'a row of a batch was not answered' })
    try {
      await works[0]!.lane.run(rows, running.abort.signal, {
        done: (row, result) => {
          if (this.#running === running) this.#done(works[row]!, result)
        },
        partial: (row, text) => {
          if (this.#running === running && works[row]!.row)
            for (const { open, index } of works[row]!.askers) open.ask.partial?.(index, text)
        },
      })
    } catch (error) {
      failure = error
    }
    this.#running = null
    for (const asker of taken) {
      if (!asker.work.row) continue
      asker.work.row = null
      if (running.isStopped) this.#putBack(asker)
      else this.#fail(asker.work, failure)
    }
  }

  #done(work: Work<Result>, result: Result): void {
    if (!work.row) return
    work.row = null
    this.#works.delete(work.key)
    for (const asker of work.askers) {
      const { open, index } = asker
      if (open.isEnded) continue
      open.askers.delete(asker)
      open.ask.tell(index, result)
      if (open.isPulled && open.askers.size === 0) this.#end(open, null)
    }
  }

  #fail(work: Work<Result>, failure: unknown): void {
    this.#works.delete(work.key)
    for (const { open } of work.askers) this.#end(open, failure)
  }

  #putBack(taken: Asker<Result>): void {
    const { work } = taken
    work.stops++
    refund(this.#streamOf(taken.open), work.tokens)
    for (const asker of work.askers) this.#queue.put(asker)
  }

  /** By whatever outcome. What only this request wanted is dropped: from the queue, or from the batch that runs. */
  #end(open: OpenAsk<Result>, error: unknown): void {
    if (open.isEnded) return
    open.isEnded = true
    const stream = this.#streamOf(open)
    stream.unpulled = stream.unpulled.filter((other) => other !== open)
    for (const asker of open.askers) this.#drop(asker)
    this.#units.leave(open)
    this.#queue.end(stream)
    forgetIdle(stream.level)
    open.settle(error)
    this.#pull(stream)
  }

  #drop(asker: Asker<Result>): void {
    const { work } = asker
    work.askers.delete(asker)
    if (!work.row) this.#queue.take(asker, null)
    if (work.askers.size > 0) return
    if (this.#works.get(work.key) === work) this.#works.delete(work.key)
    if (!work.row) return
    work.row.abort()
    work.row = null
    const running = this.#running
    if (running?.taken.every((other) => !other.work.row)) running.abort.abort()
  }
}
