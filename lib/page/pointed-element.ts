/**
 * What the reader has opened the browser's menu on, which a menu does not tell.
 *
 *   script is there already: the last `contextmenu` says it, wherever the pointer went since
 *   script came because of the menu: what the pointer rests on, which may be what lay behind the menu; else what has the focus
 */
import { activeElementOf } from './focus'

export interface PointedElement {
  /** Null: the page as a whole. */
  find(): Element | null
}

export function watchPointed(document: Document, signal: AbortSignal): PointedElement {
  let chosen: WeakRef<Element> | null = null
  const options = { signal, capture: true, passive: true }
  document.addEventListener(
    'contextmenu',
    (event) => {
      const [place] = event.composedPath()
      chosen = place instanceof Element ? new WeakRef(place) : null
    },
    options,
  )
  // A menu that was left without a choice says nothing about the next one.
  document.addEventListener('pointerdown', () => (chosen = null), options)
  return {
    find() {
      const known = chosen?.deref()
      const place = known?.isConnected ? known : (hovered(document) ?? activeElementOf(document))
      return place === document.documentElement || place === document.body ? null : place
    },
  }
}

/** Innermost, through open shadow roots. */
function hovered(document: Document): Element | null {
  let found: Element | null = null
  for (let root: Document | ShadowRoot | null = document; root; root = found?.shadowRoot ?? null) {
    const under: Element | undefined = [...root.querySelectorAll(':hover')].at(-1)
    if (!under || under === found) break
    found = under
  }
  const isPage = found === document.documentElement || found === document.body
  return isPage ? null : found
}
