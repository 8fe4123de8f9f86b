/**
 * What proves an answer when question and page are in different languages: the sentence as it stands on the page, and in the
 * reader's language. The model reads translations; what is lit on the page are originals, so the way back is by sentence.
 *
 *   page's sentence ─► translation ─┬─ joined ─► model ─► span ─► translations it touches ─► the page's sentences
 */
import type { LanguageTag } from '../messaging/contract'
import { type JoinedText, joinTexts, piecesAt } from './joined-text'
import type { SentenceRef, TextSpan } from './passages'

export interface TranslatedSentence {
  ref: SentenceRef
  original: string
  translation: string
}

export interface Evidence {
  /** The page's language, and the reader's. */
  source: LanguageTag
  target: LanguageTag
  sentences: EvidenceSentence[]
}

export interface EvidenceSentence extends TranslatedSentence {
  /** The answer's words in the translation; null in a sentence that only stands beside them. */
  inTranslation: TextSpan | null
}

/** What the model reads in place of the page. */
export function joinTranslations(sentences: readonly TranslatedSentence[]): JoinedText<TranslatedSentence> {
  return joinTexts(sentences, ({ translation }) => translation)
}

/** @param span of the answer, in the joined translations */
export function evidenceAt(
  joined: JoinedText<TranslatedSentence>,
  span: TextSpan,
  languages: { source: LanguageTag; target: LanguageTag },
): Evidence {
  const sentences = piecesAt(joined, span).map(({ source, span }) => ({ ...source, inTranslation: span }))
  return { ...languages, sentences }
}
