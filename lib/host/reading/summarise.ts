/**
 * A summary, from what can be had at once to what is best.
 *
 *   sentences ─► extract by words ─► extract by meaning ─► in the reader's language
 *        └─ a model that writes is here ─► condensed, written, cited ─► in the reader's language
 *
 * Failure: a step that fails leaves what was there before, and its error is told at the end; a cancel ends it at once.
 */
import type { LanguageTag, Rung } from '../../messaging/contract'
import { GlossError, toErrorData } from '../../messaging/errors'
import type {
  CitedSentence,
  RankedBy,
  SummariseRequest,
  SummaryEvent,
} from '../../messaging/reading-contract'
import { catalog } from '../../models/catalog'
import { chooseRoute } from '../../models/choose'
import { canTranslate } from '../../models/choose-reader'
import { sameLanguage } from '../../text/language'
import type { Passage } from '../../text/passages'
import { attempt } from './attempt'
import { type ChosenWriter, writerOfSummary } from './choose-writer'
import { Citations } from './cited'
import { extractByMeaning, extractByWords } from './extract'
import { isReadable, meaningOf } from './meaning'
import { type PageSentence, pageSentences, readPassages, withSentences } from './page-sentences'
import { SUMMARY_COUNTS } from './prompts'
import { readSummary } from './read-written'
import type { ReadingWork } from './reading-work'
import { writeSummary } from './write-summary'
import { writerOn } from './writers'

type Emit = (event: SummaryEvent) => void

/** Of fewer sentences the extract says all that a model could. */
const FEWEST_SENTENCES = 3

export async function summarise(request: SummariseRequest, work: ReadingWork, emit: Emit): Promise<void> {
  const { language, outputLanguage } = request
  const passages = readPassages(request.passages, language)
  const sentences = pageSentences(passages)
  const problems: unknown[] = []
  await attempt(work, problems, () => showExtract(request, sentences, work, emit))
  if (!sameLanguage(language, outputLanguage) && !canTranslate(work.here, language, outputLanguage))
    problems.push(noWay(work, language, outputLanguage))

  const writer = writerOfSummary(work.here, language, outputLanguage)
  let done: { model: string; rung: Rung | undefined } | undefined
  if (writer && sentences.length >= FEWEST_SENTENCES)
    done = await attempt(work, problems, () => write(request, passages, sentences, writer, work, emit))
  const [problem] = problems
  emit({
    type: 'finished',
    ...(done && { model: done.model, ...(done.rung && { rung: done.rung }) }),
    ...(problem !== undefined && { problem: toErrorData(problem) }),
    figures: work.finishedFigures(),
  })
}

function noWay({ here }: ReadingWork, source: LanguageTag, target: LanguageTag): unknown {
  try {
    chooseRoute(here, catalog, source, target)
    return undefined
  } catch (error) {
    return error
  }
}

async function showExtract(
  request: SummariseRequest,
  sentences: PageSentence[],
  work: ReadingWork,
  emit: Emit,
): Promise<void> {
  const { language, outputLanguage } = request
  const show = (sentences: CitedSentence[], language: LanguageTag, rankedBy: RankedBy) => {
    work.hasText()
    emit({ type: 'extract', sentences, language, rankedBy })
  }
  let extract = extractByWords(sentences, language, request)
  let rankedBy: RankedBy = 'words'
  show(extract, language, rankedBy)
  const meaning = meaningOf(work.here, language)
  try {
    if (meaning) {
      extract = await extractByMeaning(work, meaning, sentences, language, request)
      rankedBy = 'meaning'
      show(extract, language, rankedBy)
    }
  } finally {
    // What was chosen by words is translated even where meaning could not be had.
    if (
      !work.signal.aborted &&
      canTranslate(work.here, language, outputLanguage) &&
      !sameLanguage(language, outputLanguage)
    ) {
      const originals = extract.map(({ text }) => text)
      const texts = await work.translate(originals, language, outputLanguage)
      const translated = extract.map((sentence, at) => ({
        ...sentence,
        text: texts[at]!,
        original: originals[at]!,
      }))
      show(translated, outputLanguage, rankedBy)
    }
  }
}

async function write(
  request: SummariseRequest,
  page: Passage[],
  pageSources: PageSentence[],
  { model, reads, writes }: ChosenWriter,
  work: ReadingWork,
  emit: Emit,
): Promise<{ model: string; rung: Rung | undefined }> {
  const { kind, length, language, outputLanguage } = request
  const most = SUMMARY_COUNTS[kind][length]
  const originals = pageSources.map(({ text }) => text)
  const translated = await work.translate(originals, language, reads)
  const passages = withSentences(page, translated)
  const sources = pageSources.map((source, at) => ({ ...source, text: translated[at]!.trim() }))
  const citations = new Citations(sources, reads)
  const show = (sentences: CitedSentence[], unfinished: string, language: LanguageTag, isDone: boolean) =>
    emit({ type: 'written', sentences, unfinished, language, model: model.entry.id, isDone })

  const writer = await writerOn(work, model, request, [reads, writes])
  const { text } = await writeSummary(work, writer, passages, (text) => {
    const { sentences, unfinished } = readSummary(text, kind, writes, most, false)
    if (sentences.length > 0 || unfinished !== '')
      show(citations.byWords(sentences), unfinished, writes, false)
  })
  const { sentences } = readSummary(text, kind, writes, most, true)
  if (sentences.length === 0) throw new GlossError('internal', { reason: `${model.entry.id} wrote nothing` })
  const meaning = meaningOf(work.here, reads)
  const cited =
    meaning && isReadable(work.here, meaning, writes)
      ? await citations.byMeaning(work, meaning, sentences, writes)
      : citations.byWords(sentences)
  const shown =
    canTranslate(work.here, writes, outputLanguage) || sameLanguage(writes, outputLanguage)
      ? outputLanguage
      : writes
  const texts = await work.translate(sentences, writes, shown)
  show(
    cited.map((sentence, at) => ({ ...sentence, text: texts[at]!.trim() })),
    '',
    shown,
    true,
  )
  return { model: model.entry.id, rung: writer.rung() }
}
