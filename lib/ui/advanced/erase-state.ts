/** Deleting everything that Gloss has on this computer. It cannot be taken back; what fails is told, and can be tried again. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type ErrorData, toErrorData } from '../../messaging/errors'

export interface EraseState {
  phase: ReadonlySignal<'idle' | 'running' | 'done'>
  error: ReadonlySignal<ErrorData | null>
  erase(): Promise<void>
}

export function createEraseState(eraseEverything: () => Promise<void>): EraseState {
  const phase = signal<'idle' | 'running' | 'done'>('idle')
  const error = signal<ErrorData | null>(null)
  return {
    phase,
    error,
    erase: async () => {
      error.value = null
      phase.value = 'running'
      try {
        await eraseEverything()
        phase.value = 'done'
      } catch (thrown) {
        error.value = toErrorData(thrown)
        phase.value = 'idle'
      }
    },
  }
}
