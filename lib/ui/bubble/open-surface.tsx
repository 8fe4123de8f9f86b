/** Opens a surface beside a place on the page, and takes it down again; what is drawn in it is handed over. */
import { render } from 'preact'
import type { VNode } from 'preact'
import type { Rect } from '../../page/rect'
import { dismiss } from './dismiss'
import { follow } from './follow'
import { type Mounted, mount } from './mount'

export interface OpenBubble {
  /** The closed root; tests look into it. */
  root: ShadowRoot
  close: (refocus: boolean) => void
}

export interface Beside {
  anchor: () => Rect | null
  rightToLeft: boolean
  documents: Document[]
  width: number
  /** The surface itself has the focus somewhere else for a moment, and stays. */
  isHeld?: () => boolean
}

/** `closed` is aborted with `refocus` where the focus goes back to where it was, else with `left`. */
export interface OpenSurface extends OpenBubble {
  closed: AbortSignal
}

/** A line of the full width holds about so many characters; a word or two sits better in a smaller bubble. */
export const SHORT_LENGTH = 60
export const SHORT_WIDTH = 320
export const FULL_WIDTH = 420

export function openSurface(
  document: Document,
  css: string,
  beside: Beside,
  view: (close: () => void, root: ShadowRoot) => VNode,
): OpenSurface {
  const life = new AbortController()
  const mounted: Mounted = mount(document, { name: 'gloss-bubble', css })
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
  dismiss({ mounted, ...beside, signal: life.signal, close })
  return { root: mounted.root, close, closed: life.signal }
}

/** The dialog in it takes the focus. */
export function focusDialog({ root }: OpenBubble): HTMLElement | null {
  const dialog = root.querySelector<HTMLElement>('.bubble')
  dialog?.focus({ preventScroll: true })
  return dialog
}
