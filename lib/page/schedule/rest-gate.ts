/**
 * Keeps the rest back while the page is being looked through: what is found first is at the top, and need not be where the reader is.
 * Opens once, when nothing new was found for a moment, or when it goes on and on (a page of captions).
 */
import type { Clock } from './clock'

const QUIET_MS = 250
const LONGEST_MS = 2000

export class RestGate {
  readonly #clock: Clock
  readonly #opened: () => void
  #firstMs: number | null = null
  #lastMs = 0
  #stopTimer: (() => void) | null = null
  #isOpen = false

  constructor(clock: Clock, opened: () => void) {
    this.#clock = clock
    this.#opened = opened
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  found(): void {
    if (this.#isOpen) return
    this.#lastMs = this.#clock.now()
    this.#firstMs ??= this.#lastMs
    this.#stopTimer ??= this.#clock.after(QUIET_MS, () => this.#look())
  }

  close(): void {
    this.#stopTimer?.()
  }

  #look(): void {
    const nowMs = this.#clock.now()
    const atMs = Math.min(this.#lastMs + QUIET_MS, this.#firstMs! + LONGEST_MS)
    this.#isOpen = nowMs >= atMs
    if (this.#isOpen) this.#opened()
    else this.#stopTimer = this.#clock.after(atMs - nowMs, () => this.#look())
  }
}
