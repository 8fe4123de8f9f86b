/** Reading with what ships and nothing else: English by meaning, French through its translation, every other language by words. */
import { expect, test } from 'vitest'
import type { PassageSpan, SummariseRequest } from '../../lib/messaging/reading-contract'
import { ENGLISH, FRENCH, SHIPPED, all, last, readingHost } from './reading-fixture'
import { never } from './realm-fixture'

const summary = (more: Partial<SummariseRequest> = {}): SummariseRequest => ({
  passages: ENGLISH,
  language: 'en',
  outputLanguage: 'en',
  kind: 'key-points',
  length: 'short',
  ...more,
})

const textAt = (passages: { id: string; text: string }[], { passage, start, end }: PassageSpan) =>
  passages.find(({ id }) => id === passage)!.text.slice(start, end)

test('an extract by words at once, then by meaning; each sentence stands where it says', async () => {
  const { reading } = readingHost(SHIPPED)
  const events = await all(reading.summarise(summary(), never))
  const extracts = events.flatMap((event) => (event.type === 'extract' ? [event] : []))
  expect(extracts.map(({ rankedBy }) => rankedBy)).toEqual(['words', 'meaning'])
  expect(events[0]!.type).toBe('extract') // before any model
  for (const { sentences, language } of extracts) {
    expect(language).toBe('en')
    expect(sentences).toHaveLength(3)
    for (const { text, citations } of sentences) expect(textAt(ENGLISH, citations[0]!)).toBe(text)
  }
  const finished = last(events, 'finished')
  expect(finished).not.toHaveProperty('model')
  expect(finished).not.toHaveProperty('problem')
  expect(finished.figures.firstTextMs).toBeGreaterThan(0)
})

test('a question is answered with the passage that means it, in other words', async () => {
  const { reading } = readingHost(SHIPPED)
  const request = {
    passages: ENGLISH,
    language: 'en',
    question: 'Which animals live near the water?',
    questionLanguage: 'en',
  }
  const events = await all(reading.ask(request, never))
  const { evidence, rankedBy } = last(events, 'evidence')
  expect(rankedBy).toBe('meaning')
  expect(evidence[0]).toMatchObject({ number: 1, span: { passage: 'p3', sentence: 0 } })
  expect(evidence[0]!.text).toBe(textAt(ENGLISH, evidence[0]!.span))
  expect(events.map(({ type }) => type)).not.toContain('answer')
})

test('a French page is summarised in English, and asked in English', async () => {
  const { reading } = readingHost(SHIPPED)
  const request = summary({ passages: FRENCH, language: 'fr', outputLanguage: 'en' })
  const extracts = (await all(reading.summarise(request, never))).flatMap((event) =>
    event.type === 'extract' ? [event] : [],
  )
  expect(extracts.map(({ rankedBy, language }) => [rankedBy, language])).toEqual([
    ['words', 'fr'],
    ['meaning', 'fr'],
    ['meaning', 'en'],
  ])
  for (const { text, original, citations } of extracts[2]!.sentences) {
    expect(original).toBe(textAt(FRENCH, citations[0]!))
    expect(text).not.toBe(original)
  }
  const question = 'Where did the boy find the cat?'
  const events = await all(
    reading.ask({ passages: FRENCH, language: 'fr', question, questionLanguage: 'en' }, never),
  )
  expect(last(events, 'question')).toMatchObject({ language: 'fr', text: expect.stringMatching(/chat/) })
  const { evidence } = last(events, 'evidence')
  expect(evidence[0]!.span).toMatchObject({ passage: 'p1', sentence: 0 })
  expect(evidence[0]!.translation).toMatch(/boy.*found/)
})

test('a language that no model here reads is ranked by its words, and says why it is not translated', async () => {
  const { reading } = readingHost(SHIPPED)
  const passages = [
    'Die Brücke wird im Herbst gesperrt. Die Brücke ist alt und hat Risse.',
    'Der Bäcker verliert Kunden wegen der Brücke in der Altstadt.',
    'Im Frühjahr brüten Schwäne am Fluss unter den Weiden.',
  ].map((text, at) => ({ id: `d${at}`, text }))
  const events = await all(reading.summarise(summary({ passages, language: 'de', kind: 'sentence' }), never))
  expect(last(events, 'extract')).toMatchObject({ rankedBy: 'words', language: 'de' })
  expect(last(events, 'finished')).toMatchObject({
    problem: { code: 'no-model', values: { source: 'de', target: 'en' } },
  })
  const ranking = await reading.rank(
    { passages, language: 'de', query: 'Wo brüten Schwäne?', queryLanguage: 'de' },
    never,
  )
  expect(ranking.rankedBy).toBe('words')
  expect(ranking.passages.map(({ id }) => id)).toHaveLength(3)
  expect(ranking.passages[0]!.id).toBe('d2')
})

test('vectors are computed once, and never kept of a private window', async () => {
  const { another } = readingHost(SHIPPED)
  const request = { passages: ENGLISH, language: 'en', query: 'birds', queryLanguage: 'en' }
  const steps = async (isPrivate: boolean) => {
    const events = await all(another({ isPrivate }).summarise(summary(), never))
    return events.filter(({ type }) => type === 'progress').length
  }
  const first = await another({ isPrivate: true }).rank(request, never)
  expect(first.passages[0]!.id).toBe('p3')
  expect(await steps(true)).toBeGreaterThan(0)
  expect(await steps(true)).toBeGreaterThan(0)
  expect(await steps(false)).toBeGreaterThan(0)
  expect(await steps(false)).toBe(0)
})

test('an embedder that cannot be loaded leaves what words have found, and says so', async () => {
  const { reading } = readingHost(SHIPPED, [SHIPPED[2]!])
  const events = await all(reading.summarise(summary(), never))
  expect(events.filter(({ type }) => type === 'extract')).toHaveLength(1)
  expect(last(events, 'finished').problem).toBeDefined()
  const asked = await all(
    reading.ask(
      { passages: ENGLISH, language: 'en', question: 'Where do swans nest?', questionLanguage: 'en' },
      never,
    ),
  )
  expect(last(asked, 'evidence')).toMatchObject({
    rankedBy: 'words',
    evidence: [{ span: { passage: 'p3' } }],
  })
  expect(last(asked, 'finished').problem).toBeDefined()
})

test('a cancel ends it while it compares, and a later request of the same unit ends the one before', async () => {
  const { reading } = readingHost(SHIPPED)
  const abort = new AbortController()
  const cancelled = (async () => {
    for await (const { type } of reading.summarise(summary(), abort.signal))
      if (type === 'progress') abort.abort()
  })()
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  const older = all(reading.summarise(summary({ unit: 'summary' }), never))
  const newer = all(reading.summarise(summary({ unit: 'summary', kind: 'sentence' }), never))
  await expect(older).rejects.toMatchObject({ code: 'cancelled' })
  expect(last(await newer, 'extract').sentences).toHaveLength(1)
})

test('what is no request is refused with the field', async () => {
  const { reading } = readingHost(SHIPPED)
  const refused = (more: object) => all(reading.summarise({ ...summary(), ...more }, never))
  for (const [field, more] of [
    ['passages', { passages: [] }],
    ['passages', { passages: [ENGLISH[0], ENGLISH[0]] }],
    ['passages', { passages: [{ id: 'a', text: 'Bees.', sentences: [{ start: 0, end: 9 }] }] }],
    ['language', { language: 'no language' }],
    ['kind', { kind: 'poem' }],
    ['outputLanguage', { outputLanguage: '' }],
  ] as const)
    await expect(refused(more)).rejects.toMatchObject({ code: 'bad-request', values: { field } })
})
