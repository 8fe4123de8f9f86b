/** What written sentences stand on: the page's sentences that are like them, by words while they are being written, then by meaning. */
import type { LanguageTag } from '../../messaging/contract'
import type { CitedSentence } from '../../messaging/reading-contract'
import { CITATION_LIMITS, SUPPORT, cite } from '../../text/citations'
import { type LexicalIndex, lexicalIndex, lexicalSimilarities } from '../../text/lexical-rank'
import { dot } from '../../text/lexrank'
import { type Meaning, vectorsOf } from './meaning'
import { type PageSentence, placesOf } from './page-sentences'
import type { ReadingWork } from './reading-work'

/** By meaning only those are compared that share most words with a written sentence: a page has thousands. */
const MOST_COMPARED_EACH = 24

export class Citations {
  readonly #sources: readonly PageSentence[]
  readonly #language: LanguageTag
  readonly #index: LexicalIndex
  readonly #known = new Map<string, CitedSentence>()

  /** @param sources in `language`, which is that of what is written */
  constructor(sources: readonly PageSentence[], language: LanguageTag) {
    const body = sources.filter(({ isHeading }) => !isHeading)
    this.#sources = body.length > 0 ? body : sources
    this.#language = language
    this.#index = lexicalIndex(
      this.#sources.map(({ text }) => text),
      language,
    )
  }

  /** Each sentence once: what is being written comes again with every token. */
  byWords(written: readonly string[]): CitedSentence[] {
    const unknown = written.filter((text) => !this.#known.has(text))
    if (unknown.length > 0) {
      const likeness = lexicalSimilarities(this.#index, unknown)
      for (const cited of this.#cited(unknown, this.#sources, likeness, SUPPORT.lexical))
        this.#known.set(cited.text, cited)
    }
    return written.map((text) => this.#known.get(text)!)
  }

  async byMeaning(
    work: ReadingWork,
    meaning: Meaning,
    written: readonly string[],
    language = this.#language,
  ): Promise<CitedSentence[]> {
    const near = lexicalSimilarities(this.#index, written).flatMap((row) =>
      [...row.keys()].toSorted((a, b) => row[b]! - row[a]!).slice(0, MOST_COMPARED_EACH),
    )
    const sources = [...new Set(near)].toSorted((a, b) => a - b).map((at) => this.#sources[at]!)
    const texts = sources.map(({ text }) => text)
    const vectors = await vectorsOf(work, meaning, texts, this.#language, 'passage')
    const own = await vectorsOf(work, meaning, written, language, 'passage')
    const rows = own.map((one) => Float32Array.from(vectors, (other) => dot(one, other)))
    return this.#cited(written, sources, rows, SUPPORT.embedding)
  }

  #cited(
    written: readonly string[],
    sources: readonly PageSentence[],
    likeness: readonly Float32Array[],
    threshold: number,
  ): CitedSentence[] {
    const placeOf = placesOf(sources)
    const refs = sources.map(({ text, span }) => ({ ref: span, text }))
    return cite(written, refs, likeness, { ...CITATION_LIMITS, threshold }).map(({ text, citations }) => ({
      text,
      citations: citations.map(placeOf),
    }))
  }
}
