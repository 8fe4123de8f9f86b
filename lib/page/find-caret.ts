/** Where the reader is about to write: the caret, or what is selected, in the editor that has the focus. */
import { composedEnds, crossesShadow, rangeBetween } from './composed-range'
import { editorAround, isField } from './editor'
import { type FoundSelection, describe, elementAt, inTop, selectedText } from './find-selection'
import { focusOf } from './focus'
import { rectOf } from './rect'

/** Null where the focus is in nothing that is written in. */
export function findCaret(top: Document): FoundSelection | null {
  const { document, element } = focusOf(top)
  if (element && isField(element)) {
    if (!editorAround(element)) return null
    const { selectionStart, selectionEnd } = element
    // The whole field stays in sight: what is written there belongs together.
    const box = () => rectOf(element.getBoundingClientRect())
    const text = element.value.slice(selectionStart ?? 0, selectionEnd ?? 0)
    return { ...describe(element, top), text, anchor: inTop(box, element, top) }
  }
  const selection = document.getSelection()
  const ends = selection && composedEnds(selection)
  const place = ends && elementAt(ends.startContainer)
  const editor = place && editorAround(place)
  if (!editor) return null
  const line = () => {
    const caret = crossesShadow(ends) ? null : rangeBetween(ends).getBoundingClientRect()
    // In an empty line the caret has no box.
    return rectOf(caret?.height ? caret : editor.getBoundingClientRect())
  }
  return { ...describe(editor, top), text: selectedText(document) ?? '', anchor: inTop(line, editor, top) }
}
