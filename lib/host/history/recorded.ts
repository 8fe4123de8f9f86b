/**
 * Engine and reading as a client has them, with an eye on what they say: what has finished goes into the history. Events pass as they
 * are. What was stopped or has failed is not kept: half an answer is not what was asked for.
 */
import type { Engine, TranslateRequest } from '../../messaging/contract'
import type { HistoryItem } from '../../messaging/history-contract'
import type {
  AskEvent,
  AskRequest,
  Reading,
  SummariseRequest,
  SummaryEvent,
} from '../../messaging/reading-contract'
import type { Client } from '../clients'
import type { HostHistory } from './host-history'

type Recorder = Pick<HostHistory, 'add'>

/** What a text begins with, in UTF-16 units: to know it again by. */
const BEGINNING = 300

export function recordedEngine(engine: Engine, client: Client, history: Recorder): Engine {
  return {
    prepare: (request, signal) => engine.prepare(request, signal),
    async *translate(request, signal) {
      const sentences: string[] = []
      for await (const event of engine.translate(request, signal)) {
        if (event.type === 'sentence') sentences.push(event.text)
        if (event.type === 'finished' && request.forHistory === true)
          add(history, client, request, translationOf(request, sentences))
        yield event
      }
    },
  }
}

export function recordedReading(reading: Reading, client: Client, history: Recorder): Reading {
  return {
    ...reading,
    async *summarise(request, signal) {
      let last: Extract<SummaryEvent, { type: 'written' | 'extract' }> | undefined
      for await (const event of reading.summarise(request, signal)) {
        if (event.type === 'written' || event.type === 'extract') last = event
        if (event.type === 'finished' && last) add(history, client, request, summaryOf(request, last))
        yield event
      }
    },
    async *ask(request, signal) {
      const seen: Answer = {}
      for await (const event of reading.ask(request, signal)) {
        if (event.type === 'written') seen.written = event
        if (event.type === 'answer') seen.exact = event.answer
        if (event.type === 'evidence') seen.evidence = event.evidence
        if (event.type === 'finished') add(history, client, request, answerOf(request, seen))
        yield event
      }
    },
  }
}

/** Nobody waits for it. */
function add(
  history: Recorder,
  client: Client,
  { site, isPrivate }: { site?: string; isPrivate?: boolean },
  item: Omit<HistoryItem, 'site'>,
): void {
  void history.add({ ...item, site: site ?? client.site }, client.isPrivate || isPrivate === true)
}

const translationOf = (
  { texts, source, target }: TranslateRequest,
  sentences: string[],
): Omit<HistoryItem, 'site'> => ({
  kind: 'translation',
  source,
  target,
  text: texts.join('\n\n'),
  result: sentences.join('').trim(),
})

const summaryOf = (
  { passages, language: source }: SummariseRequest,
  { sentences, language: target }: Extract<SummaryEvent, { type: 'written' | 'extract' }>,
): Omit<HistoryItem, 'site'> => ({
  kind: 'summary',
  source,
  target,
  text: beginningOf(passages.map(({ text }) => text.trim()).join('\n')),
  result: sentences.map(({ text }) => text).join('\n'),
})

interface Answer {
  written?: Extract<AskEvent, { type: 'written' }>
  exact?: Extract<AskEvent, { type: 'answer' }>['answer']
  evidence?: Extract<AskEvent, { type: 'evidence' }>['evidence']
}

/** The answer that was written, else the exact words, else the passage that fits best. */
function answerOf(
  { question, questionLanguage, language }: AskRequest,
  { written, exact, evidence }: Answer,
): Omit<HistoryItem, 'site'> {
  const about = { kind: 'question' as const, source: questionLanguage, text: question }
  if (written)
    return { ...about, target: written.language, result: written.sentences.map(({ text }) => text).join(' ') }
  const found = exact ?? evidence?.[0]
  if (found?.translation) return { ...about, target: questionLanguage, result: found.translation }
  return { ...about, target: language, result: found?.text ?? '' }
}

const beginningOf = (text: string) =>
  text.length > BEGINNING ? `${text.slice(0, BEGINNING).replace(/[\uD800-\uDBFF]$/, '')}…` : text
