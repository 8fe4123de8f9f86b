/**
 * What the side panel may ask the article's script of a tab's top frame: the text in passages, and to show where they stand.
 * Types, and the name of their port.
 *
 *   side panel ── port "gloss:article" ──► article.js
 *
 * The text is the page's own, whatever a translation has put in its place. A lost port is a page that has gone.
 */
import type { LanguageTag } from './contract'
import type { Passage } from './reading-contract'

export const ARTICLE_PORT = 'gloss:article'

export interface TextRead {
  /** Names this reading, as long as the document lives. */
  article: string
  title: string
  address: string
  /** Null: nobody can tell. */
  language: LanguageTag | null
  /** The part that stands out, all that is seen, or what was selected. */
  extent: 'article' | 'page' | 'selection'
  passages: Passage[]
  words: number
  /** Its passages have places on the page: a text out of a field has none. */
  hasPlaces: boolean
}

/** A part of a passage's text, in UTF-16 units. */
export interface PassagePart {
  passage: string
  start: number
  end: number
}

export interface PageArticle {
  /** Throws `viewer-unread`, `page-empty`, `nothing-selected` and the other errors of a selection. */
  read(request: { part: 'page' | 'selection' }): Promise<TextRead>
  /** What was read before; null where it is not known any more, or the page has another address now. */
  again(request: { article: string }): Promise<TextRead | null>
  /** Scrolls to the first part that still stands on the page, and lights all that do. False: none does. */
  show(request: { article: string; parts: PassagePart[] }): Promise<boolean>
  clear(): Promise<void>
}
