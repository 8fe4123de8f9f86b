/** The panel in each of its states, for pictures. */
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { ReadingAddition } from '../../../lib/messaging/reading-capabilities'
import type { ReadingEvidence, SummaryEvent } from '../../../lib/messaging/reading-contract'
import { ARABIC_PAGE, FIRST_SENTENCES } from './arabic-page'
import { FIGURES, cited, part, sentenceOf, showPanel, spanOf } from './panel-fixture'

const EXTRACT: SummaryEvent = {
  type: 'extract',
  sentences: [cited(0, 0), cited(1, 0), cited(2, 0)],
  language: 'en',
  rankedBy: 'meaning',
}
const DONE = { type: 'finished', figures: FIGURES } as const
const ADDITIONS: ReadingAddition[] = [
  {
    adds: 'summary',
    model: 'x/writer',
    name: 'DistilBART CNN 6-6',
    publisher: 'sshleifer (converted by Xenova)',
    licence: 'Apache-2.0',
    bytes: 284e6,
  },
  {
    adds: 'answer',
    model: 'x/qa',
    name: 'DistilBERT SQuAD',
    publisher: 'Hugging Face (converted by Xenova)',
    licence: 'Apache-2.0',
    bytes: 66e6,
  },
]
const evidence = (passage: number, sentence: number, number: number): ReadingEvidence => ({
  number,
  span: spanOf(passage, sentence),
  text: sentenceOf(passage, sentence),
  score: 0.7,
})
const EVIDENCE = [evidence(2, 0, 1), evidence(1, 0, 2), evidence(0, 1, 3)]

type Shown = ReturnType<typeof showPanel>

async function summarise(panel: Shown, ...events: SummaryEvent[]): Promise<Shown> {
  void panel.panel.sheet.value?.summarise()
  await expect.poll(() => panel.summaries.length).toBe(1)
  panel.emit(...events)
  return panel
}

async function ask(panel: Shown, question = 'When did the last well run dry?'): Promise<Shown> {
  panel.panel.sheet.value?.showTab('ask')
  void panel.panel.sheet.value?.ask(question)
  await expect.poll(() => panel.questions.length).toBe(1)
  return panel
}

const phaseIs = (name: string, phase: string) => expect.poll(() => part(name)?.dataset['phase']).toBe(phase)

