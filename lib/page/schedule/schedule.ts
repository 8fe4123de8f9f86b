/**
 * Decides when a unit is worked on.
 *
 *   add ─► viewport says where ─► tiers ─ room at the engine ─► work(unit, priority, signal) ─► done, once
 *              │ moves               ▲                               │
 *              │                     ├── left the neighbourhood, tab hidden, stopped: aborted
 *              │                     └── failed: once more, when nothing else waits
 *              └─ comes into view: sent again with a higher priority, which takes the place of the first
 *
 * A visible unit that somebody scrolled to does not wait for a batch of the rest, which is taken back; something new (a caption) does.
 * Failure: what one unit fails with is its own; anything else stops all of it and is told once. Lifetime: until `dispose`.
 */
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Unit } from '../units/unit'
import { Failures } from './failures'
import type { ScheduleNeeds } from './needs'
import { RestGate } from './rest-gate'
import { Running } from './running'
import { Tally } from './tally'
import { type Run, type Task, isAbove, priorityOf, priorityOfTier, sentAs, taskFor } from './task'
import type { Tier } from './tiers'
import type { Move, UnitViewport } from './viewport-contract'
import { Waiting } from './waiting'

/** What is aborted for a visible unit has to be decoded again: not more often than this. */
const MAKE_ROOM_EVERY_MS = 1000

export class Schedule<Result> {
  readonly #needs: ScheduleNeeds<Result>
  readonly #viewport: UnitViewport
  readonly #tasks = new Map<Unit, Task>()
  readonly #waiting = new Waiting()
  readonly #running = new Running()
  readonly #tally = new Tally()
  readonly #failures = new Failures()
  readonly #restGate: RestGate
  #madeRoomMs = -Infinity
  #isStopped = false
  #isPaused = false
  #isEager = false
  #isDisposed = false

