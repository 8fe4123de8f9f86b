/** The page translator as its surfaces see it (page bar, popup, menu): types only. */
import type { LanguageTag, NotKept } from '../../messaging/contract'
import type { Mode, PageState, Theme } from '../../messaging/page-contract'
import type { InPlace } from '../markup/placement'
import type { SkipReason, TextUnit } from '../units/unit'

export { MODES, type Mode, type PageState, type Theme } from '../../messaging/page-contract'

export interface ReadSentence {
  original: string
  translation: string
  /** Its part of the unit's text. */
  start: number
  end: number
}

export type Shown =
  | { as: 'original' }
  | { as: 'in-place'; placement: InPlace }
  /** Texts of the element beside the original, which stays. */
  | { as: 'beside'; parts: readonly { node: Text; sentence: number }[] }

/** A paragraph the reader points at. */
export interface Paragraph {
  unit: TextUnit
  original: string
  /** Null: not translated yet, or pinned. */
  translation: string | null
  isPinned: boolean
  /** None while it is not translated. */
  sentences: ReadSentence[]
  /** Of the reader's glossary, what its translation lacks. */
  notKept: readonly NotKept[]
  /** How it stands on the page now. */
  shown: Shown
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
  /** How translations beside their originals look. */
  setTheme(theme: Theme): void
  /** Restores and begins again. */
  setLanguages(languages: { source?: LanguageTag | null; target?: LanguageTag }): void
  /** What holds one of these words, in the glossary's sense: the translation that stands there stays until the new one comes. */
  translateAgain(terms: readonly string[]): void
  stop(): void
  /** All that is on the page has been looked at once, and its language is known, or not to be known. */
  whenWalked(): Promise<void>
  /** Goes on after `stop` or a failure. */
  resume(): void
  /** Everything as it was, to the byte; nothing of ours is left on the page. The translator is at its end. */
  restore(): void
  /** The paragraph that a node of the page is in; null where there is none. */
  paragraphAt(node: Node): Paragraph | null
  /** The top document, and those of frames of the same origin, as they are found. */
  documents(): Iterable<Document>
  coverage(): Coverage
  /** The page's own words of a text node, whatever stands there now. */
  sourceOf(node: Text): string
  /** What was left alone, and why: for the inspector to draw. */
  skipped(): Iterable<{ node: Element | Text; reason: SkipReason }>
}
