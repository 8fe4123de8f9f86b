/** Figures that are drawn anew at every step: a screen reader hears where something begins and where it ends, and not each of them. */
import { afterEach, expect, test } from 'vitest'
import { allFrames } from '../../lib/ui/page/all-frames'
import { openInspector } from '../../lib/ui/page/open-inspector'
import { fakePageTranslator } from '../fixtures/fake-page-translator'
import { listen } from '../fixtures/heard'
import { stored } from '../fixtures/stored-models'
import { clear as clearOptions, press, showOptions } from './options/options-fixture'
import { clear as clearPanel, part, showPanel } from './panel/panel-fixture'
import { clear as clearPopup, showPopup, showTranslatePage } from './popup/popup-fixture'

const DE_EN = 'Xenova/opus-mt-de-en'
const RUNG = { device: 'wasm', dtype: 'q8', threads: 2 } as const
const STEPS = 40

afterEach(() => {
  clearOptions()
  clearPanel()
  clearPopup()
})

/** Each of them is drawn before the next one comes. */
async function stepwise(put: (done: number) => void, isDrawn: (done: number) => boolean): Promise<void> {
  for (let done = 1; done < STEPS; done++) {
    put(done)
    await expect.poll(() => isDrawn(done)).toBe(true)
  }
}
const text = (selector: string) => document.querySelector(selector)?.textContent ?? ''

test('the popup, while a page is translated', async () => {
  const heard = listen(document.body)
  const { front } = showPopup()
  front.put({ phase: 'translating', total: STEPS })
  await expect.poll(heard).toEqual([`0 of ${STEPS} paragraphs`])
  await stepwise(
    (done) => front.put({ done }),
    (done) => text('[data-part=page-progress]') === `${done} of ${STEPS} paragraphs`,
  )
  front.put({ phase: 'watching', done: STEPS })
  await expect.poll(heard).toEqual([`0 of ${STEPS} paragraphs`, `All ${STEPS} paragraphs`])
})

test('the side panel, while passages are compared and a model is loaded', async () => {
  const panel = showPanel()
  const heard = listen(document.body)
  void panel.panel.sheet.value?.summarise()
  await expect.poll(() => panel.summaries.length).toBe(1)
  await stepwise(
    (done) => panel.emit({ type: 'progress', step: 'comparing', done, total: STEPS }),
    (done) => part('running')?.textContent.includes(`, ${done} of ${STEPS}`) ?? false,
  )
  await stepwise(
    (done) => panel.emit({ type: 'loading', model: 'x/y', loadedBytes: done * 1e6, totalBytes: 40e6 }),
    (done) => part('running')?.textContent.includes(`, ${done} MB of 40 MB`) ?? false,
  )
  expect(heard().filter((said) => / of 40/.test(said))).toEqual([
    'Comparing what the passages say, 1 of 40',
    'Loading x/y, 1 MB of 40 MB',
  ])
})

test('the inspector, whose figures grow while the page is translated', async () => {
  const fake = fakePageTranslator({ phase: 'translating', total: STEPS })
  let translated = 0
  const translator = { ...fake, coverage: () => ({ characters: 1000, translated, skipped: {} }) }
  const frames = allFrames(
    window,
    async () => [],
    () => false,
  )
  const { root, close } = openInspector(document, translator, { frames, hasLegend: true, onClose() {} })
  const heard = listen(root)
  for (const step of [100, 200, 300]) {
    translated = step
    fake.put({ done: step })
    await expect.poll(() => root.textContent).toContain(`${step} of 1,000 characters`)
  }
  expect(heard()).toEqual(['0 of 1,000 characters of text are translated.'])
  close()
})

test('a test of a model, while it loads on one rung after the other', async () => {
  const { fake } = showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6 })] })
  await press('Test: Opus-MT German → English')
  const heard = listen(document.body)
  const loading = { type: 'loading', rung: RUNG, totalBytes: 40e6 } as const
  await stepwise(
    (done) => fake.trial(DE_EN).emit({ ...loading, loadedBytes: done * 1e6 }),
    (done) => text('.trial').includes(`, ${done} MB of 40 MB`),
  )
  fake.trial(DE_EN).emit({ ...loading, loadedBytes: 40e6 })
  fake.trial(DE_EN).end()
  await expect.poll(heard).toContain('The test is over.')
  expect(heard().filter((said) => said.includes('Loading'))).toHaveLength(1)
})

test('the page for typed texts, while its model is loaded', async () => {
  const { engine, translator } = showTranslatePage()
  const heard = listen(document.body)
  const loading = {
    type: 'loading',
    model: DE_EN,
    rung: RUNG,
    source: 'fr',
    target: 'en',
    totalBytes: 40e6,
  } as const
  engine.hold()
  translator.edit('Bonjour.')
  void translator.translate()
  await stepwise(
    (done) => engine.emit({ ...loading, loadedBytes: done * 1e6 }),
    (done) => text('.foot').includes(`, ${done} MB of 40 MB`),
  )
  expect(heard().filter((said) => said.includes('Loading'))).toHaveLength(1)
})
