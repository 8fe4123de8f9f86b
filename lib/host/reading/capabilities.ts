/** What can be made of a text with the models that are here, and what a download would add. Pure. */
import type { LanguageTag } from '../../messaging/contract'
import type { ReadingAddition, ReadingCapabilities } from '../../messaging/reading-capabilities'
import type { CatalogEntry } from '../../models/catalog'
import { type ReaderTask, canTranslate, processorBytes, wantedReaders } from '../../models/choose-reader'
import type { RunnableModel } from '../../models/runnable'
import { sameLanguage } from '../../text/language'
import { writerOfAnswer, writerOfSummary } from './choose-writer'
import { answererOf } from './find-answer'
import { meaningOf } from './meaning'

/** A choice, not a catalogue. */
const MOST_OFFERED = 2
const COMMON: LanguageTag = 'en'

export function capabilities(
  here: RunnableModel[],
  catalog: CatalogEntry[],
  page: LanguageTag,
  reader: LanguageTag,
): ReadingCapabilities {
  const able = {
    meaning: meaningOf(here, page)?.embedder.entry.id ?? null,
    summary: writerOfSummary(here, page, reader)?.model.entry.id ?? null,
    answer: answererOf(here, page)?.model.entry.id ?? null,
    writtenAnswer: writerOfAnswer(here, reader)?.entry.id ?? null,
  }
  // What is read through a translation may be a model of English.
  const readable = [
    page,
    ...(canTranslate(here, page, COMMON) && !sameLanguage(page, COMMON) ? [COMMON] : []),
  ]
  const offered = (adds: ReadingAddition['adds'], tasks: ReaderTask[], languages: LanguageTag[]) =>
    additions(adds, catalog, tasks, languages)
  return {
    ...able,
    translation:
      sameLanguage(page, reader) || (canTranslate(here, page, reader) && canTranslate(here, reader, page)),
    additions: [
      ...(able.meaning ? [] : offered('meaning', ['feature-extraction'], [page])),
      ...(able.summary ? [] : offered('summary', ['text-generation', 'summarization'], readable)),
      ...(able.answer ? [] : offered('answer', ['question-answering'], readable)),
      ...(able.writtenAnswer ? [] : offered('written-answer', ['text-generation'], [reader])),
    ],
  }
}

function additions(
  adds: ReadingAddition['adds'],
  catalog: CatalogEntry[],
  tasks: ReaderTask[],
  languages: LanguageTag[],
): ReadingAddition[] {
  const size = (entry: CatalogEntry) => processorBytes(entry) ?? Infinity
  const able = tasks.flatMap((task) =>
    languages.flatMap((language) => wantedReaders(catalog, task, language)),
  )
  return [...new Set(able)]
    .toSorted((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0))
    .slice(0, MOST_OFFERED)
    .map((entry) => {
      const bytes = processorBytes(entry)
      const { id, name, publisher, licence } = entry
      return {
        adds,
        model: id,
        name,
        publisher,
        ...(licence && { licence }),
        ...(bytes !== undefined && { bytes }),
      }
    })
}
