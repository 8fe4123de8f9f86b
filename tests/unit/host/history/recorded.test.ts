/** What of the work of engine and reading goes into the history. */
import { expect, test, vi } from 'vitest'
import type { Client } from '../../../../lib/host/clients'
import { recordedEngine, recordedReading } from '../../../../lib/host/history/recorded'
import type { TranslateRequest } from '../../../../lib/messaging/contract'
import type { AskEvent, Reading, SummaryEvent } from '../../../../lib/messaging/reading-contract'
import { fakeEngine } from '../../../fixtures/fake-engine'

const CLIENT: Client = { name: 'port 1', site: 'https://news.example', isPrivate: false }
const never = new AbortController().signal
const REQUEST: TranslateRequest = {
  texts: ['Un chat. Deux chats.'],
  source: 'fr',
  target: 'en',
  model: 'auto',
  priority: 'selection',
  forHistory: true,
}

async function all<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const seen: Event[] = []
  for await (const event of events) seen.push(event)
  return seen
}

function recorded(client = CLIENT) {
  const add = vi.fn(async () => {})
  const fake = fakeEngine()
  return { add, fake, engine: recordedEngine(fake, client, { add }) }
}

test('a selection that was translated to its end, with its languages and its site', async () => {
  const { add, engine } = recorded()
  const events = await all(engine.translate(REQUEST, never))
  expect(events.map(({ type }) => type)).toEqual(['sentence', 'sentence', 'finished'])
  const item = {
    kind: 'translation',
    site: 'https://news.example',
    source: 'fr',
    target: 'en',
    text: 'Un chat. Deux chats.',
    result: 'UN CHAT. DEUX CHATS.',
  }
  expect(add.mock.calls).toEqual([[item, false]])
})

test('no paragraph of a page, and nothing that was stopped', async () => {
  const { add, engine, fake } = recorded()
  const { forHistory: _, ...paragraph } = REQUEST
  await all(engine.translate(paragraph, never))
  fake.fail(new Error('stopped'))
  await expect(all(engine.translate(REQUEST, never))).rejects.toThrow('stopped')
  expect(add).not.toHaveBeenCalled()
})

test.each([
  [{ ...CLIENT, isPrivate: true }, REQUEST],
  [CLIENT, { ...REQUEST, isPrivate: true }],
])('a private one says that it is', async (client, request) => {
  const { add, engine } = recorded(client)
  await all(engine.translate(request, never))
  expect(add.mock.calls).toEqual([[expect.anything(), true]])
})

const figures = { elapsedMs: 1, firstTextMs: 1, readTokens: 0, writtenTokens: 0, parts: 0 }
const PASSAGES = [{ id: 'p', text: 'La bibliothèque est ouverte. '.repeat(20) }]

function reading(summary: SummaryEvent[], answer: AskEvent[]) {
  const add = vi.fn(async () => {})
  const fake = {
    async *summarise() {
      yield* summary
    },
    async *ask() {
      yield* answer
    },
  } as unknown as Reading
  return { add, reading: recordedReading(fake, CLIENT, { add }) }
}

const finished = { type: 'finished' as const, figures }
const sentence = (text: string) => ({ text, citations: [] })

test('a summary as it stood at its end, and what its text begins with', async () => {
  const { add, reading: of } = reading(
    [
      { type: 'extract', sentences: [sentence('Erst.')], language: 'fr', rankedBy: 'words' },
      {
        type: 'written',
        sentences: [sentence('A library.'), sentence('It is open.')],
        unfinished: '',
        language: 'en',
        model: 'm',
        isDone: true,
      },
      finished,
    ],
    [],
  )
  const request = { passages: PASSAGES, language: 'fr', outputLanguage: 'en', site: 'https://a.example' }
  await all(of.summarise({ ...request, kind: 'key-points', length: 'short' }, never))
  const [[item]] = add.mock.calls as unknown as [[{ text: string }]]
  expect(item).toMatchObject({
    kind: 'summary',
    site: 'https://a.example',
    source: 'fr',
    target: 'en',
    result: 'A library.\nIt is open.',
  })
  expect(item.text).toHaveLength(301)
  expect(item.text.startsWith('La bibliothèque est ouverte.')).toBe(true)
})

const span = { passage: 'p', sentence: 0, start: 0, end: 10 }
const evidence: AskEvent = {
  type: 'evidence',
  evidence: [{ number: 1, span, text: 'Fermée le lundi.', translation: 'Closed on Monday.', score: 1 }],
  rankedBy: 'words',
}
const exact: AskEvent = { type: 'answer', answer: { span, text: 'le lundi', score: 2 }, model: 'm' }
const written: AskEvent = {
  type: 'written',
  sentences: [
    { text: 'It is closed', evidence: [1] },
    { text: 'on Monday.', evidence: [] },
  ],
  unfinished: '',
  language: 'en',
  model: 'm',
  isDone: true,
}

test.each([
  ['written', [evidence, exact, written], 'It is closed on Monday.', 'en'],
  ['the exact words', [evidence, exact], 'le lundi', 'fr'],
  ['the passage that fits best', [evidence], 'Closed on Monday.', 'en'],
] as const)('a question with its answer: %s', async (_, events, result, target) => {
  const { add, reading: of } = reading([], [...events, finished])
  const request = { passages: PASSAGES, language: 'fr', question: 'When?', questionLanguage: 'en' }
  await all(of.ask(request, never))
  const item = { kind: 'question', site: 'https://news.example', source: 'en', text: 'When?', target, result }
  expect(add.mock.calls).toEqual([[item, false]])
})
