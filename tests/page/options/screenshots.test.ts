/**
 * Pictures of the options page as it can stand, for people to look at: `test-results/screenshots`. What they assert is only
 * that nothing is wider than the window; how it looks is judged by eye.
 */
import { afterEach, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { DownloadStatus } from '../../../lib/messaging/models-contract'
import { AT_MS, entryOf, stored, verdict } from '../../fixtures/stored-models'
import { clear, listing, press, showOptions } from './options-fixture'

const DE_EN = 'Xenova/opus-mt-de-en'
const FR_EN = 'Xenova/opus-mt-fr-en'
const NLLB = 'Xenova/nllb-200-distilled-600M'

const running = (model: string, bytesHere: number, totalBytes: number): DownloadStatus => ({
  model,
  commit: 'c',
  state: 'running',
  progress: {
    phase: 'fetching',
    file: 'onnx/encoder_model_quantized.onnx',
    bytesHere,
    totalBytes,
    bytesPerSecond: 4.2e6,
    secondsLeft: (totalBytes - bytesHere) / 4.2e6,
  },
})

const many = () => ({
  stored: [
    stored({ id: DE_EN, bytes: 53e6, pinned: true }),
    stored({ id: FR_EN, bytes: 55e6, newerCommit: 'f'.repeat(40) }),
    stored({ id: NLLB, bytes: 890e6, dtypes: ['q8', 'fp16'] }),
    stored({ id: 'Xenova/opus-mt-es-en', bytes: 54e6, state: 'bad' as const }),
  ],
  verdicts: [
    verdict(NLLB),
    verdict(NLLB, {
      rung: { device: 'webgpu', dtype: 'fp16', threads: 1 },
      adapter: 'nvidia hopper',
      outcome: 'failed' as const,
      cosine: 0.412,
      argMaxAgreement: 0.25,
      error: {
        code: 'run-failed' as const,
        values: { model: NLLB, device: 'webgpu', reason: 'a score is not a number' },
      },
      retryAtMs: AT_MS + 86_400_000,
    }),
  ],
  overview: {
    preferences: { budgetBytes: 5e9 },
    network: { lastAtMs: AT_MS, host: 'huggingface.co', bytesPerSecond: 4.2e6 },
  },
})

const states: Record<string, () => Promise<void> | void> = {
  empty: () => void showOptions(),
  languages: () =>
    void showOptions({
      hash: '#languages',
      mayReadAll: true,
      settings: {
        rules: {
          languages: { always: ['fr', 'de'], never: [] },
          sites: { always: [], never: ['example.org', 'news.example.com'] },
        },
      },
    }),
  general: () =>
    void showOptions({
      hash: '#general',
      mayReadAll: true,
      settings: { selectionIcon: { shown: true, hiddenOn: ['docs.example.com'] } },
    }),
  searching: async () => {
    showOptions({ hash: '#general' })
    await page.getByRole('combobox', { name: 'Search all settings' }).fill('sites')
  },
  lit: async () => {
    showOptions({ hash: '#general' })
    await page.getByRole('combobox', { name: 'Search all settings' }).fill('never translate these sites')
    await userEvent.keyboard('{Enter}')
  },
  reading: () => void showOptions({ hash: '#reading' }),
  privacy: () => void showOptions({ ...many(), hash: '#privacy' }),
  shortcuts: () =>
    void showOptions({
      hash: '#shortcuts',
      commands: [
        { name: 'translate-selection', keys: 'Alt+G' },
        { name: 'translate-page', keys: 'Alt+Shift+G' },
        { name: 'ask-page', keys: '' },
      ],
    }),
  asking: async () => {
    const { fake } = showOptions({ overview: many().overview })
    fake.answer('list', listing(DE_EN))
    await press(`Download: ${entryOf(DE_EN).name}`)
    await expect.element(page.getByText(/published by/)).toBeVisible()
  },
  downloading: () => {
    const { downloads } = showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })] })
    downloads.value = [running(DE_EN, 31e6, 53e6)]
  },
  paused: () =>
    void showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6, held: true })] }),
  failed: () => {
    const { downloads } = showOptions({ stored: [stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })] })
    downloads.value = [
      {
        ...running(DE_EN, 31e6, 53e6),
        state: 'failed',
        error: {
          code: 'download-interrupted',
          values: { host: 'huggingface.co', file: 'encoder_model_quantized.onnx' },
        },
      },
    ]
  },
  'full-disk': () => {
    const { downloads, storage } = showOptions({
      stored: [stored({ id: DE_EN, bytes: 53e6 }), stored({ id: NLLB, bytes: 890e6, bytesHere: 120e6 })],
      overview: { preferences: { budgetBytes: 0.5e9 } },
    })
    storage.value = { usage: 1.9e9, quota: 2e9 }
    downloads.value = [
      {
        ...running(NLLB, 120e6, 890e6),
        state: 'failed',
        error: { code: 'storage-full', values: { neededBytes: 770e6, freeBytes: 100e6 } },
      },
    ]
  },
  full: () => {
    const { downloads, models } = showOptions(many())
    models.open(NLLB, true)
    downloads.value = [running('Xenova/opus-mt-it-en', 12e6, 54e6)]
  },
  own: async () => {
    const entry = {
      id: 'local/bert-qa',
      name: 'bert-qa',
      task: 'question-answering' as const,
      architecture: 'bert',
      licence: '',
      publisher: '',
      dtypes: ['fp32' as const],
    }
    const { fake, own } = showOptions({
      stored: [
        stored({ id: entry.id, entry, bytes: 510e3, source: 'import', isDraft: true, dtypes: ['fp32'] }),
      ],
    })
    await page.getByText('Add your own model').click()
    await page.getByRole('textbox', { name: 'Question' }).fill('When is the library closed?')
    await page
      .getByRole('textbox', { name: 'Text to find the answer in' })
      .fill('The library is open every day but Monday.')
    await press('Run')
    fake.trial(entry.id).emit(
      { type: 'tested', verdict: verdict(entry.id, { rung: { device: 'wasm', dtype: 'fp32', threads: 2 } }) },
      {
        type: 'output',
        text: 'Monday',
        rung: { device: 'wasm', dtype: 'fp32', threads: 2 },
        elapsedMs: 41,
      },
    )
    fake.trial(entry.id).end()
    await own.pick([], 'empty')
    await expect.element(page.getByText('Monday', { exact: true })).toBeVisible()
  },
  advanced: () =>
    void showOptions({
      hash: '#advanced',
      overview: {
        preferences: {
          host: 'https://models.example.org',
          rungs: { [NLLB]: { device: 'wasm', dtype: 'q8', threads: 1 } },
        },
      },
    }),
}

