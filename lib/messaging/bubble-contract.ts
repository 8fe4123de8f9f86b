/** What the background and the bubble script say to each other: types only. */
import type { ErrorData } from './errors'

/** What the bubble script answers when it is told to translate what is selected. */
export type SelectionOutcome = { shown: true } | { shown: false; error: ErrorData }

/** What the background tells the bubble script in a tab's top frame. */
export interface ShowBubble {
  type: 'gloss:show-bubble'
  /** What the browser's menu says is selected; used when the selection itself is out of reach (a frame of another site). */
  selectionText: string | null
  /** Say in the bubble why nothing can be translated. The popup says it itself. */
  explain: boolean
  /** In an editor: opens the field to write in another language instead. */
  write: boolean
}
