/** The text that the panel reads: of the page in front, of what is selected there, of a page that a link leads to. Types. */
import type { LanguageTag } from '../../messaging/contract'
import type { Passage, PassageSpan } from '../../messaging/reading-contract'

export type Want =
  | { part: 'page' }
  /** `text`: what the browser's menu says is selected. */
  | { part: 'selection'; text: string }
  | { part: 'link'; address: string }

export interface Source {
  want: Want
  /** Finds it again on the same document; empty where there is nothing to be found. */
  name: string
  title: string
  address: string
  /** Null: nobody can tell. */
  language: LanguageTag | null
  extent: 'article' | 'page' | 'selection' | 'link'
  passages: Passage[]
  words: number
  /** Read in a private window: nothing is remembered of it. */
  isPrivate: boolean
  /** Null: it stands on no page that is open, and a citation is a quotation. */
  places: Places | null
}

export interface Places {
  /** Scrolls there and lights it; false where the page does not say it any more. Throws `page-left`. */
  show(spans: readonly PassageSpan[]): Promise<boolean>
  clear(): void
}

/** What has become of the page since it was read. */
export type PageNow =
  | 'same'
  /** Another address in the same document. */
  | 'changed'
  /** Another document. */
  | 'left'

/** Where texts come from; the panel's entrypoint knows the browser. */
export interface Library {
  /** In a gesture or after one; throws `page-not-asked`, `page-unread`, `page-empty`, `link-…`. */
  open(tabId: number, want: Want, signal: AbortSignal): Promise<Source>
  /** What was read before, if the page still is what it was. */
  again(tabId: number, name: string): Promise<Source | null>
  /** Calls back when a tab goes elsewhere. Returns the way to stop. */
  watch(tabId: number, onChange: (now: PageNow) => void): () => void
  /** Asks for the permission that a link takes, or for every site; in a press of a button only. */
  allow(what: 'every-site' | { address: string }): Promise<boolean>
}

/** The words that a span means. */
export function quoteIn(passages: readonly Passage[], { passage, start, end }: PassageSpan): string {
  return passages.find(({ id }) => id === passage)?.text.slice(start, end) ?? ''
}