export const panelStates: Record<string, () => Promise<unknown> | void> = {
  empty: () => void showPanel(),
  'empty-ask': () => showPanel().panel.sheet.value?.showTab('ask'),
  reading: async () => {
    const panel = showPanel()
    panel.library.holdBack()
    void panel.panel.sheet.value?.summarise()
    await expect.poll(() => part('reading')).not.toBeNull()
  },
  loading: async () => {
    const model = 'gloss/all-MiniLM-L6-v2'
    await summarise(
      showPanel(),
      { ...EXTRACT, rankedBy: 'words' },
      { type: 'loading', model, loadedBytes: 9e6, totalBytes: 23e6 },
    )
    await expect.poll(() => part('running')?.textContent).toContain('9 MB of 23 MB')
  },
  streaming: async () => {
    await summarise(showPanel(), EXTRACT, {
      type: 'written',
      sentences: [
        {
          text: 'A **salt road** has crossed the plateau for eleven hundred years.',
          citations: [spanOf(0, 0), spanOf(0, 1)],
        },
      ],
      unfinished: 'Its wells have a keeper who',
      language: 'en',
      model: 'x/writer',
      isDone: false,
    })
    await expect.poll(() => part('text')?.dataset['by']).toBe('written')
  },
  done: async () => {
    const panel = showPanel()
    panel.can({ additions: ADDITIONS })
    await summarise(panel, EXTRACT, DONE)
    panel.end()
    await phaseIs('summary', 'done')
    await page.getByRole('button', { name: /^Source 2/ }).click()
    await page.getByText('Sources (3)').click()
  },
  'arabic-page': async () => {
    const panel = showPanel()
    panel.library.of(ARABIC_PAGE)
    await summarise(panel, { ...EXTRACT, sentences: FIRST_SENTENCES, language: 'ar' }, DONE)
    panel.end()
    await phaseIs('summary', 'done')
    await page.getByText('Sources (3)').click()
  },
  gone: async () => {
    const panel = await summarise(showPanel(), EXTRACT, DONE)
    panel.end()
    await phaseIs('summary', 'done')
    panel.library.put('gone')
    await page.getByRole('button', { name: /^Source 2/ }).click()
    await expect.poll(() => part('mark')).not.toBeNull()
  },
  left: async () => {
    const panel = await summarise(showPanel(), EXTRACT, DONE)
    panel.end()
    await phaseIs('summary', 'done')
    panel.library.move(7, 'left')
    await expect.poll(() => part('moved')).not.toBeNull()
  },
  failed: async () => {
    const panel = await summarise(showPanel(), EXTRACT)
    await expect.poll(() => part('text')).not.toBeNull()
    panel.fail(new GlossError('run-timeout', { model: 'x/writer', device: 'wasm', seconds: 60 }))
    await phaseIs('summary', 'failed')
  },
  'no-model': async () => {
    const panel = showPanel()
    panel.library.of({ language: 'de', title: 'Die Salzstraße' })
    panel.models.answer('offer', {
      models: [
        {
          id: 'Xenova/opus-mt-de-en',
          name: 'Opus-MT German → English',
          source: 'de',
          target: 'en',
          licence: 'CC BY 4.0',
          publisher: 'Helsinki-NLP',
          dtypes: ['q8'],
          bytes: 53e6,
        },
      ],
      host: 'huggingface.co',
      bytes: 53e6,
    })
    const values = { source: 'de', target: 'en', model: 'Xenova/opus-mt-de-en', bytes: 53e6 }
    await summarise(panel, { ...EXTRACT, language: 'de' }, { ...DONE, problem: { code: 'no-model', values } })
    panel.end()
    await expect.poll(() => part('offer')?.dataset['phase']).toBe('offered')
  },
  closed: async () => {
    const panel = showPanel()
    panel.library.refuse(new GlossError('page-unread', { url: 'chrome://settings' }))
    void panel.panel.sheet.value?.summarise()
    await expect.poll(() => part('unread')).not.toBeNull()
  },
  viewer: async () => {
    const panel = showPanel()
    panel.library.refuse(new GlossError('viewer-unread', {}))
    void panel.panel.sheet.value?.summarise()
    await expect.poll(() => part('unread')).not.toBeNull()
  },
  'not-asked': async () => {
    const panel = showPanel()
    panel.library.refuse(new GlossError('page-not-asked', {}))
    void panel.panel.sheet.value?.summarise()
    await expect.poll(() => part('unread')).not.toBeNull()
  },
  link: async () => {
    const panel = showPanel()
    panel.panel.take({
      tabId: 7,
      do: 'summarise',
      of: { part: 'link', address: 'https://news.example/a' },
    })
    await expect.poll(() => panel.summaries.length).toBe(1)
    panel.emit(EXTRACT, DONE)
    panel.end()
    await phaseIs('summary', 'done')
    await page.getByRole('button', { name: /^Source 1/ }).click()
    await expect.poll(() => part('mark')).not.toBeNull()
  },
  'ask-found': async () => {
    const panel = showPanel()
    panel.can({ additions: ADDITIONS })
    await ask(panel)
    panel.emit({ type: 'evidence', evidence: EVIDENCE, rankedBy: 'meaning' }, DONE)
    panel.end()
    await phaseIs('exchange', 'done')
    await expect.poll(() => panel.library.shown.length).toBe(1)
  },
  'ask-exact': async () => {
    const panel = await ask(showPanel())
    const span = { passage: 'p2', sentence: 0, start: 3, end: 7 }
    panel.emit(
      { type: 'evidence', evidence: EVIDENCE, rankedBy: 'meaning' },
      { type: 'answer', answer: { span, text: '1974', score: 6 }, model: 'x/qa' },
      DONE,
    )
    panel.end()
    await expect.poll(() => panel.library.shown.length).toBe(1)
  },
  'ask-not-said': async () => {
    const panel = await ask(showPanel(), 'Who owns the lorries?')
    panel.emit(
      { type: 'evidence', evidence: EVIDENCE.slice(0, 1), rankedBy: 'meaning' },
      { type: 'answer', answer: null, model: 'x/qa' },
      DONE,
    )
    panel.end()
    await phaseIs('exchange', 'done')
  },
  'ask-written': async () => {
    const panel = await ask(showPanel())
    panel.emit(
      { type: 'evidence', evidence: EVIDENCE, rankedBy: 'meaning' },
      {
        type: 'written',
        sentences: [
          { text: 'The last well, at Tamrit, ran dry in 1974.', evidence: [1] },
          { text: 'Until then a keeper was chosen every spring.', evidence: [2, 3] },
        ],
        unfinished: 'Since then',
        language: 'en',
        model: 'x/chat',
        isDone: false,
      },
    )
    await expect.poll(() => part('answer')).not.toBeNull()
  },
  'ask-foreign': async () => {
    const panel = showPanel()
    panel.library.of({ language: 'fr', title: 'La route du sel' })
    await ask(panel)
    const foreign = { ...evidence(2, 0, 1), translation: 'In 1974 the last well at Tamrit ran dry.' }
    panel.emit(
      { type: 'question', text: 'Quand le dernier puits s’est-il asséché ?', language: 'fr' },
      { type: 'evidence', evidence: [foreign], rankedBy: 'meaning' },
      DONE,
    )
    panel.end()
    await phaseIs('exchange', 'done')
  },
}
