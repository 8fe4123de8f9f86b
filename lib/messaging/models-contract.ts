/**
 * What surfaces may ask of the models: what a hub has, what is fetched, kept, tested and tried. Types only.
 *
 *   options page, popup, bubble ──Models──► engine host ──► hub, downloads, store
 *
 * What is on disk they read themselves (`lib/models/overview`): every context of the extension sees the same store.
 */
import type { Dtype, GlossaryChange, GlossaryEntry, LanguageTag, Rung, Task } from './contract'
import type { ErrorData } from './errors'

/** A build of a model: the files of one dtype, small ones included. */
export interface BuildListing {
  dtype: Dtype
  bytes: number
  /** Of these, what is not on this computer yet. */
  bytesToFetch: number
}

/** A model as a hub has it now. */
export interface ModelListing {
  model: string
  name: string
  task: Task
  commit: string
  /** Absent where no public page tells. */
  licence?: string
  publisher: string
  /** Host name of the hub or mirror. */
  host: string
  builds: BuildListing[]
  /** What this computer would run, one that the processor runs among them; their sizes are to be summed. */
  recommended: Dtype[]
}

export interface OfferedModel {
  id: string
  name: string
  source: LanguageTag
  target: LanguageTag
  /** Absent where no public page tells. */
  licence?: string
  publisher: string
  dtypes: Dtype[]
  /** To fetch; absent when the hub could not be asked, 0 when it is here. */
  bytes?: number
}

/** What would make a pair of languages possible. */
export interface Offer {
  /** One, or two where the way leads through another language. */
  models: OfferedModel[]
  /** The language between, where there is one. */
  pivot?: LanguageTag
  host: string
  /** Of all models together; absent when the hub could not be asked. */
  bytes?: number
  /** At the rate of the last download; absent when there was none. */
  secondsLeft?: number
  /** Why there are no sizes: the hub is down, this computer is offline. */
  problem?: ErrorData
}

export interface DownloadProgress {
  /** `waiting`: another context is fetching this file. `checking`: all bytes are here and are being verified. */
  phase: 'waiting' | 'fetching' | 'checking'
  file: string
  /** Of all files together; what was here before is counted. */
  bytesHere: number
  totalBytes: number
  bytesPerSecond: number
  /** Absent until there is a rate. */
  secondsLeft?: number
}

export interface DownloadStatus {
  model: string
  commit: string
  state: 'running' | 'paused' | 'failed' | 'done'
  progress?: DownloadProgress
  error?: ErrorData
}

/** What is known of a model on one rung of this computer. */
export interface Verdict {
  model: string
  commit: string
  rung: Rung
  /** Which adapter and driver; empty on the processor. */
  adapter: string
  outcome: 'passed' | 'failed'
  /** Why it failed. */
  error?: ErrorData
  /** Against the reference rung, the worst step: 1 is the same direction. */
  cosine?: number
  /** Share of steps on which both rungs want the same token, 0 to 1. */
  argMaxAgreement?: number
  tokensPerSecond?: number
  wordsPerSecond?: number
  atMs: number
  /** Failures in a row. */
  strikes: number
  /** A failed rung is left alone until then. */
  retryAtMs?: number
}

/** What a model is tried with, by its task. */
export type TrialInput =
  | { task: 'translation'; text: string; source: LanguageTag; target: LanguageTag }
  | { task: 'summarization'; text: string }
  | { task: 'question-answering'; question: string; context: string }
  | { task: 'text-generation'; prompt: string }
  | { task: 'feature-extraction'; texts: [string, string] }

export type TrialEvent =
  | { type: 'loading'; rung: Rung; loadedBytes: number; totalBytes: number }
  /** A rung was tested: right or wrong, and how fast. */
  | { type: 'tested'; verdict: Verdict }
  /** What the model makes of the input; text of a model, never markup. Similarity for `feature-extraction`: 0 to 1 in words. */
  | { type: 'output'; text: string; rung: Rung; elapsedMs: number }

export interface CheckReport {
  /** Files that are whole. */
  good: number
  /** Files that were not, and are gone: their models are to be downloaded again. */
  badModels: string[]
  /** Files on disk that belonged to nothing, removed. */
  orphans: number
}

