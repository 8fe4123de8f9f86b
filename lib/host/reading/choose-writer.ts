/** Which model writes about a text, in which language it reads it and in which it writes. Pure. */
import type { LanguageTag } from '../../messaging/contract'
import { canTranslate, readerHere, reads } from '../../models/choose-reader'
import type { RunnableModel } from '../../models/runnable'
import { sameLanguage } from '../../text/language'

export interface ChosenWriter {
  model: RunnableModel
  /** The page's, or that into which the page is translated for it. */
  reads: LanguageTag
  /** What it writes; where the reader wants another language, that is translated. */
  writes: LanguageTag
}

/** The language that most models which write were made for. */
const COMMON: LanguageTag = 'en'

/** One that follows instructions before one that only summarises: it heeds the kind of summary that is wanted. */
export function writerOfSummary(
  here: RunnableModel[],
  page: LanguageTag,
  output: LanguageTag,
): ChosenWriter | null {
  const direct = readerHere(here, 'text-generation', page) ?? readerHere(here, 'summarization', page)
  if (direct) return { model: direct, reads: page, writes: written(here, direct, page, output) }
  if (sameLanguage(page, COMMON) || !canTranslate(here, page, COMMON)) return null
  const other = readerHere(here, 'text-generation', COMMON) ?? readerHere(here, 'summarization', COMMON)
  return other && { model: other, reads: COMMON, writes: written(here, other, COMMON, output) }
}

/** Answers are written in the language of the question, in which the evidence is there too, as far as it could be translated. */
export function writerOfAnswer(here: RunnableModel[], question: LanguageTag): RunnableModel | null {
  return readerHere(here, 'text-generation', question)
}

/** Our own translation where there is one: a small model writes best what it reads. */
function written(
  here: RunnableModel[],
  { entry }: RunnableModel,
  read: LanguageTag,
  output: LanguageTag,
): LanguageTag {
  if (sameLanguage(read, output) || canTranslate(here, read, output)) return read
  return reads(entry, 'text-generation', output) ? output : read
}
