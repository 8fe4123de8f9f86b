/** What the page script does when it is told to translate the selection: one bubble at a time, and an answer. */
import type { SelectionOutcome, ShowBubble } from '../../messaging/contract'
import { type GlossError, toErrorData } from '../../messaging/errors'
import { findSelection, handedSelection } from '../../page/find-selection'
import type { FoundSelection } from '../../page/find-selection'
import { type BubbleWorld, type OpenBubble, openBubble, openNotice } from './open-bubble'

export function bubbleShower(
  document: Document,
  world: BubbleWorld,
): (message: ShowBubble) => SelectionOutcome {
  let current: OpenBubble | null = null
  return ({ selectionText, explain }) => {
    // The focus goes back first: it leads to the selection.
    current?.close(true)
    try {
      current = openBubble(document, select(document, selectionText), world)
      return { shown: true }
    } catch (error) {
      const data = toErrorData(error)
      current = explain ? openNotice(document, data, handedSelection('', document).anchor) : null
      return { shown: false, error: data }
    }
  }
}

/** The page's own selection, which knows its place and its line breaks; else what the browser's menu handed over. */
function select(document: Document, selectionText: string | null): FoundSelection {
  try {
    return findSelection(document)
  } catch (error) {
    const { code } = error as Partial<GlossError>
    const outOfReach = ['frame-closed', 'viewer-closed', 'nothing-selected'].includes(code ?? '')
    if (!outOfReach || !selectionText?.trim()) throw error
    return handedSelection(selectionText, document)
  }
}