interface Look {
  width: number
  media?: { name: string; value: string }[]
  dir?: string
  zoom?: number
}

const looks: Record<string, Look> = {
  light: { width: 1280, media: [{ name: 'prefers-color-scheme', value: 'light' }] },
  dark: { width: 1280, media: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  narrow: { width: 320 },
  zoomed: { width: 640, zoom: 2 },
  forced: { width: 1280, media: [{ name: 'forced-colors', value: 'active' }] },
  rtl: { width: 1280, dir: 'rtl' },
}

afterEach(async () => {
  clear()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const cases = Object.keys(states).flatMap((state) =>
  Object.keys(looks)
    .filter(
      (look) =>
        ['light', 'dark'].includes(look) ||
        ['full', 'downloading', 'own', 'searching', 'languages', 'reading', 'advanced'].includes(state),
    )
    .map((look) => [state, look] as const),
)

/** As much as a window shows; a narrow one is shown longer. */
const heightOf = (width: number) => (width < 400 ? 1600 : 900)

test.each(cases)('%s, %s', async (state, look) => {
  const { width, media = [], dir = '', zoom = 1 } = looks[look]!
  const { documentElement: root, body } = document
  await page.viewport(width, heightOf(width))
  await cdp().send('Emulation.setEmulatedMedia', { features: media })
  root.dir = dir
  root.style.zoom = String(zoom)
  Object.assign(body.style, { height: `${heightOf(width) / zoom}px`, overflow: 'clip' })
  await states[state]!()
  await expect.element(page.getByRole('main')).toBeVisible()
  const widest = [...document.querySelectorAll('main *:not(thead, thead *)')].filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
  )
  expect(widest.map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([])
  await page.screenshot({ path: `../../../test-results/screenshots/options-${state}-${look}.png` })
  root.style.zoom = ''
  body.style.height = ''
})
