/**
 * Everything that is written on a page, gathered into one go a frame.
 *
 *   add ─► waits ─► requestAnimationFrame: [anchor] write, write, … up to 4 ms [correct] ─► the rest in the next frame
 *                         └─► the reader is at work there (selects, types): put aside until the selection or the focus moves
 *
 * A hidden page gets no frames: there a timer takes their place, so that a tab in the background is done when it is looked at.
 * The focus is never moved: nothing that can have it is replaced.
 */
import { busyReader } from './busy-reader'
import { documentOf, isConnected } from './page-dom'
import { type ScrollAnchor, anchorScroll } from './scroll-anchor'

export interface Flush {
  /** `write` in its turn, unless `place` has left the page until then. A later one with the same key takes its place. */
  add(key: string, place: Element, write: () => void): void
  cancel(key: string): void
  /** What waits, but for what is put aside: that waits for the reader. */
  size(): number
  /** Drops what waits. */
  stop(): void
}

export interface FlushOptions {
  budgetMs?: number
  now?: () => number
  /** After a frame's writes: how many. None, where the places of all that waited have left the page. */
  onFlushed?: (count: number) => void
  /** What was scrolled so that the reader's place stays. */
  onScrolled?: (scroller: Document | Element) => void
}

const BUDGET_MS = 4
const HIDDEN_MS = 100
/** Documents in one flush: each costs its layout reads. */
const MAX_ANCHORS = 4
const FREEING = ['selectionchange', 'focusout'] as const

interface Write {
  place: Element
  write: () => void
}

export function createFlush(window: Window, options: FlushOptions = {}): Flush {
  const { budgetMs = BUDGET_MS, now = () => performance.now(), onFlushed, onScrolled } = options
  const waiting = new Map<string, Write>()
  const aside = new Map<string, Write>()
  const listened = new Set<Document>()
  const stopped = new AbortController()
  let cancelFrame: (() => void) | null = null

  const schedule = () => {
    if (cancelFrame || waiting.size === 0 || stopped.signal.aborted) return
    if (window.document.hidden) {
      const timer = setTimeout(flush, HIDDEN_MS)
      cancelFrame = () => clearTimeout(timer)
    } else {
      const frame = window.requestAnimationFrame(flush)
      cancelFrame = () => window.cancelAnimationFrame(frame)
    }
  }

  const flush = () => {
    cancelFrame = null
    const startedMs = now()
    const reader = busyReader()
    const anchors = new Map<Window, ScrollAnchor | null>()
    let count = 0
    for (const [key, write] of waiting) {
      if (count > 0 && now() - startedMs >= budgetMs) break
      waiting.delete(key)
      if (!isConnected(write.place)) continue
      if (reader.isAt(write.place)) {
        putAside(key, write)
        continue
      }
      // A frame scrolls by itself: what is looked at in it is held by itself.
      const view = documentOf(write.place).defaultView
      if (view && !window.document.hidden && !anchors.has(view) && anchors.size < MAX_ANCHORS)
        anchors.set(view, anchorScroll(view))
      try {
        write.write()
      } catch (error) {
        // What one unit fails with is its own: the rest is written.
        reportError(error)
      }
      count += 1
    }
    for (const anchor of anchors.values()) {
      const scrolled = anchor?.correct()
      if (scrolled) onScrolled?.(scrolled)
    }
    schedule()
    onFlushed?.(count)
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
    for (const [key, write] of aside) waiting.set(key, write)
    aside.clear()
    schedule()
  }
  const shown = () => {
    cancelFrame?.()
    cancelFrame = null
    schedule()
  }
  window.document.addEventListener('visibilitychange', shown, { signal: stopped.signal, capture: true })

  return {
    add(key, place, write) {
      aside.delete(key)
      waiting.set(key, { place, write })
      schedule()
    },
    cancel(key) {
      waiting.delete(key)
      aside.delete(key)
    },
    size: () => waiting.size,
    stop() {
      stopped.abort()
      cancelFrame?.()
      waiting.clear()
      aside.clear()
    },
  }
}
