/** The key that did something here is still down: letting it go means nothing to the page, which may have the focus by then. */
export function swallowKeyUp(key: string, windows: Iterable<Window | null>): void {
  const released = new AbortController()
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== key) return
    event.stopImmediatePropagation()
    released.abort()
  }
  for (const window of windows)
    window?.addEventListener('keyup', onKeyUp, { capture: true, signal: released.signal })
}
