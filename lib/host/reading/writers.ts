/**
 * Models that write summaries, of either kind, as the same thing: they condense a part, and write the whole.
 *
 *   follows instructions   a conversation of one turn, greedily: the same text each time
 *   summarises             what it was trained to write, of what it is given
 */
import type { LanguageTag, Rung } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { SummaryKind, SummaryLength } from '../../messaging/reading-contract'
import type { DecodeEvent } from '../../messaging/realm-contract'
import type { RunnableModel } from '../../models/runnable'
import type { Realm } from '../realm'
import { type Messages, noteMessages, summaryMessages } from './prompts'
import type { ReadingWork } from './reading-work'
import { WordCounts } from './word-counts'

export interface Writer {
  model: RunnableModel
  /** Where it wrote last. */
  rung: () => Rung | undefined
  /** Tokens of the text that it reads at once, counted by `counts`. */
  budget: number
  /** Tokens that a condensed part has at most. */
  noteTokens: number
  counts: WordCounts
  note(text: string): Promise<string>
  whole(text: string, onPartial: (text: string) => void): Promise<string>
}

/**
 * More is not read at once, whatever the window: attention costs the square of it, some graphics drivers hang on long prompts
 * (transformers.js#1545), and graphs that score every position need half a megabyte for each.
 */
const MOST_READ_TOKENS = 1024
const MOST_NOTE_TOKENS = 160
/** The template's own tokens around the turns, a summariser's words before the text, and what a word-wise count may miss. */
const SPARE_TOKENS = 40
/** With less of a page at a time there is nothing to summarise. */
const LEAST_BUDGET = 48

const WHOLE_TOKENS: Record<SummaryKind, Record<SummaryLength, number>> = {
  'key-points': { short: 128, medium: 224, long: 320 },
  paragraph: { short: 128, medium: 224, long: 384 },
  sentence: { short: 80, medium: 80, long: 80 },
}

export async function writerOn(
  work: ReadingWork,
  model: RunnableModel,
  wanted: { kind: SummaryKind; length: SummaryLength },
  /** It reads the first and writes the second; one that summarises writes what it reads. */
  [reads, writes]: readonly [LanguageTag, LanguageTag],
): Promise<Writer> {
  const { kind, length } = wanted
  const isInstructed = model.entry.task === 'text-generation'
  const prompts = isInstructed
    ? [summaryMessages('', kind, length, writes), noteMessages('', writes)].map(contents)
    : ['']
  const { tokens, window } = await counted(work, model, prompts)
  const mostTokens = Math.min(window ?? Infinity, 2 * MOST_READ_TOKENS)
  const wholeTokens = Math.min(WHOLE_TOKENS[kind][length], Math.floor(mostTokens / 4))
  const room = isInstructed ? mostTokens - Math.max(...tokens) - wholeTokens : mostTokens
  const budget = Math.min(MOST_READ_TOKENS, room - SPARE_TOKENS)
  // Two of them fit into what is read next, or nothing would ever become less.
  const noteTokens = Math.min(MOST_NOTE_TOKENS, Math.floor(budget / 2) - 4)
  if (budget < LEAST_BUDGET)
    throw new GlossError('internal', { reason: `${model.entry.id} has room for ${budget} tokens of a text` })

  let rung: Rung | undefined
  const write = async (
    start: (realm: Realm, stop: AbortSignal) => AsyncIterable<DecodeEvent>,
    onPartial: (text: string) => void,
  ): Promise<string> => {
    const done = await work.onModel(model, (realm, stop) => decoded(start(realm, stop), work, onPartial))
    rung = done.rung
    return done.result
  }
  const converse = (messages: Messages, maxNewTokens: number, onPartial: (text: string) => void) =>
    write((realm, stop) => realm.chat({ messages, maxNewTokens }, stop), onPartial)
  const condense = (
    text: string,
    more: { maxNewTokens: number; beams?: number },
    onPartial: (text: string) => void,
  ) =>
    write(
      (realm, stop) => realm.translate({ texts: [text], source: reads, target: reads, ...more }, stop),
      onPartial,
    )
  const silent = () => {}

  return {
    model,
    rung: () => rung,
    budget,
    noteTokens,
    counts: new WordCounts(async (words) => (await counted(work, model, words)).tokens),
    note: (text) =>
      isInstructed
        ? converse(noteMessages(text, writes), noteTokens, silent)
        : condense(text, { maxNewTokens: noteTokens, beams: 1 }, silent),
    whole: (text, onPartial) =>
      isInstructed
        ? converse(summaryMessages(text, kind, length, writes), wholeTokens, onPartial)
        : condense(text, { maxNewTokens: wholeTokens }, onPartial),
  }
}

export const contents = (messages: Messages): string => messages.map(({ content }) => content).join('\n')

export async function counted(
  work: ReadingWork,
  model: RunnableModel,
  texts: string[],
): Promise<{ tokens: number[]; window: number | null }> {
  const { result } = await work.onModel(model, async (realm, stop) => {
    for await (const event of realm.count({ texts }, stop)) return event
    throw new GlossError('internal', { reason: 'the realm counted nothing' })
  })
  return result
}

/** What one text or conversation became; partials are told as they come. */
export async function decoded(
  events: AsyncIterable<DecodeEvent>,
  work: ReadingWork,
  onPartial: (text: string) => void,
): Promise<string> {
  for await (const event of events) {
    if (event.type === 'partial') {
      onPartial(event.text)
      continue
    }
    for (const { inputIds, outputIds } of event.figures.passes) {
      work.figures.readTokens += inputIds.length
      work.figures.writtenTokens += outputIds.length
    }
    return event.text
  }
  throw new GlossError('internal', { reason: 'the realm ended without a text' })
}
