/** Opens a bubble beside a selection, or a notice that says why there is none. */
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { FoundSelection } from '../../page/find-selection'
import type { Rect } from '../../page/rect'
import { Bubble } from './bubble'
import { copyText } from './copy-text'
import { keepFocus } from './keep-focus'
import { Notice } from './notice'
import {
  FULL_WIDTH,
  type OpenBubble,
  SHORT_LENGTH,
  SHORT_WIDTH,
  focusDialog,
  openSurface,
} from './open-surface'
import { type BubbleInput, type BubbleState, bubbleState } from './state'
import { swallowKeyUp } from './swallow-key-up'
import type { BubbleTools } from './tools'
import type { ShowWordCard } from './word-card/show-word-card'
import styles from './bubble.css?inline'
import controls from './controls.css?inline'

const CSS = controls + styles

/** What a bubble needs besides the selection. */
export interface BubbleWorld extends Omit<BubbleInput, 'text' | 'declaredLanguage' | 'isWritten'> {
  /** What comes in a script of its own; see there. */
  tools: () => Promise<BubbleTools>
  wordCard: () => Promise<ShowWordCard>
}

export function openBubble(
  document: Document,
  selection: FoundSelection,
  world: BubbleWorld,
  write: () => void,
): OpenBubble & { state: BubbleState } {
  const { text, range, declaredLanguage, editor } = selection
  const state = bubbleState({ ...world, text, declaredLanguage, isWritten: editor !== null })
  let isHeld = false

  const replace = async (key?: string) => {
    const windows = selection.documents.map(({ defaultView }) => defaultView)
    if (key) swallowKeyUp(key, new Set([document.defaultView, ...windows]))
    isHeld = true
    try {
      const { replaceSelection } = await world.tools()
      await replaceSelection(selection, state.translation())
      bubble.close(false)
    } catch (error) {
      state.refuse(toErrorData(error))
      focusDialog(bubble)
    }
    isHeld = false
  }

  // With Replace in it the foot takes the whole width.
  const width = state.text().length < SHORT_LENGTH && !editor ? SHORT_WIDTH : FULL_WIDTH
  const beside = { ...selection, width, isHeld: () => isHeld }
  const bubble = openSurface(document, CSS, beside, (close, root) => (
    <Bubble
      state={state}
      range={editor ? null : range}
      tools={world.tools}
      wordCard={world.wordCard}
      copy={(translation) => copyText(translation, root)}
      replace={editor && replace}
      write={editor && write}
      close={close}
    />
  ))
  bubble.closed.addEventListener('abort', () => {
    state.close()
    if (bubble.closed.reason === 'refocus') selection.restoreFocus()
  })
  const dialog = focusDialog(bubble)
  if (dialog) keepFocus(bubble.root, dialog)
  void state.open()
  return { ...bubble, state }
}

/** Takes no focus: there is nothing to do in it. Esc and a click elsewhere close it all the same. */
export function openNotice(document: Document, error: ErrorData, anchor: () => Rect | null): OpenBubble {
  const beside = { anchor, rightToLeft: false, documents: [document], width: SHORT_WIDTH }
  return openSurface(document, CSS, beside, (close) => <Notice error={error} close={close} />)
}
