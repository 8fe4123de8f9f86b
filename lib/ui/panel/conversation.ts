/**
 * Questions about a text and their answers, newest first.
 *
 *   ask ─► evidence, at once ─► the exact words, or that there are none ─► a written answer ─► finished
 *
 * Lifetime: of its text; one question at a time, an earlier one that still runs is stopped. A question goes out with those before
 * it, so that a model that writes knows what "he" is.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type {
  AskEvent,
  AskedBefore,
  ExactAnswer,
  RankedBy,
  Reading,
  ReadingEvidence,
  WrittenAnswer,
} from '../../messaging/reading-contract'
import type { Source } from './source'
import { type Step, requestOf } from './summary-state'

export type AskFinished = Extract<AskEvent, { type: 'finished' }>

export type ExchangePhase =
  | { name: 'running'; step: Step | null }
  | { name: 'done'; finished: AskFinished }
  | { name: 'stopped' }
  | { name: 'failed'; error: ErrorData }

export interface Exchange {
  id: number
  question: string
  /** Of the question, and of the answer. */
  language: LanguageTag
  /** The question in the page's language, where that is another one. */
  onPage: { text: string; language: LanguageTag } | null
  evidence: ReadingEvidence[]
  rankedBy: RankedBy
  /** Null: the page was read to the end and does not say it. Undefined: no model has looked. */
  answer?: ExactAnswer | null
  written: { sentences: WrittenAnswer[]; unfinished: string } | null
  phase: ExchangePhase
}

export interface Conversation {
  /** Newest first. */
  exchanges: ReadonlySignal<Exchange[]>
  ask(source: Source, question: string, language: LanguageTag): Promise<Exchange>
  stop(): void
  forget(): void
  putBack(exchanges: Exchange[]): void
}

/** What a small model can keep in mind. */
const MOST_HISTORY = 4

export function createConversation(reading: Pick<Reading, 'ask'>): Conversation {
  const exchanges = signal<Exchange[]>([])
  let run = new AbortController()
  let last = 0

  const change = (id: number, part: Partial<Exchange>) => {
    exchanges.value = exchanges.value.map((one) => (one.id === id ? { ...one, ...part } : one))
  }
  const isRunning = ({ phase }: Exchange) => phase.name === 'running'

  function stop(): void {
    const running = exchanges.value.find(isRunning)
    if (!running) return
    run.abort()
    change(running.id, {
      phase: { name: 'stopped' },
      ...(running.written && { written: { ...running.written, unfinished: '' } }),
    })
  }

  function take(id: number, event: AskEvent): void {
    switch (event.type) {
      case 'loading':
      case 'progress':
        return change(id, { phase: { name: 'running', step: event } })
      case 'restart':
        return change(id, { evidence: [], written: null })
      case 'question':
        return change(id, { onPage: { text: event.text, language: event.language } })
      case 'evidence':
        return change(id, { evidence: event.evidence, rankedBy: event.rankedBy })
      case 'answer':
        return change(id, { answer: event.answer })
      case 'written':
        return change(id, { written: { sentences: event.sentences, unfinished: event.unfinished } })
      case 'finished':
        // What was begun to be written is no answer.
        return change(id, {
          phase: { name: 'done', finished: event },
          ...(event.model === undefined && { written: null }),
        })
    }
  }

  return {
    exchanges,
    stop,
    async ask(source, question, language) {
      stop()
      const { signal: mine } = (run = new AbortController())
      const id = ++last
      const history = historyOf(exchanges.value)
      const asked: Exchange = {
        id,
        question,
        language,
        onPage: null,
        evidence: [],
        rankedBy: 'words',
        written: null,
        phase: { name: 'running', step: null },
      }
      exchanges.value = [asked, ...exchanges.value]
      try {
        const request = { ...requestOf(source, language), question, questionLanguage: language, history }
        for await (const event of reading.ask(request, mine)) {
          if (mine.aborted) break
          take(id, event)
        }
      } catch (error) {
        if (!mine.aborted) change(id, { phase: { name: 'failed', error: toErrorData(error) } })
      }
      return exchanges.value.find((one) => one.id === id) ?? asked
    },
    forget() {
      run.abort()
      exchanges.value = []
    },
    putBack(before) {
      exchanges.value = before
      last = Math.max(0, ...before.map(({ id }) => id))
    },
  }
}

/** Oldest first, and only what got an answer in words. */
function historyOf(exchanges: readonly Exchange[]): AskedBefore[] {
  return exchanges
    .flatMap((exchange) => {
      const answer = answerText(exchange)
      return answer ? [{ question: exchange.question, answer }] : []
    })
    .slice(0, MOST_HISTORY)
    .toReversed()
}

/** As it was shown, in the reader's language where it could be had; empty where there is none. */
export function answerText({ written, answer }: Exchange): string {
  const text = written?.sentences.map((sentence) => sentence.text).join(' ') ?? ''
  return text || (answer?.translation ?? answer?.text ?? '')
}
