/** What the pointer rests on, or what has the focus: a menu tells neither. */
import { activeElementOf } from './focus'

/** Innermost, through open shadow roots; null where the pointer is elsewhere and nothing has the focus. */
export function pointedElement(document: Document): Element | null {
  let found: Element | null = null
  for (let root: Document | ShadowRoot | null = document; root; root = found?.shadowRoot ?? null) {
    const under: Element | undefined = [...root.querySelectorAll(':hover')].at(-1)
    if (!under || under === found) break
    found = under
  }
  return found ?? activeElementOf(document)
}
