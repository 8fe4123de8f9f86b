/**
 * Everything that is written on a page, gathered into one go a frame.
 *
 *   add ─► waits ─► requestAnimationFrame: [anchor] write, write, … [correct] ─► the rest in the next frame
 *                         └─► the reader is at work there (selects, types): put aside until the selection or the focus moves
 *
 * A frame in which something was written costs a layout, and on one endless column of blocks that is of all of it. So how long is
 * written in a frame goes by what the last one cost (`frame-cost`): four milliseconds where frames cost next to nothing, up to
 * twenty-five. What nobody looks at waits, so that the browser has as much time for the reader as for such layouts, or comes along
 * with what somebody does look at.
 * A hidden page gets no frames: there a timer takes their place, so that a tab in the background is done when it is looked at.
 * The focus is never moved: nothing that can have it is replaced.
 */
import { busyReader } from './busy-reader'
import { frameCost } from './frame-cost'
import { documentOf, isConnected } from './page-dom'
import { type ScrollAnchor, scrollAnchors } from './scroll-anchor'

export interface Flush {
  /** `write` in its turn, unless `place` has left the page until then. A later one with the same key takes its place. */
  add(key: string, place: Element, write: () => void, isFar?: boolean): void
  cancel(key: string): void
  /** What waits, but for what is put aside: that waits for the reader. */
  size(): number
  /** Drops what waits. */
  stop(): void
}

export interface FlushOptions {
  budgetMs?: number
  now?: () => number
  /** When all of a frame is written, before the reader's place is corrected: what would slow each write down. */
  onWritten?: () => void
  /** After a frame's writes: how many. None, where the places of all that waited have left the page. */
  onFlushed?: (count: number) => void
  /** What was scrolled so that the reader's place stays. */
  onScrolled?: (scroller: Document | Element) => void
}

const BUDGET_MS = 4
/** Writes and a layout that costs no more are done within fifty milliseconds. */
const MOST_MS = 25
/** A frame that costs no more is in nobody's way. */
const CHEAP_MS = 8
const LONGEST_PAUSE_MS = 500
const HIDDEN_MS = 100
/** Documents in one flush: each costs its layout reads. */
const MAX_ANCHORS = 4
const FREEING = ['selectionchange', 'focusout'] as const

interface Write {
  place: Element
  write: () => void
}

export function createFlush(window: Window, options: FlushOptions = {}): Flush {
  const { budgetMs = BUDGET_MS, now = () => performance.now(), onWritten, onFlushed, onScrolled } = options
  const waiting = { near: new Map<string, Write>(), far: new Map<string, Write>() }
  const aside = new Map<string, Write>()
  const listened = new Set<Document>()
  const stopped = new AbortController()
  const scrolled = scrollAnchors(now)
  const cost = frameCost(now)
  const size = () => waiting.near.size + waiting.far.size
  let next: { isFrame: boolean; cancel: () => void } | null = null

  const cancelNext = () => {
    next?.cancel()
    next = null
  }
  const after = (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs)
    next = { isFrame: false, cancel: () => clearTimeout(timer) }
  }
  const inFrame = () => {
    const frame = window.requestAnimationFrame(flush)
    next = { isFrame: true, cancel: () => window.cancelAnimationFrame(frame) }
  }
  /** How long what nobody looks at waits; null: until the last frame has ended. */
  const pauseMs = () => {
    if (cost.endedMs === null) return null
    return cost.ms <= CHEAP_MS ? 0 : cost.endedMs + Math.min(cost.ms, LONGEST_PAUSE_MS) - now()
  }

  const schedule = () => {
    if (size() === 0 || stopped.signal.aborted || next?.isFrame) return
    if (window.document.hidden) {
      if (!next) after(HIDDEN_MS, flush)
      return
    }
    const waitMs = waiting.near.size > 0 ? 0 : pauseMs()
    if (waitMs === null) return
    cancelNext()
    if (waitMs <= 0) inFrame()
    else after(waitMs, inFrame)
  }

  const flush = () => {
    next = null
    const { hidden } = window.document
    const mostMs = Math.max(budgetMs, hidden ? MOST_MS : Math.min(cost.ms, MOST_MS))
    const startedMs = now()
    const reader = busyReader()
    const anchors = new Map<Window, ScrollAnchor | null>()
    let count = 0
    for (const [key, write] of inOrder(waiting)) {
      if (count > 0 && now() - startedMs >= mostMs) break
      drop(key)
      if (!isConnected(write.place)) continue
      if (reader.isAt(write.place)) {
        putAside(key, write)
        continue
      }
      // A frame scrolls by itself: what is looked at in it is held by itself.
      const view = documentOf(write.place).defaultView
      if (view && !hidden && !anchors.has(view) && anchors.size < MAX_ANCHORS)
        anchors.set(view, scrolled.before(view))
      try {
        write.write()
      } catch (error) {
        // What one unit fails with is its own: the rest is written.
        reportError(error)
      }
      count += 1
    }
    if (count > 0) onWritten?.()
    if (count > 0 && !hidden) cost.measure(schedule)
    for (const anchor of anchors.values()) {
      const scroller = anchor?.correct()
      if (scroller) onScrolled?.(scroller)
    }
    schedule()
    onFlushed?.(count)
  }

  const drop = (key: string) => {
    waiting.near.delete(key)
    waiting.far.delete(key)
  }
  const putAside = (key: string, write: Write) => {
    aside.set(key, write)
    const document = documentOf(write.place)
    if (listened.has(document)) return
    listened.add(document)
    for (const type of FREEING)
      document.addEventListener(type, tryAgain, { signal: stopped.signal, passive: true, capture: true })
  }
  const tryAgain = () => {
    for (const [key, write] of aside) waiting.near.set(key, write)
    aside.clear()
    schedule()
  }
  const shown = () => {
    cancelNext()
    schedule()
  }
  window.document.addEventListener('visibilitychange', shown, { signal: stopped.signal, capture: true })

  return {
    add(key, place, write, isFar = false) {
      aside.delete(key)
      drop(key)
      waiting[isFar ? 'far' : 'near'].set(key, { place, write })
      schedule()
    },
    cancel(key) {
      drop(key)
      aside.delete(key)
    },
    size,
    stop() {
      stopped.abort()
      cancelNext()
      cost.stop()
      for (const all of [waiting.near, waiting.far, aside]) all.clear()
    },
  }
}

function* inOrder({ near, far }: Record<'near' | 'far', Map<string, Write>>): Generator<[string, Write]> {
  yield* near
  yield* far
}
