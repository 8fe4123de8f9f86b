/** "Try again" beside a model that failed: which are being tried. How it goes is in the host's status, as for every load. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Engine } from '../messaging/contract'
import { modelPair } from './model-name'

export interface RetryModel {
  retrying: ReadonlySignal<ReadonlySet<string>>
  retry(model: string): Promise<void>
}

export function createRetry(engine: Pick<Engine, 'prepare'>): RetryModel {
  const retrying = signal<ReadonlySet<string>>(new Set())
  return {
    retrying,
    retry: async (model) => {
      const pair = modelPair(model)
      if (!pair || retrying.value.has(model)) return
      retrying.value = new Set([...retrying.value, model])
      try {
        for await (const _ of engine.prepare(pair, new AbortController().signal));
      } catch {
        // The status names the reason.
      } finally {
        retrying.value = new Set([...retrying.value].filter((other) => other !== model))
      }
    },
  }
}
