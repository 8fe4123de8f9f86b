/**
 * What is said about a page that is translated, between its script, the background and the popup. Types and the lists they are
 * made of: this file compiles to next to nothing.
 *
 *   background ──PageCommand──► page script ──PageReport──► background ──► storage.session, badge
 *   popup ──────PageCommand──►      │       ◄─answer─ PageReport
 *                                   └── port "gloss:page": PageReport whenever it changes, for as long as the popup is open
 */
import type { LanguageTag } from './contract'
import type { ErrorData } from './errors'

export const MODES = ['in-place', 'bilingual'] as const
export type Mode = (typeof MODES)[number]

/** How a translation beside its original looks: as the page, softer, with a dotted line below or a bar at its side, blurred until looked at. */
export const THEMES = ['plain', 'faded', 'underline', 'bar', 'blur'] as const
export type Theme = (typeof THEMES)[number]

export interface PageState {
  phase:
    /** Looking at the page, finding its language. */
    | 'starting'
    /** Something that is near the reader waits for its translation. */
    | 'translating'
    /** Everything near is done; what comes into view or onto the page will be. */
    | 'watching'
    /** The reader stopped it: what is done stays, nothing new is translated. */
    | 'stopped'
    /** It cannot go on; what is done stays. */
    | 'failed'
    /** The page is as it was. */
    | 'restored'
  mode: Mode
  /** Null until it is known. */
  source: LanguageTag | null
  target: LanguageTag
  /** Paragraphs and attributes translated, of those found so far. */
  done: number
  total: number
  /** A model being loaded from disk. */
  loading: { loadedBytes: number; totalBytes: number } | null
  error: ErrorData | null
}

/** What a page is to be translated with. */
export interface PageOrder {
  /** Null: the page's own, as it is found. */
  source: LanguageTag | null
  target: LanguageTag
  mode: Mode
}

/** Told to the page script of the top frame, and where it says so to those in frames of other sites. */
export type PageCommand =
  /** Begins, or changes what runs; shows the page bar again. `isAutomatic`: by a rule, not by the reader. */
  | ({ type: 'gloss:page'; do: 'translate'; isAutomatic: boolean } & PageOrder)
  /** Only the paragraph under the pointer; what else is translated stays as it is. Of a frame of another site, told to it first. */
  | ({ type: 'gloss:page'; do: 'paragraph'; isElsewhere: boolean } & PageOrder)
  | { type: 'gloss:page'; do: 'mode'; mode: Mode }
  | { type: 'gloss:page'; do: 'stop' | 'resume' | 'restore' | 'inspect' | 'ask' }
  /** Words of the reader's glossary are another: what holds one is asked for anew. */
  | { type: 'gloss:page'; do: 'terms'; terms: string[] }
  /** Where the top frame stands, for frames of other sites to follow. */
  | { type: 'gloss:page'; do: 'frame'; state: PageState | null; isInspecting: boolean }
  /** To all: what happens to Alt in one of them. @see AltNews */
  | { type: 'gloss:page'; do: 'alt'; news: AltNews; by: number }

/** Keys go to the frame with the focus, and the pointer may be over another one. */
export type AltNews =
  | 'held'
  | 'let-go'
  /** It has done something: letting it go opens no menu of the browser's. */
  | 'used'

/** What the page script of the top frame answers to every command. */
export interface PageReport {
  /** Null: the page is as its author made it. */
  state: PageState | null
  /** Characters of text that can be translated, those that are, and frames of other sites, which take a permission. */
  coverage: { characters: number; translated: number; foreignFrames: number } | null
  /** The inspector shows what was left alone. */
  isInspecting: boolean
}

/** How much of a frame is translated: what `Coverage` of the page translator says, with the frame's place among all windows. */
export interface FrameReport {
  /** Null: nobody can tell. */
  path: number[] | null
  characters: number
  translated: number
  skipped: Record<string, { places: number; characters: number }>
}

/** What the popup is asked for and takes the permission to read every site: a rule, or the frames of the page in front. */
export type Wish =
  | { what: 'language'; language: LanguageTag }
  | { what: 'site'; site: string }
  | { what: 'frames' }

/** The popup's port into the top frame of a tab. */
export const PAGE_PORT = 'gloss:page'

/** Whether a page is being translated came of it. */
export type PageOutcome = { started: true } | { started: false; error: ErrorData }
