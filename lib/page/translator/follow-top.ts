/**
 * A frame of another site does what its top frame does: it is told the top frame's state, and has no surface of its own. The
 * language is its own: an embedded page is often in another one.
 */
import type { PageOrder, PageState } from '../../messaging/page-contract'
import type { PageTranslator } from './contract'

export interface FrameFollower {
  follow(top: PageState): void
  translateAgain(terms: string[]): void
  restore(): void
}

export function followTop(createTranslator: (order: PageOrder) => PageTranslator): FrameFollower {
  let translator: PageTranslator | null = null

  function restore(): void {
    translator?.restore()
    translator = null
  }

  return {
    restore,
    translateAgain: (terms) => translator?.translateAgain(terms),
    follow({ phase, mode, target }) {
      if (phase === 'restored') return restore()
      if (!translator) {
        if (phase !== 'stopped' && phase !== 'failed')
          translator = createTranslator({ source: null, target, mode })
        return
      }
      const now = translator.state()
      if (now.mode !== mode) translator.setMode(mode)
      if (now.target !== target) translator.setLanguages({ target })
      if (phase === 'stopped') translator.stop()
      else if (now.phase === 'stopped') translator.resume()
    },
  }
}

/** Smaller ones hold buttons and counters, nothing to read. */
const MIN_WIDTH = 120
const MIN_HEIGHT = 60

/** Whether this script stands in a frame that its top frame cannot walk into, and that is large enough to be read. */
export function isForeignFrame(window: Window): boolean {
  if (window.innerWidth < MIN_WIDTH || window.innerHeight < MIN_HEIGHT) return false
  try {
    return window.frameElement === null
  } catch {
    return true
  }
}
