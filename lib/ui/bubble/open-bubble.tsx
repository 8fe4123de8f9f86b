/** Opens a bubble beside a selection, or a notice that says why there is none, and takes it down again. */
import { render } from 'preact'
import type { VNode } from 'preact'
import type { ErrorData } from '../../messaging/errors'
import type { FoundSelection } from '../../page/find-selection'
import type { Rect } from '../../page/rect'
import { Bubble } from './bubble'
import { copyText } from './copy-text'
import { dismiss } from './dismiss'
import { follow } from './follow'
import { keepFocus } from './keep-focus'
import { type Surface, mount } from './mount'
import { Notice } from './notice'
import { type BubbleInput, type BubbleState, bubbleState } from './state'
import offer from '../offer/offer.css?inline'
import styles from './bubble.css?inline'
import controls from './controls.css?inline'

const SURFACE: Surface = { name: 'gloss-bubble', css: controls + styles + offer }

export interface OpenBubble {
  /** The closed root; tests look into it. */
  root: ShadowRoot
  close: (refocus: boolean) => void
}

/** What a bubble needs besides the selection. */
export type BubbleWorld = Omit<BubbleInput, 'text' | 'declaredLanguage'>

/** A line of the full width holds about so many characters; a word or two sits better in a smaller bubble. */
const SHORT_LENGTH = 60
const SHORT_WIDTH = 320
const FULL_WIDTH = 420

export function openBubble(
  document: Document,
  selection: FoundSelection,
  world: BubbleWorld,
): OpenBubble & { state: BubbleState } {
  const { text, declaredLanguage } = selection
  const state = bubbleState({ ...world, text, declaredLanguage })
  const width = state.text.length < SHORT_LENGTH ? SHORT_WIDTH : FULL_WIDTH
  const bubble = open(document, { ...selection, width }, (close, root) => (
    <Bubble state={state} copy={(translation) => copyText(translation, root)} close={close} />
  ))
  bubble.closed.addEventListener('abort', () => {
    state.close()
    if (bubble.closed.reason === 'refocus') selection.restoreFocus()
  })
  const dialog = bubble.root.querySelector<HTMLElement>('.bubble')
  dialog?.focus({ preventScroll: true })
  if (dialog) keepFocus(bubble.root, dialog)
  void state.open()
  return { ...bubble, state }
}

/** Takes no focus: there is nothing to do in it. Esc and a click elsewhere close it all the same. */
export function openNotice(document: Document, error: ErrorData, anchor: () => Rect | null): OpenBubble {
  const beside = { anchor, rightToLeft: false, documents: [document], width: SHORT_WIDTH }
  return open(document, beside, (close) => <Notice error={error} close={close} />)
}

interface Beside {
  anchor: () => Rect | null
  rightToLeft: boolean
  documents: Document[]
  width: number
}

function open(
  document: Document,
  beside: Beside,
  view: (close: () => void, root: ShadowRoot) => VNode,
): OpenBubble & { closed: AbortSignal } {
  const life = new AbortController()
  const mounted = mount(document, SURFACE)
  const close = (refocus: boolean) => {
    if (life.signal.aborted) return
    render(null, mounted.container)
    mounted.remove()
    life.abort(refocus ? 'refocus' : 'left')
  }
  render(
    view(() => close(true), mounted.root),
    mounted.container,
  )
  follow({ mounted, ...beside, signal: life.signal })
  dismiss({ mounted, documents: beside.documents, signal: life.signal, close })
  return { root: mounted.root, close, closed: life.signal }
}
