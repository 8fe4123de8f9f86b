/**
 * One summary: the extract that is there at once, then what a model writes in its place.
 *
 *   idle ─ run ─► running ─┬─ finished ─► done
 *     ▲                    ├─ stop ─────► stopped   what has come stays
 *     └── forget ──────────┴─ error ────► failed    what has come stays
 *
 * Lifetime: one run at a time; whoever is no longer the current run writes nothing.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type {
  CitedSentence,
  RankedBy,
  Reading,
  ReadingProgress,
  SummaryEvent,
  SummaryKind,
  SummaryLength,
} from '../../messaging/reading-contract'
import type { Source } from './source'

export interface SummaryChoices {
  kind: SummaryKind
  length: SummaryLength
  language: LanguageTag
}

export type Step = Exclude<ReadingProgress, { type: 'restart' }>
export type Finished = Extract<SummaryEvent, { type: 'finished' }>

export type SummaryPhase =
  | { name: 'idle' }
  /** `step`: null until the host has told of any. */
  | { name: 'running'; step: Step | null }
  | { name: 'done'; finished: Finished }
  | { name: 'stopped' }
  | { name: 'failed'; error: ErrorData }

export interface ShownSummary {
  by: 'extract' | 'written'
  kind: SummaryKind
  sentences: CitedSentence[]
  /** The beginning of a sentence that is still being written. */
  unfinished: string
  language: LanguageTag
  /** Of an extract. */
  rankedBy: RankedBy
}

export interface SummaryState {
  phase: ReadonlySignal<SummaryPhase>
  shown: ReadonlySignal<ShownSummary | null>
  run(source: Source, choices: SummaryChoices): Promise<void>
  stop(): void
  forget(): void
  /** As it was in another life of the panel. */
  putBack(shown: ShownSummary, finished: Finished): void
}

export function createSummary(reading: Pick<Reading, 'summarise'>): SummaryState {
  const phase = signal<SummaryPhase>({ name: 'idle' })
  const shown = signal<ShownSummary | null>(null)
  let run = new AbortController()

  function take(event: SummaryEvent, kind: SummaryKind, extract: ShownSummary | null): ShownSummary | null {
    switch (event.type) {
      case 'loading':
      case 'progress':
        phase.value = { name: 'running', step: event }
        return extract
      case 'restart':
        shown.value = null
        return null
      case 'extract': {
        const { sentences, language, rankedBy } = event
        const now: ShownSummary = { by: 'extract', kind, sentences, unfinished: '', language, rankedBy }
        if (shown.value?.by !== 'written') shown.value = now
        return now
      }
      case 'written': {
        const { sentences, unfinished, language } = event
        shown.value = { by: 'written', kind, sentences, unfinished, language, rankedBy: 'meaning' }
        return extract
      }
      case 'finished':
        // Without a writer the extract is the summary, whatever was begun to be written.
        if (event.model === undefined && extract) shown.value = extract
        phase.value = { name: 'done', finished: event }
        return extract
    }
  }

  return {
    phase,
    shown,
    async run(source, { kind, length, language: outputLanguage }) {
      run.abort()
      const { signal: mine } = (run = new AbortController())
      phase.value = { name: 'running', step: null }
      shown.value = null
      let extract: ShownSummary | null = null
      try {
        const request = { ...requestOf(source, outputLanguage), kind, length, outputLanguage }
        for await (const event of reading.summarise(request, mine)) {
          if (mine.aborted) return
          extract = take(event, kind, extract)
        }
      } catch (error) {
        if (!mine.aborted) phase.value = { name: 'failed', error: toErrorData(error) }
      }
    },
    stop() {
      if (phase.value.name !== 'running') return
      run.abort()
      if (shown.value) shown.value = { ...shown.value, unfinished: '' }
      phase.value = { name: 'stopped' }
    },
    forget() {
      run.abort()
      phase.value = { name: 'idle' }
      shown.value = null
    },
    putBack(summary, finished) {
      shown.value = summary
      phase.value = { name: 'done', finished }
    },
  }
}

/** What every request says of its text. A language that nobody can tell is taken for the reader's. */
export function requestOf(source: Source, readerLanguage: LanguageTag) {
  const site = URL.parse(source.address)?.origin
  return {
    passages: source.passages,
    language: source.language ?? readerLanguage,
    isPrivate: source.isPrivate,
    ...(site && site !== 'null' && { site }),
  }
}
