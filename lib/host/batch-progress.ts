import type { TranslateEvent } from '../messaging/contract'
import type { Sentence } from './batches'

/**
 * Which sentences of a batch are done. They are done in any order and told in theirs; a partial is shown only of the sentence
 * whose turn it is. Lives through a change of realm, so that nothing is translated or told twice.
 */
export class BatchProgress {
  readonly batch: readonly Sentence[]
  readonly #emit: (event: TranslateEvent) => void
  readonly #texts = new Map<number, string>()
  #told = 0

  constructor(batch: readonly Sentence[], emit: (event: TranslateEvent) => void) {
    this.batch = batch
    this.#emit = emit
    // White space in front of a text: nothing to wait for.
    for (const [place, { text }] of batch.entries()) if (text === '') this.#texts.set(place, '')
    this.#tell()
  }

  /** Places still to be translated. */
  open(): number[] {
    return [...this.batch.keys()].filter((place) => !this.#texts.has(place))
  }

  partial(place: number, text: string): void {
    if (place === this.#told) this.#emit({ type: 'partial', index: this.batch[place]!.index, text })
  }

  done(place: number, text: string): void {
    this.#texts.set(place, text)
    this.#tell()
  }

  #tell(): void {
    for (; this.#texts.has(this.#told); this.#told++) {
      const { index, after, isLast } = this.batch[this.#told]!
      this.#emit({ type: 'sentence', index, text: this.#texts.get(this.#told)! + after, done: isLast })
    }
  }
}
