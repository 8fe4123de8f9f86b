/**
 * An extract: the page's own sentences that the others are about.
 *
 *   sentences ─ many: the most central of each stretch ─► similarities, by words or by meaning ─► LexRank ─► MMR ─► order of the page
 *
 * What it costs is bounded: similarities grow with the square of the sentences, translations cost a model's step each.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { CitedSentence, SummaryKind, SummaryLength } from '../../messaging/reading-contract'
import { chooseSentences } from '../../text/choose-sentences'
import { lexicalIndex, lexicalMatrix, lexicalSimilarities } from '../../text/lexical-rank'
import { type SimilarityMatrix, cosineMatrix, lexRank } from '../../text/lexrank'
import { type Meaning, vectorsOf } from './meaning'
import { type PageSentence, placesOf } from './page-sentences'
import type { ReadingWork } from './reading-work'

/** So many are compared each with each: about ten thousand words, embedded in seconds. */
const MOST_COMPARED = 400
/** A translated sentence costs ten times an embedded one. */
const MOST_TRANSLATED = 96

export interface Wanted {
  kind: SummaryKind
  length: SummaryLength
}

export function extractByWords(
  sentences: readonly PageSentence[],
  language: LanguageTag,
  wanted: Wanted,
): CitedSentence[] {
  const compared = candidates(sentences, language, MOST_COMPARED)
  const texts = compared.map(({ text }) => text)
  return chosen(compared, lexicalMatrix(lexicalIndex(texts, language)), wanted)
}

export async function extractByMeaning(
  work: ReadingWork,
  meaning: Meaning,
  sentences: readonly PageSentence[],
  language: LanguageTag,
  wanted: Wanted,
): Promise<CitedSentence[]> {
  const most = meaning.isThroughTranslation ? MOST_TRANSLATED : MOST_COMPARED
  const compared = candidates(sentences, language, most)
  const texts = compared.map(({ text }) => text)
  const vectors = await vectorsOf(work, meaning, texts, language, 'passage')
  return chosen(compared, cosineMatrix(vectors), wanted)
}

function chosen(
  sentences: readonly PageSentence[],
  similarity: SimilarityMatrix,
  { kind, length }: Wanted,
): CitedSentence[] {
  const ranks = lexRank(similarity)
  const ranked = sentences.map(({ text, span }, at) => ({ ref: span, text, salience: ranks[at]! }))
  const placeOf = placesOf(sentences)
  return chooseSentences(ranked, similarity, kind, length).map(({ text, citations }) => ({
    text,
    citations: citations.map(placeOf),
  }))
}

/**
 * Of a long text the sentence of each stretch that is most like the whole of it, weighed by words (the centroid of Radev et al.
 * 2004, "Centroid-based summarization of multiple documents", section 2), so that no part is passed over. Headings only where
 * there is nothing else.
 */
export function candidates(
  sentences: readonly PageSentence[],
  language: LanguageTag,
  most: number,
): PageSentence[] {
  const body = sentences.filter(({ isHeading }) => !isHeading)
  const all = body.length > 0 ? body : [...sentences]
  if (all.length <= most) return all
  const texts = all.map(({ text }) => text)
  const [likeness] = lexicalSimilarities(lexicalIndex(texts, language), [texts.join('\n')])
  return Array.from({ length: most }, (_, stretch) => {
    const from = Math.floor((stretch * all.length) / most)
    const to = Math.floor(((stretch + 1) * all.length) / most)
    let best = from
    for (let at = from + 1; at < to; at++) if (likeness![at]! > likeness![best]!) best = at
    return all[best]!
  })
}
