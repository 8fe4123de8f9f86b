/**
 * What the page translator tells the other scripts of its isolated world: whatever stands on the page now, its own words and
 * their language. `page.js` puts it under this name, `article.js` reads it; either may be there without the other, and no page
 * sees it.
 */
import type { LanguageTag } from '../messaging/contract'
import { dataOf } from './units/safe-dom'

export interface OriginalWords {
  /** The page's own words of a text node. */
  originalOf(node: Text): string
  /** Null while the page is not translated, or its language not known yet. */
  sourceLanguage(): LanguageTag | null
}

export interface SharedWorld {
  glossPage?: Partial<OriginalWords>
}

const world = globalThis as SharedWorld

export const originalOf = (node: Text): string => world.glossPage?.originalOf?.(node) ?? dataOf(node)

export const sourceLanguage = (): LanguageTag | null => world.glossPage?.sourceLanguage?.() ?? null
