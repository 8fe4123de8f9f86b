/** Where the focus really is: down through frames of the same origin and open shadow roots. */
import { type Frame, documentOf, isFrame } from './frames'

export interface Focus {
  /** The innermost document that can be reached and has the focus. */
  document: Document
  /** The focused element in it; its body when nothing in particular has the focus. */
  element: Element | null
  /** The focused frame, when its document is out of reach. */
  closedFrame: Frame | null
}

export function focusOf(top: Document): Focus {
  let document = top
  for (;;) {
    const element = activeElementOf(document)
    if (!element || !isFrame(element)) return { document, element, closedFrame: null }
    const inner = documentOf(element)
    if (!inner) return { document, element, closedFrame: element }
    document = inner
  }
}

/** The active element of one document, inside whatever open shadow root it sits. */
export function activeElementOf(document: Document): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}
