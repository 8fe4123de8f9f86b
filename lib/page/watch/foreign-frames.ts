/**
 * Frames of other sites that load after the page was translated: whoever may read them has to put a script there. Frames inside
 * shadow roots are not heard of, since `load` does not leave those.
 */
import { documentOf, isFrame } from '../frames'

/** A page that opens shows several at once, and each asks for all. */
const GATHER_MS = 200

/** @param loaded one or more have; told once for all that load together */
export function watchForeignFrames(document: Document, loaded: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const heard = ({ target }: Event) => {
    const isForeign = target instanceof Element && isFrame(target) && documentOf(target) === null
    if (!isForeign) return
    timer ??= setTimeout(() => {
      timer = undefined
      loaded()
    }, GATHER_MS)
  }
  document.addEventListener('load', heard, { signal, capture: true, passive: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
}
