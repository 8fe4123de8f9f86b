/** Pictures of the models as they can stand. */
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { DownloadStatus } from '../../../lib/messaging/models-contract'
import { AT_MS, entryOf, stored, verdict } from '../../fixtures/stored-models'
import { listing, press, showOptions } from './options-fixture'
import { type States, takePictures } from './pictures'

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

const states: States = {
  empty: () => void showOptions(),
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
}

takePictures(states, ['full', 'downloading', 'own'])
