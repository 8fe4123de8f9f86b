/** The range that the reader has selected, in the document that has the focus or any other within reach. */
import { composedEnds, crossesShadow, rangeBetween } from '../composed-range'
import { focusOf } from '../focus'
import { reachableDocuments } from '../frames'

/** Null: nothing is selected, or what no single range holds: a field's value, a selection across a shadow root's border. */
export function selectedRange(top: Document): Range | null {
  for (const document of new Set([focusOf(top).document, ...reachableDocuments(top)])) {
    const selection = document.getSelection()
    const ends = selection && composedEnds(selection)
    if (!ends || crossesShadow(ends)) continue
    const range = rangeBetween(ends)
    if (!range.collapsed && range.toString().trim() !== '') return range
  }
  return null
}
