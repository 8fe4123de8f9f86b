/**
 * What the side panel may ask of a text that somebody reads: its gist, an answer, the passages that speak of something. Types only.
 *
 *   side panel ──Reading──► engine host ──► embedder, summariser, answerer, instruct model, our own translation
 *
 * Page text is data in both directions: a passage cannot change what is asked, and every text that comes back is text, never markup.
 * Whatever is not on this computer is left out and never fetched by itself: an extract needs nothing, `capabilities` tells what a
 * download would add.
 */
import type { LanguageTag, Priority, Rung } from './contract'
import type { ErrorData } from './errors'
import type { ReadingCapabilities } from './reading-capabilities'

/** A piece of an article, some sentences long, in the order of the page. The caller knows where on the page it stands. */
export interface Passage {
  /** The caller's own name for it, unlike any other's in the request. */
  id: string
  /** As the page has it; places in it are UTF-16 units. Never empty, never white space only. */
  text: string
  /** A heading is no sentence of a summary. `paragraph` if absent. */
  kind?: 'heading' | 'paragraph' | 'item' | 'row'
  /** Places of its sentences, in order; cut by the host if absent. What `lib/text/passages` makes can be handed over as it is. */
  sentences?: { start: number; end: number }[]
}

/** Where something stands: `passage.text.slice(start, end)`. Of a whole sentence, or of words inside it. */
export interface PassageSpan {
  /** Its id. */
  passage: string
  /** The sentence of the passage that it is, or begins in. */
  sentence: number
  start: number
  end: number
}

interface OverPassages {
  passages: Passage[]
  /** Of the passages. */
  language: LanguageTag
  /** `visible` if absent. */
  priority?: Priority
  /** Names what is asked, in the client's own words: a later request of the same unit ends this one as `cancelled`. */
  unit?: string
  /** Origin of the page it is read on. Absent: the port's own. */
  site?: string
  /** Nothing of it is kept, not even its vectors, and no translation remembered. A port of a private window is always so. */
  isPrivate?: boolean
}

/** By what passages were compared: vectors of an embedder, or the words that they share. */
export type RankedBy = 'meaning' | 'words'

/** The work that is under way; totals are known when it begins. */
export type ReadingStep =
  /** Passages into the language of the embedder, or what is shown into the reader's. */
  | 'translating'
  /** Passages as vectors. */
  | 'comparing'
  /** Parts of a long text, each condensed by itself. */
  | 'condensing'
  /** Passages read by the model that finds answers. */
  | 'searching'

/** What every stream here may tell. */
export type ReadingProgress =
  /** A model has to be brought in first. Repeated while bytes arrive. */
  | { type: 'loading'; model: string; loadedBytes: number; totalBytes: number }
  | { type: 'progress'; step: ReadingStep; done: number; total: number }
  /** The engine was lost and the request runs again: forget everything so far. */
  | { type: 'restart' }

export interface ReadingFigures {
  /** From the request's arrival at the host to its end, in milliseconds. */
  elapsedMs: number
  /** To the first text that can be read: an extract, evidence. */
  firstTextMs: number
  /** Tokens that the model which writes has read, its instructions included, and written. 0: nothing was written. */
  readTokens: number
  writtenTokens: number
  /** Parts of the text that were condensed by themselves. */
  parts: number
}

export const SUMMARY_KINDS = ['key-points', 'paragraph', 'sentence'] as const
export type SummaryKind = (typeof SUMMARY_KINDS)[number]
export const SUMMARY_LENGTHS = ['short', 'medium', 'long'] as const
export type SummaryLength = (typeof SUMMARY_LENGTHS)[number]

export interface SummariseRequest extends OverPassages {
  kind: SummaryKind
  /** How many points or sentences; a single sentence has no length. */
  length: SummaryLength
  /** What the summary is to be in; where no model here gets there, it stays in the page's language and `finished` says so. */
  outputLanguage: LanguageTag
}

/** A sentence or point of what is shown, and what it stands on. */
export interface CitedSentence {
  text: string
  /** What the page says, where `text` is its translation; only of an extract. */
  original?: string
  /** Best first; an extracted sentence has its own place. Empty where nothing on the page is like it. */
  citations: PassageSpan[]
}

