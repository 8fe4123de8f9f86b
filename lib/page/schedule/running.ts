/** What is at the engine for the schedule. A task has two runs while the later one takes the place of the first. */
import type { Priority } from '../../messaging/contract'
import { InFlight } from './in-flight'
import type { Run, Task } from './task'

export class Running {
  readonly #tasks = new Set<Task>()
  readonly #inFlight = new InFlight()

  get size(): number {
    return this.#tasks.size
  }

  /** In the order in which they were begun. */
  get tasks(): Iterable<Task> {
    return this.#tasks
  }

  hasRoom(priority: Priority): boolean {
    return this.#inFlight.hasRoom(priority)
  }

  begin(task: Task, priority: Priority): Run {
    const run: Run = { priority, abort: new AbortController() }
    this.#count(task, -1)
    task.runs.push(run)
    this.#count(task, 1)
    this.#tasks.add(task)
    return run
  }

  /** One of two has ended, and the other decides. */
  end(task: Task, run: Run): void {
    this.#count(task, -1)
    task.runs = task.runs.filter((other) => other !== run)
    this.#count(task, 1)
  }

  /** Nothing runs for it any more; what did is aborted. */
  halt(task: Task): void {
    this.#count(task, -1)
    this.#tasks.delete(task)
    const { runs } = task
    task.runs = []
    for (const { abort } of runs) abort.abort()
  }

  haltAll(): void {
    for (const task of this.#tasks) this.halt(task)
  }

  #count(task: Task, sign: 1 | -1): void {
    const last = task.runs.at(-1)
    if (last) this.#inFlight.add(last.priority, task.cost, sign)
  }
}
