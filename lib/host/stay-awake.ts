/**
 * Firefox ends its background page, and the host with it, after half a minute in which no event came and nothing of the
 * browser's was called, whatever the Workers of the page are at. So something is called, for as long as one of these lasts:
 *
 *   a call of a client ──┐
 *   a download ──────────┼─► awake ─► runtime.getPlatformInfo, every five seconds
 *   a model in memory ───┘            (its own time in memory is the reader's to set: `Realms` ends it)
 */
import { browser } from 'wxt/browser'
import type { HostStatus } from '../messaging/contract'
import type { Handlers } from '../messaging/stream'

const EVERY_MS = 5000

export class StayAwake {
  #calls = 0
  #isAtWork = false
  #timer: ReturnType<typeof setInterval> | null = null

  /** What the host publishes. */
  heed({ realms, downloads }: HostStatus): void {
    this.#isAtWork =
      realms.some(({ phase }) => phase !== 'failed') || downloads.some(({ state }) => state === 'running')
    this.#update()
  }

  /** The same handlers, each of whose calls keeps the page awake until it has ended. */
  during(handlers: Handlers): Handlers {
    return Object.fromEntries(
      Object.entries(handlers).map(([method, handler]) => [method, this.#counted(handler)]),
    )
  }

  #counted(handler: Handlers[string]): Handlers[string] {
    const count = (by: 1 | -1) => {
      this.#calls += by
      this.#update()
    }
    return async function* (argument, signal) {
      count(1)
      try {
        yield* handler(argument, signal)
      } finally {
        count(-1)
      }
    }
  }

  #update(): void {
    const isNeeded = this.#isAtWork || this.#calls > 0
    if (isNeeded) this.#timer ??= setInterval(stir, EVERY_MS)
    else if (this.#timer !== null) {
      clearInterval(this.#timer)
      this.#timer = null
    }
  }
}

const stir = () => void browser.runtime.getPlatformInfo().catch(() => {})