  constructor(needs: ScheduleNeeds<Result>) {
    this.#needs = needs
    this.#restGate = new RestGate(needs.clock, () => this.#pump())
    this.#viewport = needs.viewport({
      moved: (moves) => this.#moved(moves),
      turned: (isForwards) => this.#waiting.turn(isForwards),
      gone: (unit) => this.remove(unit),
    })
  }

  /** Units translated, and units there are; those given up or removed are in neither. */
  get counts(): Readonly<{ done: number; total: number }> {
    return this.#tally
  }

  /** Nothing that somebody could look at waits or runs. */
  get isNearDone(): boolean {
    if (this.#waiting.near > 0 || this.#viewport.unplaced > 0) return false
    return [...this.#running.tasks].every((task) => sentAs(task) === 'rest')
  }

  add(unit: Unit): void {
    if (this.#isDisposed || this.#tasks.has(unit)) return
    this.#enter(unit)
    this.#restGate.found()
  }

  #enter(unit: Unit): Task {
    const task = taskFor(unit)
    this.#tally.enter(unit)
    this.#tasks.set(unit, task)
    // A title is in no place.
    if (task.isTitle) this.#waiting.put(task)
    else this.#viewport.observe(unit)
    this.#needs.changed()
    if (task.isTitle) this.#pump()
    return task
  }

  /** It is not on the page any more, or another unit stands for its text. */
  remove(unit: Unit): void {
    const task = this.#tasks.get(unit)
    if (task) {
      this.#leave(task)
      this.#tally.drop()
    } else if (!this.#tally.dropFinished(unit)) return
    this.#needs.changed()
    this.#pump()
  }

  /** Now, whatever else waits; again, if it is done. Also when the rest is stopped. */
  prefer(unit: Unit): void {
    if (this.#isDisposed) return
    const task = this.#tasks.get(unit) ?? this.#enter(unit)
    task.isPreferred = true
    this.#waiting.remove(task)
    if (this.#isPaused) this.#waiting.put(task)
    else if (sentAs(task) !== 'selection') this.#begin(task)
  }

  stop(): void {
    this.#isStopped = true
    this.#takeBack(() => true)
    this.#needs.changed()
  }

  resume(): void {
    this.#isStopped = false
    this.#failures.forget()
    this.#needs.changed()
    this.#pump()
  }

  /** Nobody sees the page: what runs is taken back, and nothing is sent. */
  setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return
    this.#isPaused = isPaused
    if (isPaused) this.#takeBack(() => true)
    else this.#pump()
  }

  /** The reader searches in the page: everything is wanted now. */
  setEager(isEager: boolean): void {
    this.#isEager = isEager
    if (!isEager) this.#takeBack((task) => task.place === 'far' && sentAs(task) === 'soon')
    this.#pump()
  }

  dispose(): void {
    this.#isDisposed = true
    this.#running.haltAll()
    this.#tasks.clear()
    this.#restGate.close()
    this.#viewport.disconnect()
  }

  #moved(moves: readonly Move[]): void {
    let isScrolledTo = false
    for (const { unit, place } of moves) {
      const task = this.#tasks.get(unit)
      if (!task || task.place === place) continue
      const isFound = task.place === null
      task.place = place
      if (task.runs.length > 0) this.#reconsider(task)
      else {
        this.#waiting.move(task, isFound)
        isScrolledTo ||= place === 'visible' && !isFound
      }
    }
    if (isScrolledTo) this.#makeRoom()
    this.#needs.changed()
    this.#pump()
  }

  /** One that runs has moved. */
  #reconsider(task: Task): void {
    const wanted = priorityOf(task, this.#isEager)
    if (isAbove(wanted, sentAs(task)!)) this.#begin(task)
    else if (wanted === 'rest' && sentAs(task) !== 'rest') this.#putBack(task)
  }

  #makeRoom(): void {
    const nowMs = this.#needs.clock.now()
    const isTime = nowMs - this.#madeRoomMs >= MAKE_ROOM_EVERY_MS
    if (isTime && this.#takeBack((task) => sentAs(task) === 'rest')) this.#madeRoomMs = nowMs
  }

  #isOpen(tier: Tier): boolean {
    const isFar = tier === 'rest' || tier === 'hidden'
    if (isFar && !this.#isEager && !(this.#needs.wholePage && this.#restGate.isOpen)) return false
    return this.#running.hasRoom(priorityOfTier(tier, this.#isEager))
  }

  #pump(): void {
    if (this.#isStopped || this.#isPaused || this.#isDisposed) return
    for (;;) {
      const next = this.#waiting.take((tier) => this.#isOpen(tier))
      if (next) this.#begin(next)
      else if (this.#running.size > 0 || !this.#waiting.takeUpAgain()) return
    }
  }

  #begin(task: Task): void {
    void this.#work(task, this.#running.begin(task, priorityOf(task, this.#isEager)))
  }

  async #work(task: Task, run: Run): Promise<void> {
    const { signal } = run.abort
    try {
      const result = await this.#needs.work(task.unit, run.priority, signal)
      if (!signal.aborted) this.#succeed(task, result)
    } catch (error) {
      if (!signal.aborted) this.#fail(task, run, toErrorData(error))
    }
    this.#pump()
  }

  #succeed(task: Task, result: Result): void {
    this.#failures.forget()
    this.#leave(task)
    this.#tally.finish(task.unit)
    try {
      this.#needs.done(task.unit, result, task.place === 'far')
    } catch (error) {
      this.#giveUp(task.unit, toErrorData(error))
    }
    this.#needs.changed()
  }

  #fail(task: Task, run: Run, error: ErrorData): void {
    if (task.runs.length > 1) return this.#running.end(task, run)
    // By another request of the same unit: whoever made it has the unit now.
    if (error.code === 'cancelled') return this.remove(task.unit)
    task.isPreferred = false
    const verdict = this.#failures.verdict(task, error.code)
    if (verdict === 'give-up') return this.#giveUp(task.unit, error)
    if (verdict === 'stop') {
      this.stop()
      return this.#needs.stopped(error)
    }
    this.#running.halt(task)
    this.#waiting.putOff(task)
  }

  #giveUp(unit: Unit, error: ErrorData): void {
    this.remove(unit)
    this.#needs.failed(unit, error)
  }

  /** Takes back what runs, some of it. Returns whether there was any. */
  #takeBack(isMeant: (task: Task) => boolean): boolean {
    const tasks = [...this.#running.tasks].filter(isMeant)
    for (const task of tasks.toReversed()) this.#putBack(task) // the first one is to be the first again
    return tasks.length > 0
  }

  #putBack(task: Task): void {
    this.#running.halt(task)
    this.#waiting.put(task)
  }

  #leave(task: Task): void {
    this.#running.halt(task)
    this.#waiting.remove(task)
    this.#tasks.delete(task.unit)
    if (!task.isTitle) this.#viewport.unobserve(task.unit)
  }
}
