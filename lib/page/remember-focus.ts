/** Remembers focus and selection, in the fields and frames where they are, and gives them back. */
import { activeElementOf, focusOf } from './focus'
import { framesAround } from './frames'

export function rememberFocus(top: Document): () => void {
  const { document, element, closedFrame } = focusOf(top)
  const restoreSelection =
    element && 'selectionStart' in element ? rememberField(element) : rememberRange(document)
  return () => {
    const [frame] = closedFrame ? [closedFrame] : framesAround(document, top)
    if (element?.isConnected && element !== document.body)
      (element as HTMLElement).focus({ preventScroll: true })
    else if (frame) frame.contentWindow?.focus()
    else (activeElementOf(top) as HTMLElement | null)?.blur()
    restoreSelection()
  }
}

function rememberField(element: Element): () => void {
  const field = element as HTMLInputElement
  const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = field
  return () => {
    if (start === null || end === null) return
    if (field.selectionStart === start && field.selectionEnd === end) return
    field.setSelectionRange(start, end, direction ?? 'none')
  }
}

/** Left alone when it has not changed, so that no `selectionchange` reaches the page for nothing. */
function rememberRange(document: Document): () => void {
  const selection = document.getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return () => {}
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  return () => {
    const same = selection.anchorNode === anchorNode && selection.anchorOffset === anchorOffset
    if (same && selection.focusNode === focusNode && selection.focusOffset === focusOffset) return
    if (!anchorNode.isConnected || !focusNode.isConnected) return
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
  }
}
