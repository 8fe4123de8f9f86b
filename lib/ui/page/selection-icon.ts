/**
 * A small button beside a finished selection, for readers who have turned it on. One listener for the pointer waits; the rest
 * comes with the button and goes with it. No framework: this script stands on every page they open.
 */
import { type Surface, mount } from '../bubble/mount'
import { words } from '../words'
import styles from './selection-icon.css?inline'

const SURFACE: Surface = { name: 'gloss-selection-icon', css: styles }

export interface SelectionIconNeeds {
  /** Shows the bubble over the selection. */
  press(): void
  /** Not on this site, from now on. */
  hide(): void
  isConnected(): boolean
}

/** Returns the way to end it. */
export function selectionIcon(
  document: Document,
  { press, hide, isConnected }: SelectionIconNeeds,
): () => void {
  const window = document.defaultView as Window
  const life = new AbortController()
  let shown: AbortController | null = null

  const remove = () => shown?.abort()
  const end = () => {
    life.abort()
    remove()
  }

  window.addEventListener(
    'pointerup',
    ({ button, target, pointerType }) => {
      if (!isConnected()) return end()
      // Where a finger selects, the browser's own menu stands in this place.
      if (button !== 0 || pointerType === 'touch') return
      if (target instanceof Element && target.localName === SURFACE.name) return
      // The selection is what it will be once the event is over.
      setTimeout(show)
    },
    { capture: true, passive: true, signal: life.signal },
  )

  function show(): void {
    remove()
    const edge = life.signal.aborted ? null : edgeOfSelection(window)
    if (!edge) return
    const mine = (shown = new AbortController())
    const { host, container, remove: unmount } = mount(document, SURFACE)
    mine.signal.addEventListener('abort', unmount)
    host.style.setProperty('left', `${edge.x}px`, 'important')
    host.style.setProperty('top', `${edge.y}px`, 'important')
    const act = (action: () => void) => () => {
      remove()
      action()
    }
    container.className = 'surface'
    container.append(
      control(document, 'press', words('selectionIcon.press'), act(press)),
      control(document, 'hide', words('selectionIcon.hide'), act(hide)),
    )
    const goes = { capture: true, passive: true, signal: mine.signal }
    window.addEventListener('scroll', remove, goes)
    window.addEventListener('resize', remove, goes)
    window.addEventListener('keydown', remove, goes)
    document.addEventListener(
      'selectionchange',
      () => {
        if (window.getSelection()?.isCollapsed !== false) remove()
      },
      goes,
    )
  }
  return end
}

const DRAWINGS = {
  // The sign of `mark.tsx`.
  press:
    'M2.25 2h11.5a1.25 1.25 0 0 1 0 2.5H2.25a1.25 1.25 0 0 1 0-2.5ZM7 7h4a1 1 0 0 1 0 2H7a1 1 0 0 1 0-2Zm-4.75 4.5h11.5a1.25 1.25 0 0 1 0 2.5H2.25a1.25 1.25 0 0 1 0-2.5Z',
  hide: 'M4.6 3.5 8 6.9l3.4-3.4 1.1 1.1L9.1 8l3.4 3.4-1.1 1.1L8 9.1l-3.4 3.4-1.1-1.1L6.9 8 3.5 4.6Z',
}

function control(
  document: Document,
  name: keyof typeof DRAWINGS,
  label: string,
  press: () => void,
): HTMLElement {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: name, title: label, ariaLabel: label })
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', DRAWINGS[name])
  svg.append(path)
  button.append(svg)
  // A press that moved the focus would take the selection along.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('click', press)
  return button
}

const GAP = 6
const SIZE = 28

/** Beside the end of the selection's last line, inside the viewport. Null where nothing with a letter in it is selected. */
function edgeOfSelection(window: Window): { x: number; y: number } | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  if (!/\p{L}/u.test(selection.toString())) return null
  const last = [...selection.getRangeAt(0).getClientRects()].findLast(({ width }) => width > 0)
  if (!last) return null
  const { clientWidth, clientHeight } = window.document.documentElement
  const inside = (value: number, size: number) => Math.max(GAP, Math.min(value, size - SIZE - GAP))
  return { x: inside(last.right + GAP, clientWidth), y: inside(last.bottom + GAP, clientHeight) }
}
