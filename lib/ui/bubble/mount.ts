/**
 * Puts a closed shadow root on a page that may do anything to it.
 *
 *   <html>, or what alone is shown: an open modal <dialog>, the fullscreen element
 *     <gloss-… popover="manual" style="all: initial !important; …">     top layer: above z-index, transforms, fullscreen
 *       #shadow-root (closed)
 *         <div>  what is rendered
 *
 * Styles do not leak in: inline `!important` beats the page's, and rules of the page end at the shadow root. CSS `zoom` on
 * the page is inherited all the same; it is divided out. If the page takes the host away, the surface notices
 * and closes, or is missed by nobody.
 */
import tokens from '../tokens.css?inline'

export interface Surface {
  /** Of the host element; one surface of a name stands on a page. */
  name: `gloss-${string}`
  css: string
}

export interface Mounted {
  host: HTMLElement
  root: ShadowRoot
  /** Where to render. */
  container: HTMLElement
  /** The modal dialog it stands in, if any. */
  dialog: HTMLDialogElement | null
  /** Above everything that has entered the top layer since. */
  raise(): void
  remove(): void
}

/** In what is printed no surface has a place; inside the root, since that beats what is `!important` on the host itself. */
const PRINTED = '@media print { :host { display: none !important } }'

const HOST_STYLE = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  left: '0',
  top: '0',
  width: 'max-content',
  height: 'max-content',
  'z-index': '2147483647',
  direction: 'ltr',
  'unicode-bidi': 'isolate',
  'color-scheme': 'light dark',
}

export function mount(document: Document, { name, css }: Surface): Mounted {
  // Also one that a former version of the extension left behind.
  for (const left of document.querySelectorAll(name)) left.remove()

  const host = document.createElement(name)
  for (const [property, value] of Object.entries(HOST_STYLE))
    host.style.setProperty(property, value, 'important')
  host.popover = 'manual'

  const root = host.attachShadow({ mode: 'closed' })
  style(root, tokens + css + PRINTED)
  const container = document.createElement('div')
  root.append(container)
  keepInside(root)
  raise(host)

  return {
    host,
    root,
    container,
    dialog: host.closest('dialog'),
    raise: () => {
      if (!host.isConnected) return
      const focused = root.activeElement as HTMLElement | null
      raise(host)
      focused?.focus({ preventScroll: true })
    },
    remove: () => host.remove(),
  }
}

/** Chromium shows nothing of the top layer outside a fullscreen element, and no browser lets one use what a dialog bars. */
function homeIn(document: Document): Element {
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1)
  let full = document.fullscreenElement
  while (full?.shadowRoot?.fullscreenElement) full = full.shadowRoot.fullscreenElement
  if (!full || /^(video|iframe|img|canvas|object|embed)$/.test(full.localName))
    return dialog ?? document.documentElement
  return dialog && full.contains(dialog) ? dialog : full
}

function raise(host: HTMLElement): void {
  const home = homeIn(host.ownerDocument)
  if (host.parentNode !== home) home.append(host)
  host.style.setProperty('zoom', String(1 / (home.currentCSSZoom ?? 1)), 'important')
  if (host.matches(':popover-open')) host.hidePopover()
  host.showPopover()
}

/** A constructed sheet passes any content security policy. Firefox cannot adopt one from an extension (bug 1770592). */
export function style(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets.push(sheet)
  } catch {
    const element = root.ownerDocument.createElement('style')
    element.textContent = css
    root.append(element)
  }
}

const KEYS = 'keydown keyup keypress beforeinput input change copy cut paste'
const POINTER =
  'pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu touchstart touchend wheel'
const FOCUS = 'focusin focusout selectstart'
const PRIVATE = `${KEYS} ${POINTER} ${FOCUS}`.split(' ')

/** What happens in a surface is not for the page: its shortcuts, its focus traps, its "click elsewhere" menus. */
function keepInside(root: ShadowRoot): void {
  for (const type of PRIVATE) {
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  }
}
