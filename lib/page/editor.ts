/** What the reader writes in on a page: fields, and elements that are edited in place. By name and not by class: every frame has its own classes. */
import type { Field } from './field-rect'

const NO_TEXT = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/

export function isField(element: Element): element is Field {
  return (
    element.localName === 'textarea' ||
    (element.localName === 'input' && !NO_TEXT.test((element as Field).type))
  )
}

/** A password stays one while "show password" turns its field into ordinary text. */
export function isSecret(element: Element): boolean {
  if (element.localName !== 'input') return false
  return (
    (element as Field).type === 'password' ||
    /\b(current|new)-password\b/.test((element as Field).autocomplete)
  )
}

/** The field itself, or the outermost element that is edited around this one; null where the reader can write nothing. */
export function editorAround(element: Element): HTMLElement | null {
  if (isField(element)) return element.readOnly || element.disabled || isSecret(element) ? null : element
  if (!(element as HTMLElement).isContentEditable) return null
  let host = element as HTMLElement
  while (host.parentElement?.isContentEditable) host = host.parentElement
  return host
}
