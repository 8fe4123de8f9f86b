import type { LanguageTag, NotKept, Rung } from '../../messaging/contract'
import type { ErrorData } from '../../messaging/errors'

/** What became of a text, so far. */
export type Phase =
  /** Nothing was asked for. */
  | { name: 'empty' }
  /** The language is being told, the engine is on its way. */
  | { name: 'starting' }
  /** The model's files are being read; once all are, the runtime builds its sessions. */
  | { name: 'loading'; source: LanguageTag; target: LanguageTag; loadedBytes: number; totalBytes: number }
  /** Sentences arrive. */
  | { name: 'running' }
  /** Without a rung all of it was known from before. `pivot`: the language that it went through. */
  | {
      name: 'done'
      rung?: Rung
      pivot?: LanguageTag
      notKept?: NotKept[]
      elapsedMs: number
      repaired: number
    }
  /** The reader has stopped it; what had arrived stays. */
  | { name: 'stopped' }
  /** The text already is in the language to translate into. */
  | { name: 'already'; language: LanguageTag }
  /** What had arrived stays. */
  | { name: 'failed'; error: ErrorData }

const UNDER_WAY: ReadonlySet<Phase['name']> = new Set(['starting', 'loading', 'running'])

export const isUnderWay = (phase: Phase) => UNDER_WAY.has(phase.name)
