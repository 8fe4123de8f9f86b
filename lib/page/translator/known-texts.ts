/**
 * What was translated on this page, by text: a list that is taken away and built again (virtual scrolling, a framework's new key)
 * has its translation at once, before the next frame. The host remembers too, but a port away.
 */
import type { Placed, UnitTranslation } from '../markup/placement'

/** Some screens of a long list. */
const MOST = 1000
const MOST_CHARACTERS = 500_000

export interface KnownText {
  translation: UnitTranslation
  /** Null: an attribute's. */
  placed: Placed | null
}

export interface KnownTexts {
  get(key: string): KnownText | undefined
  put(key: string, text: KnownText): void
  forget(key: string): void
  forgetWhere(is: (key: string) => boolean): void
}

export function knownTexts(): KnownTexts {
  const known = new Map<string, KnownText>()
  let characters = 0

  function forget(key: string): void {
    if (known.delete(key)) characters -= key.length
  }

  return {
    forget,
    forgetWhere(is) {
      for (const key of known.keys()) if (is(key)) forget(key)
    },
    get(key) {
      const found = known.get(key)
      if (!found) return undefined
      // A Map keeps the order of putting in: what was used last is to stay longest.
      known.delete(key)
      known.set(key, found)
      return found
    },
    put(key, text) {
      forget(key)
      known.set(key, text)
      characters += key.length
      for (const oldest of known.keys()) {
        if (known.size <= MOST && characters <= MOST_CHARACTERS) return
        forget(oldest)
      }
    },
  }
}
