/**
 * A schedule on a page that a test makes up: where units are, it says; what is sent, it answers.
 *
 *   const page = schedulePage()
 *   const [first] = page.found(unit('first'))     // added, and placed by `page.place(first, 'visible')`
 *   page.sent()                                   // ['visible first']: what runs, oldest first
 *   await page.answer(first)                      // its work ends well, or with `page.fail(first, error)` not
 */
import type { Priority } from '../../../../lib/messaging/contract'
import { type ErrorData, type GlossError, cancelled } from '../../../../lib/messaging/errors'
import { Schedule } from '../../../../lib/page/schedule/schedule'
import type { Place } from '../../../../lib/page/schedule/tiers'
import type { ViewportListener } from '../../../../lib/page/schedule/viewport-contract'
import type { Unit } from '../../../../lib/page/units/unit'
import { manualClock } from './manual-clock'

export function unit(text: string, change: Partial<Unit> = {}): Unit {
  const nowhere = { localName: 'p', parentNode: null } as unknown as Element
  const base = { id: text, container: nowhere, root: {} as Document, text, language: null, isHidden: false }
  return { kind: 'attribute', name: 'title', ...base, ...change } as Unit
}

interface Work {
  unit: Unit
  priority: Priority
  signal: AbortSignal
  resolve(): void
  reject(error: GlossError): void
}

export function schedulePage({ wholePage = true } = {}) {
  const clock = manualClock()
  const works: Work[] = []
  const done: Unit[] = []
  const failed: { unit: Unit; error: ErrorData }[] = []
  const stopped: ErrorData[] = []
  const placed = new Map<Unit, Place | null>()
  let listener!: ViewportListener

  const schedule = new Schedule<void>({
    clock,
    wholePage,
    work: (unit, priority, signal) =>
      new Promise((resolve, reject) => {
        works.push({ unit, priority, signal, resolve, reject })
        signal.addEventListener('abort', () => reject(cancelled()))
      }),
    done: (unit) => void done.push(unit),
    failed: (unit, error) => void failed.push({ unit, error }),
    stopped: (error) => void stopped.push(error),
    changed() {},
    viewport: (given) => {
      listener = given
      return {
        get unplaced() {
          return [...placed.values()].filter((place) => place === null).length
        },
        observe: (unit) => void placed.set(unit, null),
        unobserve: (unit) => void placed.delete(unit),
        disconnect: () => placed.clear(),
      }
    },
  })
  const running = () => works.filter(({ signal, unit }) => !signal.aborted && !done.includes(unit))
  const ofUnit = (unit: Unit) => works.findLast((work) => work.unit === unit && !work.signal.aborted)!
  const settled = () => new Promise<void>((resolve) => void setTimeout(resolve))

  return {
    schedule,
    clock,
    works,
    done,
    failed,
    stopped,
    listener,
    observed: placed,
    settled,
    /** All of them at once, as one report of the browser. */
    place(place: Place, ...units: Unit[]) {
      for (const unit of units) placed.set(unit, place)
      listener.moved(units.map((unit) => ({ unit, place })))
    },
    found(place: Place, ...units: Unit[]) {
      for (const unit of units) schedule.add(unit)
      this.place(place, ...units)
    },
    sent: () => running().map(({ unit, priority }) => `${priority} ${unit.id}`),
    answer(...units: Unit[]) {
      for (const unit of units) ofUnit(unit).resolve()
      return settled()
    },
    fail(unit: Unit, error: GlossError) {
      ofUnit(unit).reject(error)
      return settled()
    },
    /** The rest may go from now on. */
    quiet: () => clock.advance(250),
  }
}
