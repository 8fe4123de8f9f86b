/** A model being tested, and tried with an input of the reader's: what every rung said, and what came out. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Rung } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Models, TrialEvent, TrialInput, Verdict } from '../../messaging/models-contract'

export interface Trial {
  phase: 'idle' | 'running' | 'done' | 'failed'
  /** What is being loaded now. */
  loading: { rung: Rung; loadedBytes: number; totalBytes: number } | null
  verdicts: Verdict[]
  output: { text: string; rung: Rung; elapsedMs: number } | null
  error: ErrorData | null
}

export interface TrialState {
  trial: ReadonlySignal<Trial>
  /** One at a time; a new one ends the one before. */
  run(input?: TrialInput): Promise<void>
  stop(): void
}

const IDLE: Trial = { phase: 'idle', loading: null, verdicts: [], output: null, error: null }

export function createTrial(models: Pick<Models, 'trial'>, model: string): TrialState {
  const trial = signal(IDLE)
  let run = new AbortController()

  const take = (event: TrialEvent): void => {
    const before = trial.value
    switch (event.type) {
      case 'loading':
        trial.value = { ...before, loading: event }
        return
      case 'tested':
        trial.value = { ...before, loading: null, verdicts: [...before.verdicts, event.verdict] }
        return
      case 'output':
        trial.value = { ...before, loading: null, output: event }
    }
  }

  return {
    trial,
    run: async (input) => {
      run.abort()
      const { signal: mine } = (run = new AbortController())
      trial.value = { ...IDLE, phase: 'running' }
      try {
        for await (const event of models.trial({ model, ...(input && { input }) }, mine)) {
          if (mine.aborted) return
          take(event)
        }
        if (!mine.aborted) trial.value = { ...trial.value, phase: 'done', loading: null }
      } catch (error) {
        if (mine.aborted) return
        trial.value = { ...trial.value, phase: 'failed', loading: null, error: toErrorData(error) }
      }
    },
    stop: () => {
      run.abort()
      if (trial.value.phase === 'running') trial.value = { ...trial.value, phase: 'idle', loading: null }
    },
  }
}
