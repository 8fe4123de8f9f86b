/**
 * Reading in the built extension, as the side panel asks for it: over the host's port. First a fresh install without a network
 * and without a download, then every kind of model, fetched from a hub.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  AskEvent,
  Passage,
  PassageSpan,
  Ranking,
  SummaryEvent,
} from '../../lib/messaging/reading-contract.ts'
import { type Block, cutPassages } from '../../lib/text/passages.ts'
import { ROOT } from '../../scripts/build-extension.ts'
import { startHub } from '../hub/hub-server.ts'
import { expect, test } from './extension.ts'
import { type HostClient, hostClient } from './host-client.ts'

/** An article of tests/fixtures/articles, in passages as a page's are. */
function article(language: string): Passage[] {
  const file = join(ROOT, 'tests/fixtures/articles', `${language}.json`)
  const { blocks } = JSON.parse(readFileSync(file, 'utf8')) as { blocks: Block[] }
  return cutPassages(blocks, language)
}

/** Sentences of the demo page, such as the starter model translates. */
const DEMO: Passage[] = [
  'La bibliothèque est ouverte tous les jours, sauf le lundi. Les enfants viennent ici après l’école pour lire et pour jouer.',
  'Hier, elle a trouvé un vieux livre dans une boîte. La lettre était écrite en anglais. Ma fille l’a lue et elle m’a posé beaucoup de questions.',
  'Le livre appartenait à un homme qui habite maintenant au Canada. Il nous a répondu après trois semaines. Il viendra nous voir l’été prochain.',
].map((text, at) => ({ id: `p${at}`, text }))

const textAt = (passages: Passage[], { passage, start, end }: PassageSpan) =>
  passages.find(({ id }) => id === passage)!.text.slice(start, end)

async function events<Event>(host: HostClient, method: string, request: object): Promise<Event[]> {
  const { items, error } = await host.call(`reading.${method}`, request)
  expect(error).toBeNull()
  return items as Event[]
}

function last<Event extends { type: string }, Type extends Event['type']>(all: Event[], type: Type) {
  const found = all.findLast((event) => event.type === type)
  expect(found, `${type} among ${all.map((event) => event.type).join(', ')}`).toBeDefined()
  return found as Extract<Event, { type: Type }>
}

test('fresh, offline: an English article is summarised with citations, and the passage found that answers', async ({
  context,
  extensionId,
}) => {
  const host = await hostClient(context, extensionId)
  const passages = article('en')
  const about = { passages, language: 'en' }
  const [able] = await events<{ meaning: string; additions: object[] }>(host, 'capabilities', {
    language: 'en',
    readerLanguage: 'en',
  })
  expect(able!.meaning).toBe('gloss/all-MiniLM-L6-v2')
  expect(able!.additions.length).toBeGreaterThan(0)

  const summary = await events<SummaryEvent>(host, 'summarise', {
    ...about,
    kind: 'key-points',
    length: 'medium',
    outputLanguage: 'en',
  })
  const { sentences, rankedBy } = last(summary, 'extract')
  expect(rankedBy).toBe('meaning')
  expect(sentences).toHaveLength(5)
  for (const { text, citations } of sentences) expect(textAt(passages, citations[0]!)).toBe(text)
  expect(last(summary, 'finished')).not.toHaveProperty('problem')

  const asked = await events<AskEvent>(host, 'ask', {
    ...about,
    question: 'Which animal moved the stones to the harbour?',
    questionLanguage: 'en',
  })
  const { evidence } = last(asked, 'evidence')
  expect(evidence[0]!.text).toContain('Bassey')
  expect(evidence[0]!.text).toBe(textAt(passages, evidence[0]!.span))
})

test('fresh, offline: a French page is summarised in English, and asked in English', async ({
  context,
  extensionId,
}) => {
  const host = await hostClient(context, extensionId)
  const about = { passages: DEMO, language: 'fr' }
  const summary = await events<SummaryEvent>(host, 'summarise', {
    ...about,
    kind: 'key-points',
    length: 'short',
    outputLanguage: 'en',
  })
  const { sentences, language } = last(summary, 'extract')
  expect(language).toBe('en')
  for (const { original, citations } of sentences) expect(textAt(DEMO, citations[0]!)).toBe(original)

  const asked = await events<AskEvent>(host, 'ask', {
    ...about,
    question: 'When is the library open?',
    questionLanguage: 'en',
  })
  expect(last(asked, 'question').language).toBe('fr')
  const [best] = last(asked, 'evidence').evidence
  expect(best!.text).toBe('La bibliothèque est ouverte tous les jours, sauf le lundi.')
  expect(best!.translation).toMatch(/library is open every day/)
})

test('fresh, offline: every language is ranked by its words', async ({ context, extensionId }) => {
  const host = await hostClient(context, extensionId)
  for (const language of ['ar', 'de', 'ja', 'ru']) {
    const passages = article(language)
    const [summary] = await events<SummaryEvent>(host, 'summarise', {
      passages,
      language,
      outputLanguage: language,
      kind: 'paragraph',
      length: 'short',
    })
    const { sentences, rankedBy } = summary as Extract<SummaryEvent, { type: 'extract' }>
    expect(rankedBy).toBe('words')
    expect(sentences.length, language).toBeGreaterThan(0)
    for (const { text, citations } of sentences) expect(textAt(passages, citations[0]!)).toBe(text)
    const { id, text } = passages.at(-1)!
    const [ranking] = await events<Ranking>(host, 'rank', {
      passages,
      language,
      query: text,
      queryLanguage: language,
    })
    expect(ranking!.passages[0]!.id, language).toBe(id)
  }
})

test('with a model of each kind: an exact answer, a written one, a written summary', async ({
  context,
  extensionId,
}) => {
  const hub = await startHub()
  try {
    const host = await hostClient(context, extensionId)
    await host.call('models.prefer', { host: hub.url })
    for (const fixture of ['tiny-bert-qa', 'tiny-qwen3-chat']) {
      hub.add({ id: `somebody/${fixture}`, fixture })
      expect((await host.call('models.download', { model: `somebody/${fixture}` })).error).toBeNull()
      expect((await host.call('models.adopt', { model: `somebody/${fixture}` })).error).toBeNull()
    }
    await hub.close()
    const passages = article('en')
    const asked = await events<AskEvent>(host, 'ask', {
      passages,
      language: 'en',
      question: 'Who designed the lighthouse?',
      questionLanguage: 'en',
      history: [{ question: 'Where does it stand?', answer: 'On a reef in the North Sea.' }],
    })
    const { answer, model } = last(asked, 'answer')
    expect(model).toBe('somebody/tiny-bert-qa')
    if (answer) expect(textAt(passages, answer.span)).toBe(answer.text)
    expect(last(asked, 'written').isDone).toBe(true)
    expect(last(asked, 'finished')).toMatchObject({ model: 'somebody/tiny-qwen3-chat' })

    const summary = await events<SummaryEvent>(host, 'summarise', {
      passages,
      language: 'en',
      outputLanguage: 'en',
      kind: 'paragraph',
      length: 'short',
    })
    expect(last(summary, 'written').isDone).toBe(true)
    const finished = last(summary, 'finished')
    expect(finished).toMatchObject({ model: 'somebody/tiny-qwen3-chat' })
    expect(finished.figures.parts).toBeGreaterThan(1)
  } finally {
    await hub.close()
  }
})
