import { PRIORITIES, type Priority } from '../messaging/contract'
import { cancelled } from '../messaging/errors'

interface Waiting {
  priority: Priority
  start: () => void
}

/**
 * One piece of work at a time, the highest priority first, first come first served inside a priority. A request takes a turn
 * for each of its sentences and queues up again after it: a long text never makes a selection wait longer than one sentence,
 * and two long texts share the engine evenly.
 */
export class Turns {
  #busy = false
  #waiting: Waiting[] = []

  /** Resolves when it is this caller's turn, with the function that ends it. Rejects with `cancelled` if the signal comes first. */
  take(priority: Priority, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      const cancel = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(cancelled())
      }
      const start = () => {
        signal.removeEventListener('abort', cancel)
        this.#busy = true
        resolve(() => this.#next())
      }
      const waiting: Waiting = { priority, start }
      signal.addEventListener('abort', cancel)
      if (this.#busy) this.#waiting.push(waiting)
      else start()
    })
  }

  #next(): void {
    this.#busy = false
    for (const priority of PRIORITIES) {
      const index = this.#waiting.findIndex((waiting) => waiting.priority === priority)
      if (index >= 0) return this.#waiting.splice(index, 1)[0]!.start()
    }
  }
}
