import type { TranslateEvent } from '../messaging/contract'
import type { Sentence } from './request-sentences'

/**
 * The sentences of one request. They are done in any order and told in theirs; a partial is shown only of the sentence whose turn
 * it is.
 */
export class OrderedSentences {
  readonly #emit: (event: TranslateEvent) => void
  readonly #sentences: Sentence[] = []
  readonly #texts = new Map<number, string>()
  #told = 0

  constructor(emit: (event: TranslateEvent) => void) {
    this.#emit = emit
  }

  /** Returns its place, by which it is done later. White space in front of a text has nothing to wait for. */
  add(sentence: Sentence): number {
    const place = this.#sentences.push(sentence) - 1
    if (sentence.text === '') this.done(place, '')
    return place
  }

  partial(place: number, text: string): void {
    if (place === this.#told) this.#emit({ type: 'partial', index: this.#sentences[place]!.index, text })
  }

  done(place: number, text: string): void {
    this.#texts.set(place, text)
    for (; this.#texts.has(this.#told); this.#told++) {
      const { index, after, isLast } = this.#sentences[this.#told]!
      this.#emit({ type: 'sentence', index, text: this.#texts.get(this.#told)! + after, done: isLast })
      this.#texts.delete(this.#told)
    }
  }
}
