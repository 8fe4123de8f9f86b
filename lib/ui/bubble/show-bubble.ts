/** What the page script does when it is told to translate the selection, or to write: one bubble at a time, and an answer. */
import type { SelectionOutcome, ShowBubble } from '../../messaging/bubble-contract'
import { type GlossError, toErrorData } from '../../messaging/errors'
import { findCaret } from '../../page/find-caret'
import { findSelection, handedSelection } from '../../page/find-selection'
import type { FoundSelection } from '../../page/find-selection'
import { type BubbleWorld, openBubble, openNotice } from './open-bubble'
import type { OpenBubble } from './open-surface'

export function bubbleShower(
  document: Document,
  world: BubbleWorld,
): (message: ShowBubble) => SelectionOutcome {
  let current: OpenBubble | null = null
  /** Of what was asked last: a field that comes late does not take the place of what was asked after it. */
  let turn = new AbortController()

  const notice = (error: unknown) => {
    current = openNotice(document, toErrorData(error), handedSelection('', document).anchor)
  }
  /** In a bubble of its own, which comes with the other script. */
  const write = async (place: FoundSelection) => {
    // The focus goes back first: it leads to the editor.
    current?.close(true)
    const { signal } = (turn = new AbortController())
    try {
      const { openComposer } = await world.tools()
      current = (await openComposer(document, place, world, signal)) ?? current
    } catch (error) {
      if (!signal.aborted) notice(error)
    }
  }

  return ({ selectionText, explain, write: isToWrite }) => {
    current?.close(true)
    turn.abort()
    try {
      const place = isToWrite ? findCaret(document) : null
      if (place) void write(place)
      else {
        const found = select(document, selectionText)
        current = openBubble(document, found, world, () => void write(found))
      }
      return { shown: true }
    } catch (error) {
      const data = toErrorData(error)
      // Nothing is selected, and the reader is about to write: then that is what was meant.
      const place = explain && data.code === 'nothing-selected' ? findCaret(document) : null
      if (place) {
        void write(place)
        return { shown: true }
      }
      current = null
      if (explain) notice(error)
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
