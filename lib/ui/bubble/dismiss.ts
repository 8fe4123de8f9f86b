/** The ways out: Esc, a click elsewhere, in a frame too, the page taking the bubble away, its dialog closing. */
import { isFrame } from '../../page/frames'
import type { Mounted } from './mount'
import { swallowKeyUp } from './swallow-key-up'

interface DismissRequest {
  mounted: Mounted
  documents: Document[]
  signal: AbortSignal
  /** What takes the focus elsewhere now is the surface itself. */
  isHeld?: () => boolean
  /** `refocus`: the reader has not gone elsewhere by a click, so focus goes back to where it was. */
  close: (refocus: boolean) => void
}

export function dismiss({ mounted, documents, signal, isHeld, close }: DismissRequest): void {
  const { host, dialog } = mounted
  const page = host.ownerDocument
  const gone = () => !host.isConnected

  const onKey = (event: KeyboardEvent) => {
    if (gone()) return close(false)
    if (event.key !== 'Escape' || event.isComposing) return
    // One Esc closes one thing: not the page's dialog behind the bubble as well.
    event.preventDefault()
    event.stopImmediatePropagation()
    swallowKeyUp('Escape', [event.view])
    close(true)
  }
  const onPointer = (event: Event) => {
    if (event.target !== host) close(false)
  }

  for (const window of new Set([page, ...documents].map(({ defaultView }) => defaultView))) {
    window?.addEventListener('keydown', onKey, { capture: true, signal })
    window?.addEventListener('pointerdown', onPointer, { capture: true, passive: true, signal })
  }
  // A click into a frame is not seen from here; that the focus went there is.
  page.defaultView?.addEventListener(
    'blur',
    () => {
      if (page.activeElement && isFrame(page.activeElement) && !isHeld?.()) close(false)
    },
    { signal },
  )
  dialog?.addEventListener('close', () => close(false), { signal })
}
