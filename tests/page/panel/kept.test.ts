import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { SummaryEvent } from '../../../lib/messaging/reading-contract'
import { FIGURES, cited, clear, part, sentenceOf, showPanel, spanOf } from './panel-fixture'

afterEach(clear)

const EXTRACT: Extract<SummaryEvent, { type: 'extract' }> = {
  type: 'extract',
  sentences: [cited(0, 0), cited(2, 0)],
  language: 'en',
  rankedBy: 'meaning',
}
const button = (name: string | RegExp) => page.getByRole('button', { name })

async function summarised() {
  const panel = showPanel()
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  panel.emit(EXTRACT, { type: 'finished', figures: FIGURES })
  panel.end()
  await expect.poll(() => part('summary')?.dataset['phase']).toBe('done')
  return panel
}

test('copies, and exports as Markdown with its sources', async () => {
  const panel = await summarised()
  await button('Copy').click()
  await expect.poll(() => panel.copied).toEqual([`• ${sentenceOf(0, 0)}\n• ${sentenceOf(2, 0)}`])
  await button('Export as Markdown').click()
  const [[name, text]] = panel.saved as [[string, string]]
  expect(name).toBe('The-salt-road.md')
  expect(text).toContain(`- ${sentenceOf(0, 0)}[^1]`)
  expect(text).toContain('[^2]: [In 1974')
  expect(text).toContain('<https://example.org/salt-road>')
})

test('an answer that the page does not seem to give is not passed on as one', async () => {
  const panel = showPanel()
  void panel.panel.sheet.value?.ask('Who owns the lorries?')
  panel.panel.sheet.value?.showTab('ask')
  await expect.poll(() => panel.questions.length).toBe(1)
  const near = { number: 1, span: spanOf(2, 1), text: sentenceOf(2, 1), score: 0.4 }
  panel.emit(
    { type: 'evidence', evidence: [near], rankedBy: 'meaning' },
    { type: 'answer', answer: null, model: 'x/qa' },
    { type: 'finished', figures: FIGURES },
  )
  panel.end()
  await button('Copy').click()
  const unsaid = 'The page does not seem to say.'
  await expect.poll(() => panel.copied).toEqual([`Who owns the lorries?\n${unsaid}\n${near.text}`])
  await button('Export as Markdown').click()
  expect(panel.saved[0]![1]).toContain(`\n- ${unsaid}\n- ${near.text}[^1]\n`)
})

test('each tab keeps its own, and a panel that opens again finds it', async () => {
  const panel = await summarised()
  panel.panel.activate(8)
  await expect.element(button('Summarise this page')).toBeVisible()
  expect(part('text')).toBeNull()
  panel.panel.activate(7)
  await expect.poll(() => part('text')?.textContent).toContain(sentenceOf(2, 0))
  clear()
  const later = showPanel(panel.memory)
  await expect.poll(() => part('text')?.textContent).toContain(sentenceOf(2, 0))
  expect(later.summaries).toEqual([])
})

test('nothing of a private window is remembered', async () => {
  const panel = showPanel()
  panel.library.of({ isPrivate: true })
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries[0]?.isPrivate).toBe(true)
  panel.emit(EXTRACT, { type: 'finished', figures: FIGURES })
  panel.end()
  await expect.poll(() => part('summary')?.dataset['phase']).toBe('done')
  expect(panel.memory.size).toBe(0)
})

test('a linked page has quotations for citations, and takes a permission', async () => {
  const panel = showPanel()
  panel.library.refuse(new GlossError('link-not-allowed', { origin: 'https://news.example' }))
  const address = 'https://news.example/a'
  panel.panel.take({ tabId: 7, do: 'summarise', of: { part: 'link', address } })
  await expect.poll(() => part('unread')?.textContent).toContain('may not fetch pages of news.example')
  await button('Allow it for this site').click()
  expect(panel.library.allow).toHaveBeenCalledWith({ address })
  await expect.poll(() => panel.summaries.length).toBe(1)
  panel.emit(EXTRACT, { type: 'finished', figures: FIGURES })
  panel.end()
  await button(/^Source 1: The salt road/).click()
  await expect.poll(() => part('mark')?.textContent).toContain(sentenceOf(0, 0))
  await expect.element(page.getByRole('link', { name: 'Open the page' })).toBeVisible()
})
