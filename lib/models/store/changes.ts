/**
 * Tells every context of the extension that the store is another one than before: options page, popup and host read the same
 * records, and whoever writes them is any of them, a Worker included. What changed is not said; a reader reads again.
 */
const NAME = 'gloss-store'
let sending: BroadcastChannel | null = null

export function storeChanged(): void {
  sending ??= new BroadcastChannel(NAME)
  sending.postMessage(null)
}

/** Hears changes made anywhere, in this context too, until the signal aborts. */
export function onStoreChange(listener: () => void, signal: AbortSignal): void {
  const receiving = new BroadcastChannel(NAME)
  receiving.addEventListener('message', () => listener())
  signal.addEventListener('abort', () => receiving.close())
}