/** Of translations: in the memory of the engine's process, as long as that lives, and on disk. */
export interface RememberedBytes {
  inMemory: number
  onDisk: number
}

/** What the reader chose about models and the engine. Absent: as Gloss comes. */
export interface ModelPreferences {
  /** Origin of the hub or a mirror of it. */
  host?: string
  /** Most bytes of models on disk. */
  budgetBytes?: number
  /** A rung that a model is to run on, whatever was measured; by model. */
  rungs?: Record<string, Rung>
  /** A realm that nobody uses ends after so many minutes. */
  idleMinutes?: number
  /** Greedily, or as carefully as each model was published with. Absent: selections carefully, the rest greedily. */
  quality?: 'speed' | 'quality'
  /** Translations are remembered on this computer's disk too, and not only as long as the browser runs. Absent: they are not. */
  rememberTranslations?: boolean
  /** What was translated, summarised and answered is kept to be read again. Absent: it is not. */
  keepHistory?: boolean
  /** Words that are to be translated so and not otherwise, or stay as they are. */
  glossary?: GlossaryEntry[]
}

/** Words that are to stay as they are, or no longer, said beside their translation. */
export interface KeepWord {
  term: string
  source: LanguageTag
  target: LanguageTag
}

/** Served to extension pages; to page scripts only `offer`, `download`, `pause`, `cancel` and `keepWord`. */
export interface Models {
  /** What would make the pair possible, the hub asked for sizes; null when nothing in the catalogue would. */
  offer(request: { source: LanguageTag; target: LanguageTag }, signal: AbortSignal): Promise<Offer | null>
  /** A model at the hub, of the catalogue or any other that Gloss can run. */
  list(request: { model: string }, signal: AbortSignal): Promise<ModelListing>
  /**
   * Fetches builds of a model, the recommended ones if none is named; goes on where an earlier download stopped. It does not
   * end with the stream: only `pause` and `cancel` stop it. The stream ends when it is whole, or throws why it is not.
   */
  download(request: DownloadOrder, signal: AbortSignal): AsyncIterable<DownloadStatus>
  /** What has arrived is kept. */
  pause(request: { model: string }): Promise<void>
  /** Files that are not whole are removed. */
  cancel(request: { model: string }): Promise<void>
  /** Ends its realm, stops its download, removes its files. */
  remove(request: { model: string }): Promise<void>
  /** A pinned model is never evicted. */
  pin(request: { model: string; pinned: boolean }): Promise<void>
  /** Reads every file again and compares it with its digest. */
  check(request: Record<never, never>, signal: AbortSignal): Promise<CheckReport>
  /** Models of which the hub has a newer commit; remembered in their records. */
  lookForUpdates(request: Record<never, never>, signal: AbortSignal): Promise<string[]>
  /** Tests every rung whose files are here against the reference, and measures it. With an input, also runs it once. */
  trial(request: { model: string; input?: TrialInput }, signal: AbortSignal): AsyncIterable<TrialEvent>
  /** What was found out about a model's rungs is forgotten, quarantine included; about all models without one. */
  forgetVerdicts(request: { model?: string }): Promise<void>
  /** How much is remembered of what was translated. */
  remembered(request: Record<never, never>): Promise<RememberedBytes>
  /** What was translated is forgotten: all of it; or what was read on one site (an origin), and then in the history, too. */
  forgetTranslations(request: { site?: string }): Promise<void>
  /** A model of the reader's own has been tried and is to stay; for a translation model that does not say it, from what into what. */
  adopt(request: { model: string; pair?: { source: LanguageTag; target: LanguageTag } }): Promise<void>
  /** The glossary keeps a word as it is, or has what it said of it before; what is asked for from then on is served so. */
  keepWord(request: KeepWord & { isKept: boolean }): Promise<void>
  /** Changes the glossary as it stands then. `left`: of what was to be added, that for which there was no room. */
  changeGlossary(change: GlossaryChange): Promise<{ left: GlossaryEntry[] }>
  /** Changes preferences; what is not named stays, `null` goes back to how Gloss comes. */
  prefer(change: { [Name in keyof ModelPreferences]: ModelPreferences[Name] | null }): Promise<void>
}

export interface DownloadOrder {
  model: string
  dtypes?: Dtype[]
  /** The newest one, if another commit is here. */
  update?: boolean
}
