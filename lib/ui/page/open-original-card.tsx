/** Opens the card with a paragraph's original beside its sentence, and takes it down again. It never takes the pointer's text away. */
import { render } from 'preact'
import type { LanguageTag } from '../../messaging/contract'
import { focusOf } from '../../page/focus'
import type { Rect } from '../../page/rect'
import type { Paragraph } from '../../page/translator/contract'
import { dismiss } from '../bubble/dismiss'
import { follow } from '../bubble/follow'
import { keepFocus } from '../bubble/keep-focus'
import { type Surface, mount } from '../bubble/mount'
import { OriginalCard } from './original-card'
import controls from '../bubble/controls.css?inline'
import styles from './original-card.css?inline'

export const ORIGINAL_CARD_NAME = 'gloss-original'

const SURFACE: Surface = { name: ORIGINAL_CARD_NAME, css: controls + styles }
const WIDTH = 420

export interface OriginalCardRequest {
  paragraph: Paragraph
  language: LanguageTag | null
  sentence: number | null
  /** What has to stay readable. */
  anchor: () => Rect | null
  /** The paragraph's, and those around it. */
  documents: Document[]
  rightToLeft: boolean
  /** It was called by the keyboard: the focus goes in, and back when it closes. */
  takesFocus: boolean
}

export interface OpenOriginalCard {
  /** The closed root; tests look into it. */
  root: ShadowRoot
  closed: AbortSignal
  /** The pointer or the focus is in it. */
  isHeld(): boolean
  mark(sentence: number | null): void
  close(): void
}

export function openOriginalCard(document: Document, request: OriginalCardRequest): OpenOriginalCard {
  const { paragraph, language, anchor, documents, rightToLeft, takesFocus } = request
  const life = new AbortController()
  const { signal } = life
  const mounted = mount(document, SURFACE)
  const { root, host, container } = mounted
  const focused = focusOf(document).element as HTMLElement | null
  const close = (refocus: boolean) => {
    if (signal.aborted) return
    const hasFocus = root.activeElement !== null
    life.abort()
    render(null, container)
    mounted.remove()
    if (refocus && hasFocus && focused?.isConnected) focused.focus({ preventScroll: true })
  }
  const act = (action: () => void) => () => {
    close(true)
    action()
  }
  const { unit, sentences, notKept, isPinned, shown } = paragraph
  // With the white space between them; where the original is on the page, it is not repeated.
  const texts = (shown.as === 'in-place' ? sentences : []).map(({ start, end }, at) => ({
    start,
    text: unit.text.slice(start, end),
    after: unit.text.slice(end, sentences[at + 1]?.start ?? end),
  }))
  const draw = (marked: number | null) =>
    render(
      <OriginalCard
        sentences={texts}
        language={language}
        marked={marked}
        notKept={notKept}
        isPinned={isPinned}
        translate={act(paragraph.translate)}
        keep={act(() => paragraph.pin(true))}
      />,
      container,
    )
  draw(request.sentence)
  follow({ mounted, anchor, rightToLeft, documents, width: WIDTH, signal })
  dismiss({ mounted, documents, signal, close })
  const dialog = root.querySelector<HTMLElement>('.card')
  if (dialog) keepFocus(root, dialog)
  if (takesFocus) root.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  return {
    root,
    closed: signal,
    isHeld: () => host.matches(':hover') || root.activeElement !== null,
    mark: draw,
    close: () => close(true),
  }
}
