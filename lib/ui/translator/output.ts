/**
 * A translation as it arrives: sentences are only ever appended, so that a view of 100,000 characters adds text nodes and
 * never draws what it has drawn. `run` changes when everything so far is void.
 */
import { type ReadonlySignal, batch, signal } from '@preact/signals'

export interface Output {
  run: ReadonlySignal<number>
  /** How many of `sentences` there are; read it first, then the array. */
  count: ReadonlySignal<number>
  sentences: readonly string[]
  /** The sentence being decoded, so far. */
  partial: ReadonlySignal<string>
  append(sentence: string): void
  begin(partial: string): void
  clear(): void
  text(): string
}

export function createOutput(): Output {
  const run = signal(0)
  const count = signal(0)
  const partial = signal('')
  const sentences: string[] = []
  return {
    run,
    count,
    sentences,
    partial,
    append: (sentence) =>
      batch(() => {
        sentences.push(sentence)
        count.value = sentences.length
        partial.value = ''
      }),
    begin: (text) => {
      partial.value = text
    },
    clear: () =>
      batch(() => {
        sentences.length = 0
        run.value++
        count.value = 0
        partial.value = ''
      }),
    text: () => sentences.join('').trimEnd(),
  }
}
