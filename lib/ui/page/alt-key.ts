/**
 * Whether Alt alone is held: with another key it is the beginning of a shortcut. Keys go to the frame with the focus, and the pointer
 * may be over one of another site: scripts of one tab tell each other.
 */
import type { AltNews } from '../../messaging/page-contract'

export interface AltKey {
  isHeld(): boolean
  /** It has done something: letting it go opens no menu of the browser's. */
  use(): void
  /** Listens in a window, too. */
  hear(window: Window): void
  /** What the script of another frame has heard. */
  take(news: AltNews): void
}

interface AltNeeds {
  signal: AbortSignal
  tell(news: AltNews): void
  onChange(): void
}

export function altKey({ signal, tell, onChange }: AltNeeds): AltKey {
  let held = false
  let isUsed = false
  const put = (next: boolean) => {
    if (next === held) return false
    held = next
    onChange()
    return true
  }
  const heard = (next: boolean) => {
    if (put(next)) tell(next ? 'held' : 'let-go')
  }
  const options = { capture: true, signal }
  return {
    isHeld: () => held,
    use() {
      if (!held || isUsed) return
      isUsed = true
      tell('used')
    },
    hear(window) {
      window.addEventListener(
        'keydown',
        ({ key, repeat, ctrlKey, metaKey, shiftKey }) => {
          if (key !== 'Alt') return heard(false)
          if (repeat) return
          isUsed = false
          heard(!ctrlKey && !metaKey && !shiftKey)
        },
        options,
      )
      window.addEventListener(
        'keyup',
        (event) => {
          if (event.key !== 'Alt') return
          if (isUsed) event.preventDefault()
          heard(false)
        },
        options,
      )
      window.addEventListener('blur', () => heard(false), options)
    },
    take(news) {
      if (news === 'held') isUsed = false
      if (news === 'used') isUsed = true
      else put(news === 'held')
    },
  }
}
