/** How many units there are and how many are done. Holds no unit back from being collected. */
import type { Unit } from '../units/unit'

export class Tally {
  readonly #finished = new WeakSet<Unit>()
  done = 0
  total = 0

  /** New, or to be done again. */
  enter(unit: Unit): void {
    if (this.#finished.delete(unit)) this.done--
    else this.total++
  }

  finish(unit: Unit): void {
    this.#finished.add(unit)
    this.done++
  }

  /** One that is not finished. */
  drop(): void {
    this.total--
  }

  /** Returns false for one that was never finished, or is dropped. */
  dropFinished(unit: Unit): boolean {
    if (!this.#finished.delete(unit)) return false
    this.done--
    this.total--
    return true
  }
}
