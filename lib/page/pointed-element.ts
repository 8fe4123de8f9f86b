/**
 * What the reader has opened the browser's menu on, which a menu does not tell.
 *
 *   script is there already: the last `contextmenu` says it, wherever the pointer went since
 *   script came because of the menu: what the pointer rests on, which may be what lay behind the menu; else what has the focus
 */
import { focusOf } from './focus'
import { documentOf, isFrame } from './frames'

export interface PointedElement {
  /** Also in this document: a frame of the same origin. */
  listen(document: Document): void
  /** Null: the page as a whole. */
  find(): Element | null
}

export function watchPointed(top: Document, signal: AbortSignal): PointedElement {
  let chosen: WeakRef<Element> | null = null
  const known = new WeakSet<Document>()
  const options = { signal, capture: true, passive: true }

  function listen(document: Document): void {
    if (known.has(document)) return
    known.add(document)
    document.addEventListener(
      'contextmenu',
      (event) => {
        // `instanceof` is of no use here, every frame has its own constructors.
        const place = event.composedPath()[0] as Node | undefined
        chosen = place?.nodeType === Node.ELEMENT_NODE ? new WeakRef(place as Element) : null
      },
      options,
    )
    // A menu that was left without a choice says nothing about the next one.
    document.addEventListener('pointerdown', () => (chosen = null), options)
  }
  listen(top)

  return {
    listen,
    find() {
      const last = chosen?.deref()
      const place = last?.isConnected ? last : (hovered(top) ?? focusOf(top).element)
      return place && isWholePage(place) ? null : place
    },
  }
}

const isWholePage = (element: Element): boolean => {
  const { documentElement, body } = element.ownerDocument
  return element === documentElement || element === body
}

/** Innermost, through open shadow roots and frames of the same origin. */
function hovered(top: Document): Element | null {
  let found: Element | null = null
  for (let root: Document | ShadowRoot | null = top; root;) {
    const under: Element | undefined = [...root.querySelectorAll(':hover')].at(-1)
    if (!under || under === found) break
    found = under
    root = under.shadowRoot ?? (isFrame(under) ? documentOf(under) : null)
  }
  return found && isWholePage(found) ? null : found
}
