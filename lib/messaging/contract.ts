/**
 * What one context can ask another: types only, this file compiles to nothing.
 *
 *   page script, popup, translate page ──Engine──► engine host ──Realm──► engine realm
 *                  │                                    │
 *                  └────────────Background──────────────┘
 *
 * The real host, its proxy over a port and the fake of the tests all implement `Engine`.
 */
import type { SelectionOutcome } from './bubble-contract'
import type { ErrorData } from './errors'
import type { DownloadStatus } from './models-contract'
import type { AltNews, FrameReport, Mode, PageOrder, PageOutcome, PageReport } from './page-contract'

/** BCP 47, lower case language first: `fr`, `pt-BR`, `zh-Hans`. A model's own codes exist only inside `engine/tasks`. */
export type LanguageTag = string

/** Highest first. A selection is what somebody is looking at and waiting for. */
export const PRIORITIES = ['selection', 'visible', 'soon', 'rest'] as const
export type Priority = (typeof PRIORITIES)[number]

export const QUALITIES = ['speed', 'quality'] as const

export const DEVICES = ['wasm', 'webgpu'] as const
export type Device = (typeof DEVICES)[number]
export const DTYPES = ['fp32', 'fp16', 'q8', 'q4', 'q4f16'] as const
export type Dtype = (typeof DTYPES)[number]
export const TASKS = [
  'translation',
  'summarization',
  'question-answering',
  'text-generation',
  'feature-extraction',
] as const
export type Task = (typeof TASKS)[number]

/** A (device, dtype) pair to try; on `wasm` also how many threads, where the browser allows more than one. */
export interface Rung {
  device: Device
  dtype: Dtype
  threads: number
}

export interface TranslateRequest {
  /** Each is translated on its own and keeps its white space. Never empty, never white space only. */
  texts: string[]
  source: LanguageTag
  target: LanguageTag
  /** A catalogue id, or `auto` for the one that serves the pair. */
  model: string
  priority: Priority
  /** Only this rung, no ladder, and nothing from memory. For tests and the options' override. */
  rung?: Rung
  /** Names what is translated, in the client's own words: a later request of the same unit ends this one as `cancelled`. */
  unit?: string
  /** Origin of the page it is read on, so that what is remembered of it can be forgotten. Absent: the port's own. */
  site?: string
  /** Nothing of it is remembered, nothing looked up. A port of a private window is always so. */
  isPrivate?: boolean
  /** The reader has selected or typed it, as a whole: it is for the history, where that is turned on. */
  forHistory?: boolean
  /** Greedily, or with the search that the model was published with. Absent: a selection with it, anything else greedily. */
  quality?: (typeof QUALITIES)[number]
}

/** A word of the reader's glossary, and what becomes of it. */
export interface GlossaryEntry {
  term: string
  /** Null: it stays as it is, whatever the languages. */
  translation: string | null
  /** The pair that it is for; null: any. */
  source: LanguageTag | null
  target: LanguageTag | null
  /** Where it counts as found: as a whole word, as the beginning of one (its inflected forms), or inside one. */
  match: 'word' | 'beginning' | 'anywhere'
  /** Only in the capitals and small letters of `term`. */
  matchCase: boolean
}

/** What is added takes the place of what is found in the same places. */
export interface GlossaryChange {
  remove?: readonly GlossaryEntry[]
  add?: readonly GlossaryEntry[]
}

/** What one place of a sentence wants of its translation. */
export interface Demand {
  /** In the sentence, in UTF-16 units. */
  start: number
  end: number
  /** What has to stand in the translation. */
  wanted: string
  /** Letters may follow it: the entry is for inflected forms. */
  mayInflect: boolean
}

/** A demand that a translation does not meet, for the reader. */
export interface NotKept {
  /** As it stands in the source. */
  term: string
  wanted: string
}

/** What a translation yields, in order. `index` is the place in `texts`. */
export type TranslateEvent =
  /** The model has to be brought in first. Repeated while bytes arrive. */
  | { type: 'loading'; model: string; loadedBytes: number; totalBytes: number }
  /** The sentence being decoded, so far. Replaces the partial before it; a `sentence` replaces them all. */
  | { type: 'partial'; index: number; text: string }
  /** A finished sentence with the white space that follows it: append. `done` with the last one of its text. */
  | { type: 'sentence'; index: number; text: string; done: boolean }
  /** The engine was lost and the request runs again: forget every text so far. */
  | { type: 'restart' }
  | {
      type: 'finished'
      /** The one that wrote the texts. */
      model: string
      /** The language between, where two models were needed. */
      pivot?: LanguageTag
      /** Where the last sentence was decoded; absent where all came from memory. */
      rung?: Rung
      /** Of the reader's glossary, each once; absent where all of it stands in the translation. */
      notKept?: NotKept[]
      figures: TranslateFigures
    }

