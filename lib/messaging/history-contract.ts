/**
 * The history: what the reader has had translated, summarised and answered, where that is turned on. Types only.
 *
 *   own page ──History──► engine host ──► disk of this computer
 *
 * What goes in the host sees for itself, since it has done the work; page scripts can neither read nor write it.
 */
import type { LanguageTag } from './contract'

export type HistoryKind = 'translation' | 'summary' | 'question'

export interface HistoryItem {
  kind: HistoryKind
  /** Origin of the page; empty where it was typed into a page of Gloss. */
  site: string
  /** Of `text`, and of `result`. */
  source: LanguageTag
  target: LanguageTag
  /** What was translated; what was asked; what the summarised text begins with. */
  text: string
  /** Text of a model, or of the page: never markup. */
  result: string
}

export interface HistoryEntry extends HistoryItem {
  /** Unlike any other's; a later one has a higher number. */
  id: number
  atMs: number
}

export interface HistoryPart {
  /** Newest first. */
  entries: HistoryEntry[]
  /** For `before`, to go on with what is older; null at the end. */
  next: number | null
  /** Of everything, found or not. */
  count: number
  bytes: number
}

/** Served to extension pages only. */
export interface History {
  /** Entries whose text, result or site has the words in it, whatever their case and accents; all of them without any. */
  find(
    request: { words?: string; before?: number; limit?: number },
    signal: AbortSignal,
  ): Promise<HistoryPart>
  remove(request: { id: number }): Promise<void>
  clear(request: Record<never, never>): Promise<void>
}
