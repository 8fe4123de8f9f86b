/** What the host can make of a text with what is on this computer, and what a download would add. Types only. */

/** What is possible for a text, and by which model. An extract and a ranking by words always are. */
export interface ReadingCapabilities {
  /** Compares by meaning: an embedder of the language, or of English and a way into it. */
  meaning: string | null
  /** Writes summaries. */
  summary: string | null
  /** Finds the words that answer a question. */
  answer: string | null
  /** Writes answers, with citations. */
  writtenAnswer: string | null
  /** The page's language into the reader's and back, where they differ; true where they do not. */
  translation: boolean
  /** What a download would add, the smallest first of each kind. Sizes as the model's page states them: the hub is not asked. */
  additions: ReadingAddition[]
}

export interface ReadingAddition {
  adds: 'meaning' | 'summary' | 'answer' | 'written-answer'
  /** To be handed to `Models.list` for exact sizes and `Models.download`. */
  model: string
  name: string
  publisher: string
  /** Absent where no public page tells. */
  licence?: string
  /** Weights of the build that the processor runs; absent where no page tells. */
  bytes?: number
}
