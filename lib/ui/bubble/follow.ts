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
  const screen = window?.visualViewport
  if (!screen) return

  const set = (name: string, pixels: number) => host.style.setProperty(name, `${pixels}px`, 'important')
  const put = () => {
    const surface = root.querySelector<HTMLElement>('.bubble')
    if (!surface) return
    // What can be seen of the layout viewport: less than all of it while the reader has pinched in.
    const { offsetLeft: left, offsetTop: top } = screen
    const viewport = { left, top, right: left + screen.width, bottom: top + screen.height }
    // An offer is more to read than the few words it is made for.
    const wished = surface.dataset['phase'] === 'missing' ? MAX_WIDTH : width
    const bubble = { width: Math.min(wished, MAX_WIDTH), height: naturalHeight(surface) }
    const place = placeBubble({ anchor: anchor(), bubble, viewport, rightToLeft })
    set('left', place.left)
    set('top', place.top)
    set('--width', Math.min(bubble.width, place.maxWidth))
    set('--max-height', place.maxHeight)
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
  for (const target of [window, screen]) target.addEventListener('resize', schedule, { signal })
  screen.addEventListener('scroll', schedule, { signal })
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

/** As high as it would be without its limit. */
function naturalHeight(surface: HTMLElement): number {
  const body = surface.querySelector<HTMLElement>('.body')
  return surface.offsetHeight + (body ? body.scrollHeight - body.clientHeight : 0)
}
