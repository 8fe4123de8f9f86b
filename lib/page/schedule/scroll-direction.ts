import { scrollLeftOf, scrollTopOf, viewOf } from '../units/safe-dom'
/**
 * Which way the reader goes, from the last scroll of whatever scrolled: the page, a box in it, one in a shadow root or frame. Where a
 * scroller stands is read at most ten times a second, as Firefox does.
 */
import type { Clock } from './clock'
import { isDocument, outerElement } from './page-nodes'

const READ_EVERY_MS = 100
/** Who has scrolled within so long is likely to go on. */
const RECENT_MS = 200

export interface ScrollListener {
  /** Something has scrolled; `isForwards`: down, or to the right. */
  scrolled(isForwards: boolean): void
}

export class ScrollDirection {
  readonly #clock: Clock
  readonly #listener: ScrollListener
  readonly #signal: AbortSignal
  readonly #known = new WeakMap<Document | Element, { top: number; left: number }>()
  readonly #roots = new WeakSet<Node>()
  readonly #waiting = new Set<Document | Element>()
  #stopTimer: (() => void) | null = null
  #readMs = -Infinity
  #scrolledMs = -Infinity

  constructor(clock: Clock, listener: ScrollListener, signal: AbortSignal) {
    this.#clock = clock
    this.#listener = listener
    this.#signal = signal
    signal.addEventListener('abort', () => this.#stopTimer?.(), { once: true })
  }

  get isRecent(): boolean {
    return this.#clock.now() - this.#scrolledMs < RECENT_MS
  }

  /** Scroll events leave neither a shadow root nor a frame. */
  addRoot(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return
    this.#roots.add(root)
    if (isDocument(root)) this.forget(root)
    const options = { capture: true, passive: true, signal: this.#signal }
    root.addEventListener('scroll', (event) => this.#scrolled(event), options)
  }

  /** It stands where it stands; the way there says nothing. */
  forget(scroller: Document | Element): void {
    this.#known.set(scroller, positionOf(scroller))
  }

  /** The closest box around an element that has been scrolled. */
  scrollerAround(element: Element): Element | null {
    let outer = outerElement(element)
    while (outer && !this.#known.has(outer)) outer = outerElement(outer)
    return outer
  }

  #scrolled({ target }: Event): void {
    this.#scrolledMs = this.#clock.now()
    this.#waiting.add(target as Document | Element)
    const dueMs = Math.max(0, this.#readMs + READ_EVERY_MS - this.#scrolledMs)
    this.#stopTimer ??= this.#clock.after(dueMs, () => this.#read())
  }

  #read(): void {
    this.#stopTimer = null
    this.#readMs = this.#clock.now()
    const scrollers = [...this.#waiting]
    this.#waiting.clear()
    for (const scroller of scrollers) {
      const before = this.#known.get(scroller) ?? { top: 0, left: 0 }
      const now = positionOf(scroller)
      this.#known.set(scroller, now)
      const way = now.top - before.top || now.left - before.left
      if (way !== 0) this.#listener.scrolled(way > 0)
    }
  }
}

function positionOf(scroller: Document | Element): { top: number; left: number } {
  if (!isDocument(scroller)) return { top: scrollTopOf(scroller), left: scrollLeftOf(scroller) }
  const view = viewOf(scroller)
  return { top: view?.scrollY ?? 0, left: view?.scrollX ?? 0 }
}
