/** Which model of a task serves a language, on this computer or from the catalogue. Pure. */
import type { LanguageTag, Task } from '../messaging/contract'
import type { CatalogEntry } from './catalog'
import { chooseRoute, speaks } from './choose'
import type { RunnableModel } from './runnable'

/** Tasks that are about one language. */
export type ReaderTask = Exclude<Task, 'translation'>

/** A model whose page names no language is tried with any. */
export function reads({ task, languages }: CatalogEntry, wanted: ReaderTask, language: LanguageTag): boolean {
  return task === wanted && (languages?.some((one) => speaks(one, language)) ?? true)
}

/** One that names the language before one that names none; what the reader has fetched before what ships. */
export function readerHere(
  here: RunnableModel[],
  task: ReaderTask,
  language: LanguageTag,
): RunnableModel | null {
  const able = here.filter(({ entry, isDraft }) => !isDraft && reads(entry, task, language))
  return able.find(({ entry }) => entry.languages) ?? able[0] ?? null
}

/** Whether the models here lead from one language to the other, with one between at most. */
export function canTranslate(here: RunnableModel[], source: LanguageTag, target: LanguageTag): boolean {
  try {
    return chooseRoute(here, [], source, target).length > 0
  } catch {
    return false
  }
}

/** Where bytes are known the smallest first. */
export function wantedReaders(
  catalog: CatalogEntry[],
  task: ReaderTask,
  language: LanguageTag,
): CatalogEntry[] {
  const size = (entry: CatalogEntry) => processorBytes(entry) ?? Infinity
  return catalog
    .filter((entry) => !entry.shipped && !entry.minimumHardware?.gpu && reads(entry, task, language))
    .toSorted((a, b) => Math.sign(size(a) - size(b)) || 0)
}

/** Of the build that the processor runs, as far as its page tells. */
export function processorBytes({ bytes, weightBytes }: CatalogEntry): number | undefined {
  return bytes ?? weightBytes?.q8 ?? weightBytes?.fp32
}
