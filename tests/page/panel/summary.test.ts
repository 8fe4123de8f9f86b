import { afterEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
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

test('teaches in a sentence, then reads the page and asks for a summary of it', async () => {
  const panel = showPanel()
  expect(part('empty')?.textContent).toContain('sentence by sentence')
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  expect(panel.library.opened).toEqual([{ part: 'page' }])
  const [request] = panel.summaries
  expect(request).toMatchObject({
    kind: 'key-points',
    length: 'medium',
    language: 'en',
    outputLanguage: 'en',
    site: 'https://example.org',
    isPrivate: false,
  })
  await expect.element(page.getByRole('heading', { name: 'The salt road' })).toBeVisible()
})

test('the extract is there at once, and a written summary takes its place', async () => {
  const panel = showPanel()
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  panel.emit({ ...EXTRACT, rankedBy: 'words' })
  await expect.poll(() => part('text')?.dataset['by']).toBe('extract')
  await expect.element(button('Stop')).toBeVisible()
  panel.emit({
    type: 'written',
    sentences: [{ text: 'A road of **salt**.', citations: [spanOf(0, 0)] }],
    unfinished: 'Its wells',
    language: 'en',
    model: 'x/y',
    isDone: false,
  })
  await expect.poll(() => part('text')?.dataset['by']).toBe('written')
  expect(part('text')?.textContent).toMatch(/A road of salt\..*Its wells/)
  expect(part('text')?.querySelector('strong')?.textContent).toBe('salt')
  // A later extract does not push away what is being written.
  panel.emit(EXTRACT)
  panel.emit({ type: 'finished', figures: FIGURES })
  panel.end()
  await expect.poll(() => part('summary')?.dataset['phase']).toBe('done')
  // No model is named: what was begun to be written is no summary.
  expect(part('text')?.dataset['by']).toBe('extract')
})

test('what a model writes is text, whatever it looks like', async () => {
  const panel = showPanel()
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  const text = '<img src=x onerror=alert(1)> [press](javascript:alert(1)) `code`'
  panel.emit({
    type: 'written',
    sentences: [{ text, citations: [] }],
    unfinished: '',
    language: 'en',
    model: 'x/y',
    isDone: true,
  })
  await expect.poll(() => part('text')?.textContent).toContain('<img src=x onerror=alert(1)>')
  expect(part('text')?.querySelectorAll('img, a, script').length).toBe(0)
  expect(part('text')?.textContent).toContain('press')
  expect(part('text')?.textContent).not.toContain('javascript')
  expect(part('text')?.textContent).toContain('Nothing on the page says this in so many words')
})

test('a citation shows its passage on the page, and again puts the light out', async () => {
  const { library } = await summarised()
  const chip = button(/^Source 2: show it on the page/)
  await chip.click()
  await expect.poll(() => library.shown).toEqual([[spanOf(2, 0)]])
  await expect.element(chip).toHaveAttribute('aria-pressed', 'true')
  expect(part('spoken')?.textContent).toBe('Shown on the page.')
  await chip.click()
  await expect.element(chip).toHaveAttribute('aria-pressed', 'false')
  expect(library.isLit()).toBe(false)
})

test.each([
  ['gone', 'does not say this any more'],
  ['left', 'shows another page now'],
] as const)('a passage that is %s is quoted, with the reason', async (place, said) => {
  const { library } = await summarised()
  library.put(place)
  await button(/^Source 1/).click()
  await expect.poll(() => part('mark')?.dataset['state']).toBe(place)
  expect(part('mark')?.textContent).toContain(said)
  expect(part('mark')?.textContent).toContain(sentenceOf(0, 0))
})

test('the page moves on: what is written stays, and citations are quotations', async () => {
  const { library } = await summarised()
  library.move(7, 'left')
  await expect.poll(() => part('moved')?.dataset['page']).toBe('left')
  expect(part('moved')?.textContent).toContain('gone to another page')
  await button(/^Source 1/).click()
  await expect.poll(() => part('mark')?.dataset['state']).toBe('left')
  expect(library.shown).toEqual([])
  library.refuse(new GlossError('page-not-asked', {}))
  await button('Open the panel again on this page').click()
  await expect.poll(() => part('unread')?.dataset['code']).toBe('page-not-asked')
  expect(part('text')?.textContent).toContain(sentenceOf(0, 0))
  await button('Let Gloss read every site').click()
  await expect.poll(() => library.opened.length).toBe(3)
  expect(library.allow).toHaveBeenCalledWith('every-site')
})

test('a kind, a length and a language make it anew', async () => {
  const panel = await summarised()
  await page.getByRole('radio', { name: 'One sentence' }).click()
  await expect.poll(() => panel.summaries.at(-1)).toMatchObject({ kind: 'sentence' })
  expect(panel.library.opened.length).toBe(1)
  await page.getByRole('radio', { name: 'Paragraph' }).click()
  await page.getByRole('combobox', { name: 'Length' }).selectOptions('long')
  await expect.poll(() => panel.summaries.at(-1)).toMatchObject({ kind: 'paragraph', length: 'long' })
  await page.getByRole('combobox', { name: 'In', exact: true }).selectOptions('fr')
  await expect.poll(() => panel.summaries.at(-1)).toMatchObject({ outputLanguage: 'fr' })
  expect(panel.remember.mock.calls).toEqual([
    [{ kind: 'sentence' }],
    [{ kind: 'paragraph' }],
    [{ length: 'long' }],
  ])
})

test('stop keeps what has come; Escape stops too', async () => {
  const panel = showPanel()
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  panel.emit(EXTRACT, { type: 'progress', step: 'comparing', done: 3, total: 40 })
  await expect.poll(() => part('running')?.textContent).toContain('3 of 40')
  await userEvent.keyboard('{Escape}')
  await page.getByRole('tab', { name: 'Summary' }).click()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => part('summary')?.dataset['phase']).toBe('stopped')
  expect(panel.isStopped()).toBe(true)
  expect(part('text')?.textContent).toContain(sentenceOf(2, 0))
})

