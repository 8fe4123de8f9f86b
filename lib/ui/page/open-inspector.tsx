/** Lays the inspector over a page, follows what is left alone, and takes it away: Esc, its button, the end of the translation. */
import { render } from 'preact'
import type { PageTranslator } from '../../page/translator/contract'
import { type Surface, mount } from '../bubble/mount'
import { Inspector } from './inspector'
import { type Place, placesInView } from './places-in-view'
import controls from '../bubble/controls.css?inline'
import styles from './inspector.css?inline'

const SURFACE: Surface = { name: 'gloss-inspector', css: controls + styles }

/** What is left alone changes while the page is translated; the list is long, and nobody reads it that fast. */
const REFRESH_MS = 500

export interface OpenInspector {
  /** The closed root; tests look into it. */
  root: ShadowRoot
  close(): void
}

/** @param onClose the reader has closed it. */
export function openInspector(
  document: Document,
  translator: PageTranslator,
  onClose: () => void,
): OpenInspector {
  const { host, root, container, remove } = mount(document, SURFACE)
  const life = new AbortController()
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', 'pointer-events': 'none' }))
    host.style.setProperty(name, value, 'important')

  let drawn: Place[] = []
  const draw = () =>
    render(<Inspector places={drawn} coverage={translator.coverage()} close={dismiss} />, container)
  const places = placesInView(document, (inView) => {
    drawn = inView
    draw()
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    timer = undefined
    places.set(translator.skipped())
    draw()
  }
  const unlisten = translator.onChange(() => {
    timer ??= setTimeout(refresh, REFRESH_MS)
  })
  refresh()

  document.defaultView?.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopImmediatePropagation()
      dismiss()
    },
    { capture: true, signal: life.signal },
  )

  function close(): void {
    if (life.signal.aborted) return
    life.abort()
    clearTimeout(timer)
    unlisten()
    places.close()
    render(null, container)
    remove()
  }
  function dismiss(): void {
    close()
    onClose()
  }
  return { root, close }
}
