/**
 * How many tokens a text takes, known at once: a model's tokenizer is asked for each word once, in another Worker, and a text is
 * the sum of its words. Tokenizers of the models at hand end a token before white space (`lib/engine/tasks/place-tokens`).
 */
const WORDS = /\s*\S+/gu
/** Of a word that nobody asked for (the half of one): as many as it can be, a token for each byte of it. */
const bytes = (word: string) => new TextEncoder().encode(word).length

export class WordCounts {
  readonly #known = new Map<string, number>()
  readonly #ask: (words: string[]) => Promise<number[]>

  /** @param ask how many tokens each word is, without those around a text */
  constructor(ask: (words: string[]) => Promise<number[]>) {
    this.#ask = ask
  }

  async learn(texts: Iterable<string>): Promise<void> {
    const unknown = new Set<string>()
    for (const text of texts) for (const word of wordsOf(text)) if (!this.#known.has(word)) unknown.add(word)
    if (unknown.size === 0) return
    const words = [...unknown]
    const counts = await this.#ask(words)
    for (const [at, word] of words.entries()) this.#known.set(word, counts[at]!)
  }

  readonly count = (text: string): number => {
    let sum = 0
    for (const word of wordsOf(text)) sum += this.#known.get(word) ?? bytes(word)
    return sum
  }
}

/** With one space before each, whatever space there was: texts are joined by other ones. */
function* wordsOf(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORDS)) yield ` ${word.trimStart()}`
}
