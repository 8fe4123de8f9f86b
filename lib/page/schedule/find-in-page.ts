/**
 * Guesses that the reader searches in the page: no browser tells an extension. Ctrl or ⌘ + F and F3 open the find bar, which is none of
 * our business and is never prevented; Escape, if the page gets to see it, or a minute, ends it.
 */
import { viewOf } from '../units/safe-dom'
import type { Clock } from './clock'
import { isDocument } from './page-nodes'

const LASTS_MS = 60_000

export class FindInPage {
  readonly #clock: Clock
  readonly #tell: (isOpen: boolean) => void
  readonly #signal: AbortSignal
  readonly #views = new WeakSet<Window>()
  #stopTimer: (() => void) | null = null

  constructor(clock: Clock, tell: (isOpen: boolean) => void, signal: AbortSignal) {
    this.#clock = clock
    this.#tell = tell
    this.#signal = signal
    signal.addEventListener('abort', () => this.#stopTimer?.(), { once: true })
  }

  /** A key goes to the document that has the focus. */
  addRoot(root: Document | ShadowRoot): void {
    const view = isDocument(root) ? viewOf(root) : null
    if (!view || this.#views.has(view)) return
    this.#views.add(view)
    // On the window and before everybody: pages with a search of their own stop the event.
    view.addEventListener('keydown', (event) => this.#pressed(event), {
      capture: true,
      passive: true,
      signal: this.#signal,
    })
  }

  #pressed(event: KeyboardEvent): void {
    // A page cannot make us work.
    if (!event.isTrusted) return
    const isWithCommand = (event.ctrlKey || event.metaKey) && !event.altKey
    if ((isWithCommand && event.key.toLowerCase() === 'f') || event.key === 'F3') this.#open()
    else if (event.key === 'Escape') this.#close()
  }

  #open(): void {
    const wasOpen = this.#stopTimer !== null
    this.#stopTimer?.()
    this.#stopTimer = this.#clock.after(LASTS_MS, () => this.#close())
    if (!wasOpen) this.#tell(true)
  }

  #close(): void {
    if (this.#stopTimer === null) return
    this.#stopTimer()
    this.#stopTimer = null
    this.#tell(false)
  }
}
