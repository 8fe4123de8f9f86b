/** What the schedule is handed: types only. */
import type { Priority } from '../../messaging/contract'
import type { ErrorData } from '../../messaging/errors'
import type { Unit } from '../units/unit'
import type { Clock } from './clock'
import type { UnitViewport, ViewportListener } from './viewport-contract'

export interface ScheduleNeeds<Result> {
  /** Rejects with a `GlossError`, `cancelled` when the signal aborts. May be called again for a unit while it runs: see `done`. */
  work(unit: Unit, priority: Priority, signal: AbortSignal): Promise<Result>
  /** Once for each unit that is still wanted. `isFar`: it is nowhere near what the reader looks at. */
  done(unit: Unit, result: Result, isFar: boolean): void
  /** It is given up; not of the page any more. */
  failed(unit: Unit, error: ErrorData): void
  /** Nothing goes on before `resume`. */
  stopped(error: ErrorData): void
  /** Counts or `isNearDone` may be different. */
  changed(): void
  viewport(listener: ViewportListener): UnitViewport
  clock: Clock
  /** Goes on with what nobody looks at, when everything near is at the engine. */
  wholePage: boolean
}
