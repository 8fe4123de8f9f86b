/**
 * What the panel has of one tab: the text that was read there, its summary, the questions about it.
 *
 *   none ─ summarise, ask ─► reading ─► ready ─┬─ the page moves on ─► changed, left: what is written stays
 *                               └─► failed     └─ read again ─► reading
 *
 * Lifetime: as long as the panel; what is done is also remembered outside, and found again by a panel that opens later, if the
 * document is still the same.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { ReadingCapabilities } from '../../messaging/reading-capabilities'
import type { Reading } from '../../messaging/reading-contract'
import { type Detector, detectLanguage, sameLanguage } from '../../text/language'
import type { Choices } from './choices'
import { type Conversation, type Exchange, createConversation } from './conversation'
import { type Marks, createMarks } from './marks'
import type { Library, PageNow, Source, Want } from './source'
import { type Finished, type ShownSummary, type SummaryState, createSummary } from './summary-state'

export type TabName = 'summary' | 'ask'

export type SheetPhase =
  | { name: 'none' }
  | { name: 'reading'; want: Want }
  | { name: 'ready' }
  | { name: 'failed'; error: ErrorData; want: Want }

export interface SheetMemory {
  name: string
  tab: TabName
  summary: { shown: ShownSummary; finished: Finished } | null
  exchanges: Exchange[]
}

export interface SheetNeeds {
  reading: Reading
  library: Library
  choices: Choices
  detector: Detector
  memory: { read(tabId: number): Promise<unknown>; write(tabId: number, memory: SheetMemory): Promise<void> }
  isInFront(tabId: number): boolean
}

export interface Sheet {
  tabId: number
  tab: ReadonlySignal<TabName>
  phase: ReadonlySignal<SheetPhase>
  /** The text that summary and answers are of; null until one was read. */
  source: ReadonlySignal<Source | null>
  page: ReadonlySignal<PageNow>
  /** Null until there is a text. */
  capabilities: ReadonlySignal<ReadingCapabilities | null>
  summary: SummaryState
  conversation: Conversation
  marks: Marks
  showTab(tab: TabName): void
  /** Of the text that is here, or of another one. */
  summarise(want?: Want): Promise<void>
  ask(question: string): Promise<void>
  /** Reads a text to ask about, and asks nothing yet. */
  open(want: Want): Promise<Source | null>
  /** What a download may have changed. */
  refresh(): Promise<void>
  stop(): void
  close(): void
}

export function createSheet(tabId: number, needs: SheetNeeds): Sheet {
  const { reading, library, choices, memory } = needs
  const tab = signal<TabName>('summary')
  const phase = signal<SheetPhase>({ name: 'none' })
  const source = signal<Source | null>(null)
  const page = signal<PageNow>('same')
  const capabilities = signal<ReadingCapabilities | null>(null)
  const summary = createSummary(reading)
  const conversation = createConversation(reading)
  const marks = createMarks()
  let opening = new AbortController()
  const unwatch = library.watch(tabId, (now) => {
    if (source.value?.places) page.value = now
  })

  function put(text: Source): void {
    source.value = text
    page.value = 'same'
    phase.value = { name: 'ready' }
    void refresh()
  }

  async function open(want: Want): Promise<Source | null> {
    const known = source.value
    if (known && page.value === 'same' && phase.value.name === 'ready' && isSame(known.want, want))
      return known
    opening.abort()
    const { signal: mine } = (opening = new AbortController())
    phase.value = { name: 'reading', want }
    try {
      const text = await library.open(tabId, want, mine)
      if (mine.aborted) return null
      summary.forget()
      conversation.forget()
      marks.forget()
      put(text)
      return text
    } catch (error) {
      if (!mine.aborted) phase.value = { name: 'failed', error: toErrorData(error), want }
      return null
    }
  }

  /** What is here, wherever its page has gone, unless another one is wanted. */
  const textFor = async (want?: Want): Promise<Source | null> =>
    want || !source.value ? await open(want ?? { part: 'page' }) : source.value

  async function refresh(): Promise<void> {
    const text = source.value
    if (!text) return
    const readerLanguage = choices.language.value
    const language = text.language ?? readerLanguage
    const found = await reading.capabilities({ language, readerLanguage }).catch(() => null)
    if (text === source.value) capabilities.value = found
  }

  async function remember(): Promise<void> {
    const text = source.value
    if (!text || text.isPrivate || text.name === '') return
    const { value: shown } = summary.shown
    const { value: now } = summary.phase
    await memory.write(tabId, {
      name: text.name,
      tab: tab.value,
      summary: shown && now.name === 'done' ? { shown, finished: now.finished } : null,
      exchanges: conversation.exchanges.value.filter((one) => one.phase.name !== 'running'),
    })
  }

  async function recall(): Promise<void> {
    const known = (await memory.read(tabId)) as SheetMemory | null
    if (!known || phase.value.name !== 'none') return
    const text = await library.again(tabId, known.name).catch(() => null)
    if (!text || phase.value.name !== 'none') return
    put(text)
    tab.value = known.tab
    if (known.summary) summary.putBack(known.summary.shown, known.summary.finished)
    conversation.putBack(known.exchanges)
  }
  void recall()

  /** The words that answer, or the passage that fits best: what was asked for is shown where it stands. */
  async function lightAnswer({ answer, evidence, phase: { name } }: Exchange): Promise<void> {
    const span = answer === null ? undefined : (answer?.span ?? evidence[0]?.span)
    if (span && name === 'done' && needs.isInFront(tabId)) await marks.show(source.value, [span])
  }

  return {
    tabId,
    tab,
    phase,
    source,
    page,
    capabilities,
    summary,
    conversation,
    marks,
    showTab: (name) => (tab.value = name),
    async summarise(want) {
      const text = await textFor(want)
      if (!text) return
      marks.forget()
      const { kind, length, language } = choices
      await summary.run(text, { kind: kind.value, length: length.value, language: language.value })
      await remember()
    },
    async ask(question) {
      const text = await textFor()
      if (!text) return
      const language = await languageOf(question, text)
      const exchange = await conversation.ask(text, question, language)
      await remember()
      if (exchange.id === conversation.exchanges.value[0]?.id) await lightAnswer(exchange)
    },
    open,
    refresh,
    stop() {
      summary.stop()
      conversation.stop()
    },
    close() {
      unwatch()
      opening.abort()
      summary.forget()
      conversation.forget()
    },
  }

  /** A question is too short to be sure of its language: it is the reader's, unless it is clearly the page's. */
  async function languageOf(question: string, text: Source): Promise<string> {
    const reader = choices.language.value
    if (!text.language || sameLanguage(text.language, reader)) return reader
    const found = await detectLanguage(question, reader, needs.detector)
    return found && sameLanguage(found, text.language) ? text.language : reader
  }
}

/** A selection is another one each time. */
function isSame(one: Want, other: Want): boolean {
  if (one.part === 'link') return other.part === 'link' && one.address === other.address
  return one.part === 'page' && other.part === 'page'
}

/** In the tab that the reader looks at: a summary, or a page to ask about. */
export const begin = (sheet: Sheet, want: Want): Promise<unknown> =>
  sheet.tab.value === 'summary' ? sheet.summarise(want) : sheet.open(want)
