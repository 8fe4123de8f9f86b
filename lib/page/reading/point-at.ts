/**
 * What the reader points at: by the pointer, looked up once a frame at most, or by the keyboard: its focus, or a caret that keys move
 * through the page (the browser's caret browsing, a search, a selection that grows). Null: at no text.
 *
 * Listeners only; nothing is measured until the pointer moves, and a finger that scrolls points at nothing. Of a page that changes
 * under a pointer that lies still, browsers tell as of a pointer that comes: it takes nothing from the keyboard.
 */
import { caretAt, type ShadowRootOf, type TextPlace } from './caret-at'

export interface Pointed extends TextPlace {
  by: 'pointer' | 'focus'
  /** Where the pointer is; null: it is the keyboard's place. */
  at: { x: number; y: number } | null
}

export interface PointNeeds {
  shadowRootOf: ShadowRootOf
  /** Over it the pointer points at what it pointed at before. */
  isOurs(element: Element): boolean
  signal: AbortSignal
}

export function watchPoint(
  document: Document,
  { shadowRootOf, isOurs, signal }: PointNeeds,
  onPoint: (pointed: Pointed | null) => void,
): void {
  const window = document.defaultView!
  let at: { x: number; y: number } | null = null
  /** The keyboard has come to something since the pointer last moved. */
  let isAtKeys = false
  let onScreen: { x: number; y: number } | null = null
  let frame = 0

  const look = () => {
    frame = 0
    if (signal.aborted) return
    if (!at) return onPoint(focused() ?? caret())
    const over = document.elementFromPoint(at.x, at.y)
    if (over && isOurs(over)) return
    const place = caretAt(document, at.x, at.y, shadowRootOf)
    onPoint(place && { ...place, by: 'pointer', at })
  }
  const schedule = () => (frame ||= window.requestAnimationFrame(look))
  const lookAtKeys = () => {
    at = null
    isAtKeys = true
    schedule()
  }

  function focused(): Pointed | null {
    let element = document.activeElement
    for (let depth = 0; element && depth < 32; depth += 1) {
      const inner: Element | null = shadowRootOf(element)?.activeElement ?? null
      if (!inner) break
      element = inner
    }
    // A click focuses, too; what it was on is what the pointer points at.
    if (!element || element === document.body || isOurs(element) || !element.matches(':focus-visible'))
      return null
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, isSeen).nextNode() as Text | null
    return node && { node, offset: node.data.search(/\S/), by: 'focus', at: null }
  }

  function caret(): Pointed | null {
    const selection = document.getSelection()
    const node = selection?.focusNode
    if (node?.nodeType !== Node.TEXT_NODE || isSeen(node) !== NodeFilter.FILTER_ACCEPT) return null
    return { node: node as Text, offset: selection!.focusOffset, by: 'focus', at: null }
  }

  const options = { capture: true, passive: true, signal }
  // Of a pointer that goes into a frame nothing else is heard but that it is over it.
  for (const type of ['pointermove', 'pointerover'] as const)
    window.addEventListener(
      type,
      ({ pointerType, clientX: x, clientY: y, screenX, screenY }) => {
        if (pointerType === 'touch') return
        const hasMoved =
          type === 'pointermove' ||
          (onScreen !== null && Math.hypot(screenX - onScreen.x, screenY - onScreen.y) >= 1)
        onScreen = { x: screenX, y: screenY }
        if (isAtKeys && !hasMoved) return
        isAtKeys = false
        at = { x, y }
        schedule()
      },
      options,
    )
  document.documentElement?.addEventListener(
    'pointerleave',
    () => {
      at = null
      schedule()
    },
    { passive: true, signal },
  )
  window.addEventListener('scroll', () => at && schedule(), options)
  for (const type of ['focusin', 'focusout'] as const) window.addEventListener(type, lookAtKeys, options)
  // A caret that a click has set is where the pointer is.
  let isByKeys = false
  window.addEventListener('keydown', () => (isByKeys = true), options)
  window.addEventListener('pointerdown', () => (isByKeys = false), options)
  document.addEventListener('selectionchange', () => isByKeys && lookAtKeys(), options)
  signal.addEventListener('abort', () => window.cancelAnimationFrame(frame))
}

function isSeen(node: Node): number {
  return (node as Text).data.trim() === '' ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT
}
