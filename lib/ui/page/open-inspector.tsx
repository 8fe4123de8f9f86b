/** Lays the inspector over a page, follows what is left alone, and takes it away: Esc, its button, the end of the translation. */
import { render } from 'preact'
import type { PageTranslator } from '../../page/translator/contract'
import { eachDocument } from '../../page/translator/each-document'
import { type Surface, mount } from '../bubble/mount'
import type { AllFrames } from './all-frames'
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

export interface InspectorNeeds {
  frames: AllFrames
  /** False in a frame of another site: its figures stand in the top frame's. */
  hasLegend: boolean
  /** The reader has closed it. */
  onClose(): void
}

export function openInspector(
  document: Document,
  translator: PageTranslator,
  { frames, hasLegend, onClose }: InspectorNeeds,
): OpenInspector {
  const { host, root, container, remove } = mount(document, SURFACE)
  const life = new AbortController()
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', 'pointer-events': 'none' }))
    host.style.setProperty(name, value, 'important')

  let drawn: Place[] = []
  const draw = () =>
    render(
      <Inspector
        places={drawn}
        coverage={hasLegend ? frames.coverage(translator.coverage()) : null}
        close={dismiss}
      />,
      container,
    )
  const places = placesInView(document, (inView) => {
    drawn = inView
    draw()
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    timer = undefined
    places.set(frames.leftAlone(translator.skipped()))
    draw()
  }
  const unlisten = translator.onChange(() => {
    timer ??= setTimeout(refresh, REFRESH_MS)
  })
  const unwatch = frames.watch(refresh)
  const leaveDocuments = eachDocument(translator, ({ defaultView }) =>
    defaultView!.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.isComposing) return
        event.preventDefault()
        event.stopImmediatePropagation()
        dismiss()
      },
      { capture: true, signal: life.signal },
    ),
  )
  refresh()

  function close(): void {
    if (life.signal.aborted) return
    life.abort()
    clearTimeout(timer)
    for (const end of [unlisten, unwatch, leaveDocuments]) end()
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
