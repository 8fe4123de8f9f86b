/**
 * Whether a Worker lives. It never says that it ended, so it holds a Web Lock of its own name from its first line on, which
 * the browser frees when it ends, however it ends: whoever is granted the lock after that knows that the Worker is gone.
 *
 *   Worker    holdLife() ──► holds the lock of its name ──────────── ends: freed
 *   starter   watchLife() ─► sees it held ─► asks for it, waits ──────────► granted: died
 */

/** In the Worker, first of all. */
export function holdLife(name: string): void {
  void navigator.locks.request(name, () => new Promise<never>(() => {}))
}

/** Asked for before the Worker has it, the lock would be granted at once and say nothing. */
const LOOK_AGAIN_MS = 50
/** A Worker that has not got to its first line by then, or was gone before anybody looked, counts as dead. */
const FIRST_LINE_MS = 60_000

/** Calls `died` once, when the Worker of this name has ended; never after an abort. */
export function watchLife(name: string, died: () => void, signal: AbortSignal): void {
  const watch = async (): Promise<void> => {
    const until = performance.now() + FIRST_LINE_MS
    while (!signal.aborted && performance.now() < until) {
      const { held = [], pending = [] } = await navigator.locks.query()
      if ([...held, ...pending].some((lock) => lock.name === name)) break
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
    await navigator.locks.request(name, { signal }, died)
  }
  watch().catch(() => {}) // aborted: the Worker was ended
}
