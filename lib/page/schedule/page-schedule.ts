/** A schedule on this page: what the browser says of units, tabs and keys comes together here. */
import type { Unit } from '../units/unit'
import { watchAttention } from './attention'
import { type Clock, realClock } from './clock'
import { FindInPage } from './find-in-page'
import type { ScheduleNeeds } from './needs'
import { Schedule } from './schedule'
import { Viewport } from './viewport'

export interface PageSchedule {
  add(unit: Unit): void
  /** It is not on the page any more, or another unit stands for its text. */
  remove(unit: Unit): void
  /** Now, before everything else; again, if it is done. */
  prefer(unit: Unit): void
  /** A document or shadow root that was found: what scrolls in it, and keys, count. Of the page's own and those of units it knows. */
  addRoot(root: Document | ShadowRoot): void
  /** Something was scrolled by us, to hold the reader's place. */
  scrolledByUs(scroller: Document | Element): void
  stop(): void
  resume(): void
  /** Units translated, and units there are; those given up or removed are in neither. */
  readonly counts: Readonly<{ done: number; total: number }>
  /** Nothing that somebody could look at waits or runs. */
  readonly isNearDone: boolean
  /** Nothing of it is left on the page. */
  dispose(): void
}

export type PageScheduleNeeds<Result> = Omit<ScheduleNeeds<Result>, 'viewport' | 'clock' | 'wholePage'> & {
  /** The page. Default: the one that this runs in. */
  document?: Document
  clock?: Clock
  /** Default: true. */
  wholePage?: boolean
}

export function scheduleForPage<Result>(needs: PageScheduleNeeds<Result>): PageSchedule {
  const { document = globalThis.document, clock = realClock, wholePage = true } = needs
  const end = new AbortController()
  let viewport!: Viewport
  const schedule = new Schedule({
    ...needs,
    clock,
    wholePage,
    viewport: (listener) => (viewport = new Viewport(listener, clock)),
  })
  const find = new FindInPage(clock, (isOpen) => schedule.setEager(isOpen), end.signal)
  watchAttention(document, (isSeen) => schedule.setPaused(!isSeen), end.signal)
  const addRoot = (root: Document | ShadowRoot) => {
    viewport.addRoot(root)
    find.addRoot(root)
  }
  addRoot(document)

  return {
    add(unit) {
      find.addRoot(unit.root)
      schedule.add(unit)
    },
    remove: (unit) => schedule.remove(unit),
    prefer: (unit) => schedule.prefer(unit),
    addRoot,
    scrolledByUs: (scroller) => viewport.scrolledByUs(scroller),
    stop: () => schedule.stop(),
    resume: () => schedule.resume(),
    get counts() {
      return schedule.counts
    },
    get isNearDone() {
      return schedule.isNearDone
    },
    dispose() {
      end.abort()
      schedule.dispose()
    },
  }
}