export interface TranslateFigures {
  /** From the request's arrival at the host to its last sentence, in milliseconds. */
  elapsedMs: number
  /** Of that, inside the runtime's own `session.run`. */
  runMs: number
  /** Tokens decoded, the closing one of every sentence included. */
  tokens: number
  /** Sentences decoded, for this request or for another that wanted the same. */
  sentences: number
  /** Sentences that were translated before. */
  fromMemory: number
  /** Sentences in which the model repeated itself or found no end: stopped, and translated again in parts. */
  repaired: number
}

export interface Engine {
  /**
   * Translates texts. The stream ends after `finished`, or throws a `GlossError`; aborting the signal ends it with `cancelled`
   * and stops the work at the next decoding step.
   */
  translate(request: TranslateRequest, signal: AbortSignal): AsyncIterable<TranslateEvent>
  /** Loads the model of a pair and warms it, so that the next translation starts at once. The popup's "try again". */
  prepare(request: PrepareRequest, signal: AbortSignal): AsyncIterable<TranslateEvent>
}

export interface PrepareRequest {
  source: LanguageTag
  target: LanguageTag
}

/** What each realm is doing; one realm holds one model on one rung. */
export type RealmStatus =
  /** Files are being read and checked, or the runtime builds its sessions (`loadedBytes === totalBytes`). */
  | { phase: 'loading'; model: string; rung: Rung; loadedBytes: number; totalBytes: number }
  /** Sessions stand and one decoding step has run. Speeds are null until something was done. */
  | {
      phase: 'ready'
      model: string
      rung: Rung
      why: RungReason
      busy: boolean
      tokensPerSecond: number | null
      wordsPerSecond: number | null
    }
  /** The last attempt with this model ended so, on every rung. The next request tries again. */
  | { phase: 'failed'; model: string; rung: Rung; error: ErrorData }

/** Why a model runs where it runs. */
export type RungReason =
  /** The reader, or the request, has named the rung. */
  | 'chosen'
  /** Tested right on the graphics adapter, and measured faster there. */
  | 'adapter-faster'
  | 'adapter-slower'
  | 'adapter-failed'
  /** The build for the adapter is here and its test is still to come. */
  | 'adapter-untested'
  /** There is an adapter, and no build for it on disk. */
  | 'no-adapter-build'
  | 'software-adapter'
  | 'no-adapter'
  /** A better rung has failed and is left alone for a while. */
  | 'fallback'

export interface HostStatus {
  realms: RealmStatus[]
  downloads: DownloadStatus[]
  threads: ThreadFacts
}

/** How many threads WebAssembly may use here, and why not more. */
export interface ThreadFacts {
  count: number
  /** Cores that the browser reports. */
  cores: number
  limit: 'cores' | 'not-isolated' | 'cap'
}

/** What pages and the host may ask the background, over `runtime.sendMessage`. */
export interface Background {
  /** Resolves when the engine host listens. */
  ensureHost(): Promise<void>
  /** Shows the bubble over the active tab's selection; the popup's button. Says why not. */
  translateSelection(request: { tabId: number }): Promise<SelectionOutcome>
  /** A choice of the reader's on a page that holds for the next one, too. */
  rememberChoice(choice: { target?: LanguageTag; mode?: Mode }): Promise<void>
  /** Opens the options at one of their pages, the part of the address behind `#`: a page script cannot. */
  openOptions(request: { hash: string }): Promise<void>
  /** Translates a tab's page; the popup's button. Says why not. */
  translatePage(request: { tabId: number } & PageOrder): Promise<PageOutcome>
  /** Where the page script of a tab's top frame stands: for the button's badge, and for the next page of the tab. */
  reportPage(report: PageReport): Promise<void>
  /** Puts the script that draws the bar, the inspector and originals on the page, or into the frame, that asks. */
  loadSurfaces(): Promise<void>
  /** What frames of other sites in the tab that asks say of themselves, where Gloss may read them. */
  readFrames(): Promise<FrameReport[]>
  /** Tells all frames of the tab that asks. `by`: a number for whoever tells, who hears it too. */
  tellAlt(heard: { news: AltNews; by: number }): Promise<void>
  /** The reader has closed the inspector from within a frame of another site. */
  leaveInspector(): Promise<void>
  /** Puts the script with what a bubble needs only when it is used on the page that asks. */
  loadBubbleTools(): Promise<void>
  /** Puts the script that draws a word in its sentences on the page that asks. */
  loadWordCard(): Promise<void>
  /** Frames of other sites have loaded in the tab that asks: they follow its page, where Gloss may read them. */
  reachFrames(): Promise<void>
  /** The icon beside a selection was pressed: shows the bubble there. */
  pressSelectionIcon(): Promise<void>
  /** The icon is not wanted on the site that asks. */
  hideSelectionIcon(): Promise<void>
  /** The host's status, for `storage.session`. Accepted from our own extension pages only. */
  reportStatus(status: HostStatus): Promise<void>
  /** Words of the glossary that are translated otherwise from now on, for the pages that are. Accepted from our own pages only. */
  reportTerms(report: { terms: string[] }): Promise<void>
}
