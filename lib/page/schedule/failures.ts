/** What an error means for its unit and for the rest of the page. */
import type { ErrorCode } from '../../messaging/errors'
import type { Task } from './task'

/** Errors that say something of this unit only. All others (no model, no host, no rung that runs) would come with the next one too. */
const OF_ONE: ReadonlySet<ErrorCode> = new Set(['internal', 'bad-request'])
/** So many units on end that fail are no accident of theirs. */
const MOST_IN_A_ROW = 8
const MOST_TRIES = 2

export class Failures {
  #inARow = 0

  /** Something went well, or the reader asks for another attempt. */
  forget(): void {
    this.#inARow = 0
  }

  /** Stop everything; try this one once more, later; or give it up. */
  verdict(task: Task, code: ErrorCode): 'stop' | 'again' | 'give-up' {
    if (!OF_ONE.has(code) || ++this.#inARow >= MOST_IN_A_ROW) return 'stop'
    return ++task.failures < MOST_TRIES ? 'again' : 'give-up'
  }
}
