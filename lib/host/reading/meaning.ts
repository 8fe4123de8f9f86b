/**
 * Comparing by meaning: which embedder reads a language, by itself or through a translation.
 *
 *   text ─ embedder of its language ─────────────────────► vector
 *        └ none: translated into English, embedder of that ─► vector
 */
import type { LanguageTag } from '../../messaging/contract'
import { canTranslate, readerHere } from '../../models/choose-reader'
import type { RunnableModel } from '../../models/runnable'
import { sameLanguage } from '../../text/language'
import type { ReadingWork } from './reading-work'

/** The language of the embedder that is always here. */
const SHIPPED_LANGUAGE = 'en'

export interface Meaning {
  embedder: RunnableModel
  /** What it is given. */
  language: LanguageTag
  /** Every text has to be translated first, which costs more than embedding it. */
  isThroughTranslation: boolean
}

/** Null: texts of this language can only be compared by their words. */
export function meaningOf(here: RunnableModel[], language: LanguageTag): Meaning | null {
  const own = readerHere(here, 'feature-extraction', language)
  if (own) return { embedder: own, language, isThroughTranslation: false }
  const other = readerHere(here, 'feature-extraction', SHIPPED_LANGUAGE)
  return other && canTranslate(here, language, SHIPPED_LANGUAGE)
    ? { embedder: other, language: SHIPPED_LANGUAGE, isThroughTranslation: true }
    : null
}

/** Whether a text of this language can be brought before the embedder. */
export const isReadable = (here: RunnableModel[], { language }: Meaning, source: LanguageTag): boolean =>
  sameLanguage(source, language) || canTranslate(here, source, language)

/** Vectors of texts in `language`, translated first where the embedder does not read it. */
export async function vectorsOf(
  work: ReadingWork,
  { embedder, language: read }: Meaning,
  texts: readonly string[],
  language: LanguageTag,
  role: 'query' | 'passage',
): Promise<Float32Array[]> {
  const prefix = embedder.entry.prefixes?.[role] ?? ''
  const translated = await work.translate(texts, language, read, role === 'passage')
  return await work.vectors(
    translated.map((text) => prefix + text),
    embedder,
    role === 'passage',
  )
}
