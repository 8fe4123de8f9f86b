/** The tasks that wait: in their tiers, or, having failed, until there is nothing else to do. */
import { type Task, rankOf } from './task'
import { type Tier, Tiers } from './tiers'

export class Waiting {
  readonly #tiers = new Tiers<Task>()
  readonly #again = new Set<Task>()

  get near(): number {
    return this.#tiers.near
  }

  turn(isForwards: boolean): void {
    this.#tiers.isForwards = isForwards
  }

  /** @param isFound it has not waited before */
  put(task: Task, isFound = false): void {
    this.#again.delete(task)
    this.#tiers.put(task, rankOf(task), isFound)
  }

  /** It has moved, and is found where it is now. */
  move(task: Task, isFound: boolean): void {
    if (!this.#again.has(task)) this.put(task, isFound)
  }

  putOff(task: Task): void {
    this.#tiers.remove(task)
    this.#again.add(task)
  }

  remove(task: Task): void {
    this.#tiers.remove(task)
    this.#again.delete(task)
  }

  take(isOpen: (tier: Tier) => boolean): Task | null {
    return this.#tiers.take(isOpen)?.item ?? null
  }

  /** What was put off waits like the others. Returns whether there was any. */
  takeUpAgain(): boolean {
    const tasks = [...this.#again]
    for (const task of tasks) this.put(task, true)
    return tasks.length > 0
  }
}
