/** What Node may call in the benchmark's page. */

export interface Run {
  elapsedMs: number
  /** Decoded, end tokens included. */
  tokens: number
}

export interface OurRun extends Run {
  /** Of the time, inside `session.run`. */
  runMs: number
}

/** One call of the pipeline: texts that are decoded together, and how long an output may be. */
export interface Call {
  texts: string[]
  cap: number
}

export interface BrowserSides {
  /** The sentences of each text. */
  split(texts: string[]): string[][]
  load(folder: string, threads: number): Promise<void>
  loadPipeline(): Promise<void>
  /** @param cap null: as the extension asks, whose engine finds the bound itself and repairs what runs away */
  ours(texts: string[], cap: number | null): Promise<OurRun>
  pipeline(calls: Call[]): Promise<Run>
}
