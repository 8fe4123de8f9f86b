/** Whether anybody can see the page: not in a hidden tab, not frozen, not kept for the way back. */

/** Tells whenever it changes, and at once if nobody can. */
export function watchAttention(
  document: Document,
  tell: (isSeen: boolean) => void,
  signal: AbortSignal,
): void {
  const window = document.defaultView!
  let isFrozen = false
  let isAway = false
  let wasSeen = true
  const look = () => {
    const isSeen = document.visibilityState !== 'hidden' && !isFrozen && !isAway
    if (isSeen !== wasSeen) tell(isSeen)
    wasSeen = isSeen
  }
  const on = (target: EventTarget, name: string, change: () => void) =>
    target.addEventListener(
      name,
      () => {
        change()
        look()
      },
      { signal },
    )
  on(document, 'visibilitychange', () => {})
  on(document, 'freeze', () => void (isFrozen = true))
  on(document, 'resume', () => void (isFrozen = false))
  on(window, 'pagehide', () => void (isAway = true))
  on(window, 'pageshow', () => void (isAway = false))
  look()
}
