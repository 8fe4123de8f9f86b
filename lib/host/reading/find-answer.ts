/**
 * The words of the page that answer a question, found by a model that reads it.
 *
 *   the best passages ─► each by itself, in windows ─► the best span of all, or none
 *        └ the model reads another language: their translations ─► span ─► the sentence of the page that it is of
 */
import type { LanguageTag } from '../../messaging/contract'
import type { ExactAnswer } from '../../messaging/reading-contract'
import type { Answer } from '../../messaging/realm-contract'
import { canTranslate, readerHere } from '../../models/choose-reader'
import type { RunnableModel } from '../../models/runnable'
import { bestAnswer } from '../../text/answers'
import { sameLanguage } from '../../text/language'
import { type Passage, sentenceText, sentencesAt } from '../../text/passages'
import { withSentences } from './page-sentences'
import { type Query, queryIn } from './rank'
import type { ReadingWork } from './reading-work'

const COMMON: LanguageTag = 'en'
/** The answer is in the first of them nearly always, and each takes a tenth of a second and more. */
const MOST_READ = 12

export interface Answerer {
  model: RunnableModel
  /** What it reads: the language of the page, or one that it can be translated into. */
  language: LanguageTag
}

export function answererOf(here: RunnableModel[], page: LanguageTag): Answerer | null {
  const own = readerHere(here, 'question-answering', page)
  if (own) return { model: own, language: page }
  const other = canTranslate(here, page, COMMON) ? readerHere(here, 'question-answering', COMMON) : null
  return other && { model: other, language: COMMON }
}

/** @param passages best first @returns null: they do not seem to say it */
export async function findAnswer(
  work: ReadingWork,
  { model, language: read }: Answerer,
  passages: readonly Passage[],
  language: LanguageTag,
  asked: Query,
): Promise<ExactAnswer | null> {
  const given = passages.slice(0, MOST_READ)
  const sentences = given.flatMap((passage) => passage.sentences.map((_, at) => sentenceText(passage, at)))
  const isTranslated = !sameLanguage(read, language)
  const texts = isTranslated ? withSentences(given, await work.translate(sentences, language, read)) : given
  const { text: question } = await queryIn(work, asked, read)
  const found = await answers(work, model, question, texts)
  const best = bestAnswer(found, model.entry.nullThreshold)
  if (!best) return null
  const passage = given[best.index]!
  const words = found[best.index]!
  const touched = sentencesAt(texts[best.index]!, words)
  const sentence = touched[0]?.sentence ?? 0
  const last = touched.at(-1)?.sentence ?? 0
  const place = isTranslated
    ? { start: passage.sentences[sentence]!.start, end: passage.sentences[last]!.end }
    : { start: words.start, end: words.end }
  return {
    span: { passage: passage.id, sentence, ...place },
    text: passage.text.slice(place.start, place.end),
    ...(await translation(work, words.answer, read, language, asked.language)),
    score: best.margin,
  }
}

async function answers(
  work: ReadingWork,
  model: RunnableModel,
  question: string,
  passages: readonly Passage[],
): Promise<Answer[]> {
  const found: Answer[] = []
  work.progress('searching', 0, passages.length)
  await work.onModel(model, async (realm, stop) => {
    // What was read before it was stopped is not read again.
    for (const { text } of passages.slice(found.length)) {
      for await (const event of realm.answer({ question, context: text }, stop))
        if (event.type === 'answered') found.push(event.result)
      work.progress('searching', found.length, passages.length)
    }
  })
  return found
}

async function translation(
  work: ReadingWork,
  words: string,
  read: LanguageTag,
  page: LanguageTag,
  asked: LanguageTag,
): Promise<{ translation?: string }> {
  if (sameLanguage(asked, page)) return {}
  if (sameLanguage(asked, read)) return { translation: words }
  if (!canTranslate(work.here, read, asked)) return {}
  const [text] = await work.translate([words], read, asked, false)
  return { translation: text!.trim() }
}
