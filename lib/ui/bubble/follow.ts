/** Keeps the bubble beside what it stands beside, through scrolling, resizing, growing and fullscreen. */
import { MAX_WIDTH, placeBubble } from '../../page/place'
import type { Rect } from '../../page/rect'
import type { Mounted } from './mount'

interface FollowRequest {
  mounted: Mounted
  anchor: () => Rect | null
  rightToLeft: boolean
  /** Where scrolling moves the anchor: its document and those around it. */
  documents: Document[]
  /** The width it would like; narrower for short texts. */
  width: number
  signal: AbortSignal
}

export function follow({ mounted, anchor, rightToLeft, documents, width, signal }: FollowRequest): void {
  const { host, root } = mounted
  const window = host.ownerDocument.defaultView
  if (!window) return

  const put = () => {
    const surface = root.querySelector<HTMLElement>('.bubble')
    if (!surface) return
    const viewport = visiblePart(window)
    const wanted = Math.min(width, MAX_WIDTH, viewport.right - viewport.left)
    host.style.setProperty('--width', `${wanted}px`)
    const bubble = { width: surface.offsetWidth, height: naturalHeight(surface) }
    const place = placeBubble({ anchor: anchor(), bubble, viewport, rightToLeft })
    host.style.setProperty('left', `${place.left}px`, 'important')
    host.style.setProperty('top', `${place.top}px`, 'important')
    host.style.setProperty('--max-width', `${place.maxWidth}px`)
    host.style.setProperty('--max-height', `${place.maxHeight}px`)
    surface.dataset['side'] = place.side
  }

  let scheduled = 0
  const schedule = () => {
    scheduled ||= window.requestAnimationFrame(() => {
      scheduled = 0
      if (!signal.aborted) put()
    })
  }

  for (const { defaultView } of documents) {
    defaultView?.addEventListener('scroll', schedule, { capture: true, passive: true, signal })
    defaultView?.addEventListener('resize', schedule, { signal })
  }
  window.addEventListener('resize', schedule, { signal })
  window.visualViewport?.addEventListener('resize', schedule, { signal })
  window.visualViewport?.addEventListener('scroll', schedule, { signal })
  host.ownerDocument.addEventListener(
    'fullscreenchange',
    () => {
      mounted.raise()
      schedule()
    },
    { signal },
  )
  // The surface grows as text comes; the page moves as it loads.
  const sizes = new ResizeObserver(schedule)
  sizes.observe(mounted.container)
  for (const { body } of documents) if (body) sizes.observe(body)
  signal.addEventListener('abort', () => sizes.disconnect())
  put()
}

/** What can be seen of the layout viewport: less than all of it while the reader has pinched in. */
function visiblePart(window: Window): Rect {
  const seen = window.visualViewport
  if (!seen) return { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  const { offsetLeft: left, offsetTop: top, width, height } = seen
  return { left, top, right: left + width, bottom: top + height }
}

/** As high as it would be without its limit. */
function naturalHeight(surface: HTMLElement): number {
  const body = surface.querySelector<HTMLElement>('.body')
  return surface.offsetHeight + (body ? body.scrollHeight - body.clientHeight : 0)
}
