/**
 * A question about a text, from what can be had at once to what is best.
 *
 *   question ─► in the page's language ─► evidence by words ─► by meaning ─► translated
 *        ├─ a model that finds answers is here ─► the exact words, or that there are none
 *        └─ a model that writes is here ─► an answer written from the evidence
 *
 * Failure: a step that fails leaves what was there before, and its error is told at the end; a cancel ends it at once.
 */
import type { LanguageTag, Rung } from '../../messaging/contract'
import { toErrorData } from '../../messaging/errors'
import type { AskEvent, AskRequest } from '../../messaging/reading-contract'
import { canTranslate } from '../../models/choose-reader'
import { sameLanguage } from '../../text/language'
import type { Passage } from '../../text/passages'
import { attempt } from './attempt'
import { writerOfAnswer } from './choose-writer'
import { answererOf, findAnswer } from './find-answer'
import { type Found, evidenceByMeaning, evidenceByWords, told } from './find-evidence'
import { readPassages } from './page-sentences'
import { type Query, type RankedTexts, byMeaning, byWords, meaningFor, queryIn } from './rank'
import type { ReadingWork } from './reading-work'
import { writeAnswer } from './write-answer'

type Emit = (event: AskEvent) => void

interface Asked {
  passages: Passage[]
  /** Of the page. */
  language: LanguageTag
  asked: Query
  onPage: Query
}

export async function ask(request: AskRequest, work: ReadingWork, emit: Emit): Promise<void> {
  const { language, question, questionLanguage } = request
  const passages = readPassages(request.passages, language)
  const asked: Query = { text: question, language: questionLanguage }
  const problems: unknown[] = []
  const onPage = (await attempt(work, problems, () => queryIn(work, asked, language))) ?? asked
  if (onPage !== asked && !sameLanguage(language, questionLanguage))
    emit({ type: 'question', text: onPage.text, language })
  const about: Asked = { passages, language, asked, onPage }

  const { ranked, evidence } = await gather(about, work, problems, emit)
  const answerer = answererOf(work.here, language)
  if (answerer)
    await attempt(work, problems, async () => {
      const best = ranked.order.map(({ index }) => passages[index]!)
      const answer = await findAnswer(work, answerer, best, language, asked)
      emit({ type: 'answer', answer, model: answerer.model.entry.id })
    })
  const writer = writerOfAnswer(work.here, questionLanguage)
  let rung: Rung | undefined
  if (writer && evidence.length > 0)
    rung = await attempt(work, problems, async () => {
      const texts = await inTheirs(
        about,
        evidence.map(({ passage }) => passage.text),
        work,
      )
      const task = { question, evidence: texts, history: request.history ?? [], language: questionLanguage }
      return await writeAnswer(work, writer, task, (sentences, unfinished, isDone) => {
        const model = writer.entry.id
        emit({ type: 'written', sentences, unfinished, language: questionLanguage, model, isDone })
      })
    })
  const [problem] = problems
  emit({
    type: 'finished',
    ...(writer && rung && { model: writer.entry.id, rung }),
    ...(problem !== undefined && { problem: toErrorData(problem) }),
    figures: work.finishedFigures(),
  })
}

async function gather(
  about: Asked,
  work: ReadingWork,
  problems: unknown[],
  emit: Emit,
): Promise<{ ranked: RankedTexts; evidence: Found[] }> {
  const { passages, language, asked, onPage } = about
  const texts = passages.map(({ text }) => text)
  const show = (found: readonly Found[], { rankedBy }: RankedTexts) => {
    if (found.length > 0) work.hasText()
    emit({ type: 'evidence', evidence: told(found), rankedBy })
  }
  let ranked = byWords(texts, language, onPage.text)
  let evidence = evidenceByWords(passages, language, ranked, onPage)
  show(evidence, ranked)
  const meaning = meaningFor(work, language, asked.language)
  if (meaning)
    await attempt(work, problems, async () => {
      const better = await byMeaning(work, meaning, texts, language, asked, ranked.order)
      const found = await evidenceByMeaning(work, meaning, passages, language, better, asked)
      if (found.length === 0) return
      ranked = better
      evidence = found
      show(evidence, ranked)
    })
  if (evidence.length > 0 && canBeShown(about, work))
    await attempt(work, problems, async () => {
      const translated = await inTheirs(
        about,
        evidence.map(({ text }) => text),
        work,
      )
      evidence = evidence.map((one, at) => ({ ...one, translation: translated[at]! }))
      show(evidence, ranked)
    })
  return { ranked, evidence }
}

const canBeShown = ({ language, asked }: Asked, { here }: ReadingWork): boolean =>
  !sameLanguage(language, asked.language) && canTranslate(here, language, asked.language)

/** In the language of the question, where a model here gets there. */
async function inTheirs(about: Asked, texts: string[], work: ReadingWork): Promise<string[]> {
  if (!canBeShown(about, work)) return texts
  const translated = await work.translate(texts, about.language, about.asked.language)
  return translated.map((text) => text.trim())
}
