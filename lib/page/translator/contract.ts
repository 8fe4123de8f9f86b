/** The page translator as its surfaces see it (page bar, popup, menu): types only. */
import type { LanguageTag } from '../../messaging/contract'
import type { Mode, PageState } from '../../messaging/page-contract'
import type { SkipReason } from '../units/unit'

export { MODES, type Mode, type PageState } from '../../messaging/page-contract'

/** A paragraph the reader points at. */
export interface Paragraph {
  original: string
  /** Null: not translated yet, or pinned. */
  translation: string | null
  isPinned: boolean
  /** Sentence at a point of the page, as a pair of texts; null where there is none. */
  sentences: { original: string; translation: string }[]
  /** Translates it now, again if it was, before everything else. */
  translate(): void
  /** Puts the original back and keeps it, or gives that up. */
  pin(isPinned: boolean): void
}

export interface Coverage {
  /** Characters of text that can be translated, and those that are. */
  characters: number
  translated: number
  /** What was left alone, by reason: places and characters. */
  skipped: Partial<Record<SkipReason, { places: number; characters: number }>>
}

export interface PageTranslator {
  state(): PageState
  /** Returns the way to stop listening. */
  onChange(listener: (state: PageState) => void): () => void
  /** Without translating anything anew. */
  setMode(mode: Mode): void
  /** Restores and begins again. */
  setLanguages(languages: { source?: LanguageTag | null; target?: LanguageTag }): void
  stop(): void
  /** Goes on after `stop` or a failure. */
  resume(): void
  /** Everything as it was, to the byte; nothing of ours is left on the page. The translator is at its end. */
  restore(): void
  /** The paragraph that a node of the page is in; null where there is none. */
  paragraphAt(node: Node): Paragraph | null
  coverage(): Coverage
  /** What was left alone, and why: for the inspector to draw. */
  skipped(): Iterable<{ node: Element | Text; reason: SkipReason }>
}
