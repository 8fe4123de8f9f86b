/**
 * A text of any length through a model whose window is short: condensed part by part, merged until one part is left, and that
 * written out. Nothing is cut off, and no more is in memory than the parts' summaries.
 */
import { GlossError } from '../../messaging/errors'
import type { Passage, SentenceRef } from '../../text/passages'
import {
  type PartialSummary,
  mergeGroups,
  mergedWindow,
  plannedRuns,
  summaryWindows,
} from '../../text/summary-plan'
import type { ReadingWork } from './reading-work'
import type { Writer } from './writers'

export interface WrittenWhole {
  text: string
  /** What it was written from. */
  sources: SentenceRef[]
}

export async function writeSummary(
  work: ReadingWork,
  writer: Writer,
  passages: readonly Passage[],
  onPartial: (text: string) => void,
): Promise<WrittenWhole> {
  const { counts, budget } = writer
  await counts.learn(passages.map(({ text }) => text))
  const windows = summaryWindows(passages, budget, counts.count)
  const { runs } = plannedRuns(windows.length, budget, writer.noteTokens)
  let done = 0
  let parts: PartialSummary[] = windows
  for (let level = 0; parts.length > 1; level++) {
    const groups = level === 0 ? windows.map((window) => [window]) : mergeGroups(parts, budget, counts.count)
    if (groups.length === 1) return await whole(writer, mergedWindow(parts), onPartial)
    if (level > 0 && groups.length === parts.length)
      throw new GlossError('internal', {
        reason: `${parts.length} parts of a text, of which no two fit together`,
      })
    const notes: PartialSummary[] = []
    for (const group of groups) {
      work.progress('condensing', done, Math.max(runs, done + 1))
      const { text, sources } = mergedWindow(group)
      const isNoted = level > 0 && group.length === 1
      notes.push({ text: isNoted ? text : await writer.note(text), sources })
      work.figures.parts++
      done++
    }
    parts = notes
    await counts.learn(parts.map(({ text }) => text))
  }
  return await whole(writer, parts[0]!, onPartial)
}

async function whole(
  writer: Writer,
  { text, sources }: PartialSummary,
  onPartial: (text: string) => void,
): Promise<WrittenWhole> {
  return { text: await writer.whole(text, onPartial), sources }
}
