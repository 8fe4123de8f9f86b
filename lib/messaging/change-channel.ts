/**
 * Tells every context of the extension that something they all read is another than before: pages, host and Workers read the same
 * databases, and whoever writes is any of them. What changed is not said; a reader reads again.
 */
export interface ChangeChannel {
  changed(): void
  /** Hears changes made anywhere, in this context too, until the signal aborts. */
  onChange(listener: () => void, signal: AbortSignal): void
}

export function changeChannel(name: string): ChangeChannel {
  let sending: BroadcastChannel | null = null
  return {
    changed() {
      sending ??= new BroadcastChannel(name)
      sending.postMessage(null)
    },
    onChange(listener, signal) {
      const receiving = new BroadcastChannel(name)
      receiving.addEventListener('message', () => listener())
      signal.addEventListener('abort', () => receiving.close())
    },
  }
}