export type SummaryEvent =
  | ReadingProgress
  /** Sentences of the page itself. Comes at once, by words, and again when a better one is known: it replaces the one before. */
  | { type: 'extract'; sentences: CitedSentence[]; language: LanguageTag; rankedBy: RankedBy }
  /**
   * What a model writes, as far as it has come: whole sentences, and the beginning of the next one. It replaces the one before;
   * from the first one on it stands instead of the extract. `isDone` with the last one, whose citations are by meaning.
   */
  | {
      type: 'written'
      sentences: CitedSentence[]
      unfinished: string
      language: LanguageTag
      model: string
      isDone: boolean
    }
  | {
      type: 'finished'
      /** The one that wrote the summary, and where. Absent: the extract is the summary, whatever was begun to be written. */
      model?: string
      rung?: Rung
      /** Why the extract stays although there is a model that writes: its step failed. Or why the text is not in the language asked for. */
      problem?: ErrorData
      figures: ReadingFigures
    }

/** A question and its answer from before, as they were shown. */
export interface AskedBefore {
  question: string
  answer: string
}

export interface AskRequest extends OverPassages {
  question: string
  /** Of the question; the answer is given in it. */
  questionLanguage: LanguageTag
  /** Oldest first. Only a model that writes heeds it. */
  history?: AskedBefore[]
}

/** What an answer stands on. */
export interface ReadingEvidence {
  /** As a written answer cites it: 1, 2, 3 … */
  number: number
  /** The sentence of its passage that fits best. */
  span: PassageSpan
  text: string
  /** In the language of the question, where that is another one and a model here translates it. */
  translation?: string
  /** Cosine by meaning, -1 to 1; by words above 0, and means something only beside another one of the same answer. */
  score: number
}

export interface ExactAnswer {
  /** Of the words that answer; of their whole sentence where they were found in its translation. */
  span: PassageSpan
  /** `passage.text.slice(start, end)` */
  text: string
  /** In the language of the question, where that is another one: the words alone, where they were found in a translation. */
  translation?: string
  /** How far the model's own "there is no answer" is below it, in logits. */
  score: number
}

export type AskEvent =
  | ReadingProgress
  /** The question in the language of the page, as it was looked for. Only where that is another one. */
  | { type: 'question'; text: string; language: LanguageTag }
  /** Best first. Comes at once by words, again by meaning, again translated; each replaces the one before. */
  | { type: 'evidence'; evidence: ReadingEvidence[]; rankedBy: RankedBy }
  /**
   * The words that answer it, by a model that finds answers. Null: it was read to the end, and the page does not say it. Does not
   * come without such a model; the best evidence is then "the passage that fits best".
   */
  | { type: 'answer'; answer: ExactAnswer | null; model: string }
  /** What a model writes, as far as it has come; replaces the one before. A sentence's citations are those of the evidence it names. */
  | {
      type: 'written'
      sentences: WrittenAnswer[]
      unfinished: string
      language: LanguageTag
      model: string
      isDone: boolean
    }
  | { type: 'finished'; model?: string; rung?: Rung; problem?: ErrorData; figures: ReadingFigures }

export interface WrittenAnswer {
  /** Without the marks of citation. */
  text: string
  /** Numbers of the evidence that the model named; where it named none, those that are like it. */
  evidence: number[]
}

export interface RankRequest extends OverPassages {
  query: string
  queryLanguage: LanguageTag
}

/** Every passage, best first. */
export interface Ranking {
  rankedBy: RankedBy
  passages: { id: string; score: number }[]
}

/** Served to extension pages only. */
export interface Reading {
  /** Cheap: reads what is on disk, asks nobody. */
  capabilities(request: {
    /** Of the page. */
    language: LanguageTag
    /** Of the reader. */
    readerLanguage: LanguageTag
  }): Promise<ReadingCapabilities>
  /** By vectors where an embedder serves the language, else by words. */
  rank(request: RankRequest, signal: AbortSignal): Promise<Ranking>
  /**
   * An extract at once; then, where a model that writes is on disk, its summary. A step that fails leaves what was there before,
   * and `finished` says why. Ends with `finished`, or throws a `GlossError`; aborting ends it with `cancelled`.
   */
  summarise(request: SummariseRequest, signal: AbortSignal): AsyncIterable<SummaryEvent>
  /** Evidence at once; then the exact words; then a written answer, each where its model is on disk. */
  ask(request: AskRequest, signal: AbortSignal): AsyncIterable<AskEvent>
}
