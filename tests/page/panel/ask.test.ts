import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AskEvent, ReadingEvidence } from '../../../lib/messaging/reading-contract'
import { FIGURES, clear, part, sentenceOf, showPanel, spanOf } from './panel-fixture'

afterEach(clear)

const evidence = (passage: number, sentence: number, number: number): ReadingEvidence => ({
  number,
  span: spanOf(passage, sentence),
  text: sentenceOf(passage, sentence),
  score: 0.7,
})
const FOUND: AskEvent = {
  type: 'evidence',
  evidence: [evidence(2, 0, 1), evidence(1, 0, 2)],
  rankedBy: 'meaning',
}
const finished = { type: 'finished', figures: FIGURES } as const
const button = (name: string | RegExp) => page.getByRole('button', { name })

async function asked(question = 'When did the well run dry?') {
  const panel = showPanel()
  await page.getByRole('tab', { name: 'Ask' }).click()
  await page.getByRole('textbox', { name: 'Your question' }).fill(question)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => panel.questions.length).toBe(1)
  return panel
}

test('the passage that fits best is shown, and lit on the page', async () => {
  const panel = await asked()
  expect(panel.questions[0]).toMatchObject({
    question: 'When did the well run dry?',
    questionLanguage: 'en',
    history: [],
  })
  panel.emit(FOUND, finished)
  panel.end()
  await expect.poll(() => part('exchange')?.dataset['phase']).toBe('done')
  expect(part('evidence')?.textContent).toContain('The passage that fits best')
  expect(part('evidence')?.textContent).toContain('In 1974 the last well at Tamrit ran dry.')
  await expect.poll(() => panel.library.shown).toEqual([[spanOf(2, 0)]])
  await expect.element(page.getByRole('textbox', { name: 'Your question' })).toHaveValue('')
})

test('the exact words are the answer, and are what is lit', async () => {
  const panel = await asked()
  const span = { passage: 'p2', sentence: 0, start: 3, end: 7 }
  panel.emit(FOUND, { type: 'answer', answer: { span, text: '1974', score: 6 }, model: 'x/qa' }, finished)
  panel.end()
  await expect.poll(() => panel.library.shown).toEqual([[span]])
  expect(part('answer')?.textContent).toContain('1974')
  expect(part('spoken-answer')?.textContent).toBe('1974')
  await expect
    .element(button('In 1974 the last well at Tamrit ran dry.'))
    .toHaveAttribute('aria-pressed', 'true')
})

test('a page that does not say it is said to', async () => {
  const panel = await asked('Who built the mosque?')
  panel.emit(FOUND, { type: 'answer', answer: null, model: 'x/qa' }, finished)
  panel.end()
  await expect.poll(() => part('not-said')?.textContent).toBe('The page does not seem to say.')
  expect(part('evidence')?.textContent).toContain('What comes closest on it')
  expect(panel.library.shown).toEqual([])
})

test('nothing near is said, too', async () => {
  const panel = await asked('Who wrote Hamlet?')
  panel.emit(finished)
  panel.end()
  await expect.poll(() => part('nothing-near')?.textContent).toBe('Nothing on the page speaks of this.')
})

test('a written answer streams with its sources, and a follow-up goes out with it', async () => {
  const panel = await asked()
  panel.emit(FOUND, {
    type: 'written',
    sentences: [{ text: 'The last one did in 1974.', evidence: [1] }],
    unfinished: 'Since',
    language: 'en',
    model: 'x/chat',
    isDone: false,
  })
  await expect.poll(() => part('answer')?.textContent).toMatch(/did in 1974\..*Since/)
  await expect.element(button('Stop')).toBeVisible()
  panel.emit({
    type: 'written',
    sentences: [{ text: 'The last one did in 1974.', evidence: [1] }],
    unfinished: '',
    language: 'en',
    model: 'x/chat',
    isDone: true,
  })
  panel.emit({ ...finished, model: 'x/chat' })
  panel.end()
  await expect.poll(() => part('exchange')?.dataset['phase']).toBe('done')
  await page.getByRole('textbox', { name: 'Your question' }).fill('And since then?')
  await button('Ask').click()
  await expect.poll(() => panel.questions.length).toBe(2)
  expect(panel.questions[1]?.history).toEqual([
    { question: 'When did the well run dry?', answer: 'The last one did in 1974.' },
  ])
  const questions = [...document.querySelectorAll('.exchange > h2')].map((one) => one.textContent)
  expect(questions).toEqual(['And since then?', 'When did the well run dry?'])
  expect(panel.library.opened.length).toBe(1)
})

test('a foreign page is shown in both languages', async () => {
  const panel = showPanel()
  panel.library.of({ language: 'fr', places: null })
  await page.getByRole('tab', { name: 'Ask' }).click()
  await page.getByRole('textbox', { name: 'Your question' }).fill('When did the well run dry?')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => panel.questions.length).toBe(1)
  const one = { ...evidence(2, 0, 1), translation: 'In translation.' }
  panel.emit(
    { type: 'question', text: 'Quand le puits a-t-il tari ?', language: 'fr' },
    { type: 'evidence', evidence: [one], rankedBy: 'meaning' },
    finished,
  )
  panel.end()
  await expect.poll(() => part('exchange')?.dataset['phase']).toBe('done')
  expect(part('asked-as')?.textContent).toContain('Quand le puits')
  const item = document.querySelector('.evidence > li')!
  expect(item.querySelector('p[lang=en]')?.textContent).toBe('In translation.')
  expect(item.querySelector('p[lang=fr]')?.textContent).toContain('In 1974')
})

test('stop keeps the evidence', async () => {
  const panel = await asked()
  panel.emit(FOUND, { type: 'progress', step: 'searching', done: 2, total: 12 })
  await expect.poll(() => part('running')?.textContent).toContain('2 of 12 passages')
  await button('Stop').click()
  await expect.poll(() => part('exchange')?.dataset['phase']).toBe('stopped')
  expect(panel.isStopped()).toBe(true)
  expect(part('evidence')?.textContent).toContain('In 1974')
})

test('"Ask about selection" reads the selection, asks nothing, and waits in the field', async () => {
  const panel = showPanel()
  panel.panel.take({ tabId: 7, do: 'ask', of: { part: 'selection', text: '' } })
  await expect.element(page.getByRole('textbox', { name: 'Your question' })).toHaveFocus()
  await expect.poll(() => part('source')?.dataset['extent']).toBe('selection')
  expect(panel.questions).toEqual([])
})

test('tabs are moved through with arrows, and one of them is in the order of Tab', async () => {
  showPanel()
  const summary = page.getByRole('tab', { name: 'Summary' })
  const ask = page.getByRole('tab', { name: 'Ask' })
  await summary.click()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(ask).toHaveFocus()
  await expect.element(ask).toHaveAttribute('aria-selected', 'true')
  await expect.element(summary).toHaveAttribute('tabindex', '-1')
  await expect.element(page.getByRole('tabpanel', { name: 'Ask' })).toBeVisible()
  await userEvent.keyboard('{Home}')
  await expect.element(summary).toHaveFocus()
})
