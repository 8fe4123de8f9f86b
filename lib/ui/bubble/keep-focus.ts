/**
 * A button that goes when it was pressed would take the focus along, to the page's beginning. The dialog gets it instead.
 * Not every browser tells of such a loss by an event, so the tree is watched.
 */
export function keepFocus(root: ShadowRoot, dialog: HTMLElement): void {
  let focused: EventTarget | null = null
  root.addEventListener('focusin', ({ target }) => (focused = target))
  new MutationObserver(() => {
    if (!(focused instanceof Element) || focused.isConnected) return
    focused = null
    const { activeElement, body } = root.ownerDocument
    if (!activeElement || activeElement === body) dialog.focus({ preventScroll: true })
  }).observe(root, { childList: true, subtree: true })
}