test('a failure says what happened and what stays, and can be tried again', async () => {
  const panel = showPanel()
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  panel.emit(EXTRACT)
  await expect.poll(() => part('text')).not.toBeNull()
  panel.fail(new GlossError('host-gone', {}))
  await expect.poll(() => part('error')?.dataset['code']).toBe('host-gone')
  expect(part('error')?.textContent).toContain('The sentences of the page stay.')
  await button('Try again').click()
  await expect.poll(() => panel.summaries.length).toBe(2)
})

test('a step that failed is told beside the extract that stays', async () => {
  const panel = showPanel()
  await button('Summarise this page').click()
  await expect.poll(() => panel.summaries.length).toBe(1)
  const problem = { code: 'run-timeout', values: { model: 'x/y', device: 'wasm', seconds: 60 } } as const
  panel.emit(EXTRACT, { type: 'finished', problem, figures: FIGURES })
  panel.end()
  await expect.poll(() => part('problem')?.textContent).toContain('gave no answer on the processor')
})

test.each(['ltr', 'rtl'])(
  'the number of a source is on the first line of its quotation, %s',
  async (direction) => {
    document.documentElement.dir = direction
    onTestFinished(() => void (document.documentElement.dir = ''))
    await page.viewport(320, 640)
    await summarised()
    await page.getByText('Sources (2)').click()
    const firstLine = (element: Element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getClientRects()[0]!
    }
    const items = [...document.querySelectorAll('[data-part=sources] li')]
    expect(items).toHaveLength(2)
    for (const item of items) {
      const [number, quotation] = [firstLine(item.children[0]!), firstLine(item.children[1]!)]
      expect(number.bottom).toBeCloseTo(quotation.bottom, 0)
      expect(number.right).toBeLessThanOrEqual(quotation.left)
    }
  },
)

test('says what a download would add, with size, licence and publisher, and fetches it there', async () => {
  const panel = await summarised()
  panel.can({
    additions: [
      {
        adds: 'summary',
        model: 'x/writer',
        name: 'Small writer',
        publisher: 'Somebody',
        licence: 'Apache-2.0',
        bytes: 284e6,
      },
    ],
  })
  await panel.panel.sheet.value?.refresh()
  await expect
    .poll(() => part('addition')?.textContent)
    .toMatch(/Small writer \(284 MB\) writes summaries.*licence Apache-2\.0 · published by Somebody/)
  await button('Download').click()
  await expect.poll(() => panel.models.asked('download')).toEqual([{ model: 'x/writer' }])
  panel.can({ additions: [], summary: 'x/writer' })
  panel.models.download('x/writer').emit({ model: 'x/writer', commit: 'c', state: 'done' })
  panel.models.download('x/writer').end()
  // It has come: the summary is made anew by itself.
  await expect.poll(() => panel.summaries.length).toBe(2)
  await expect.poll(() => part('addition')).toBeNull()
})
