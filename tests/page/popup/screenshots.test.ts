/** Pictures of the popup with a download, and of the offer as it can stand, for people to look at: `test-results/screenshots`. */
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { DownloadStatus, Offer } from '../../../lib/messaging/models-contract'
import { faults } from '../../fixtures/accessible'
import { AT_MS, stored } from '../../fixtures/stored-models'
import { clear, showPopup } from './popup-fixture'

const DE_EN = 'Xenova/opus-mt-de-en'
const NAME = 'Opus-MT German → English'

const running: DownloadStatus = {
  model: DE_EN,
  commit: 'c',
  state: 'running',
  progress: {
    phase: 'fetching',
    file: 'onnx/encoder_model_quantized.onnx',
    bytesHere: 31e6,
    totalBytes: 53e6,
    bytesPerSecond: 4.2e6,
    secondsLeft: 95,
  },
}

const model = {
  id: DE_EN,
  name: NAME,
  source: 'de',
  target: 'en',
  licence: 'CC BY 4.0',
  publisher: 'Helsinki-NLP',
}
const OFFER: Offer = {
  models: [{ ...model, dtypes: ['q8'], bytes: 53e6 }],
  host: 'huggingface.co',
  bytes: 53e6,
  secondsLeft: 120,
}

const missed = async (answer: Offer | null | Error) => {
  const popup = showPopup()
  popup.fake.answer('offer', answer)
  popup.engine.fail(new GlossError('no-model', { source: 'de', target: 'en', model: NAME, bytes: 0 }))
  popup.translator.edit('Die Bibliothek ist jeden Tag außer Montag geöffnet.')
  await popup.translator.translate()
  await expect.poll(() => popup.translator.offer.value?.phase.value.name).not.toBe('asking')
  return { ...popup, offer: popup.translator.offer.value! }
}

const states: Record<string, () => Promise<unknown> | void> = {
  downloading: () => {
    const { onDisk, downloads, storage, models } = showPopup()
    onDisk([stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })], {
      network: { host: 'huggingface.co', lastAtMs: AT_MS },
    })
    storage.value = { usage: 82e6, quota: 40e9 }
    downloads(running)
    expect(models.told(DE_EN).value).not.toBeNull()
    for (const card of document.querySelectorAll('details')) card.open = card.textContent.startsWith('Models')
  },
  offered: () => missed(OFFER),
  pivot: () =>
    missed({
      ...OFFER,
      models: [OFFER.models[0]!, { ...OFFER.models[0]!, id: 'x/y', name: 'Opus-MT English → French' }],
      pivot: 'en',
      bytes: 106e6,
    }),
  unreachable: () =>
    missed({
      models: OFFER.models,
      host: 'huggingface.co',
      problem: { code: 'hub-unreachable', values: { host: 'huggingface.co' } },
    }),
  none: () => missed(null),
  fetching: async () => {
    const { offer, fake } = await missed(OFFER)
    void offer.download()
    fake.download(DE_EN).emit(running)
    await expect.poll(() => 'progress' in offer.phase.value && offer.phase.value.progress).toBeTruthy()
  },
  paused: async () => {
    const { offer, fake } = await missed(OFFER)
    void offer.download()
    fake.download(DE_EN).emit({ ...running, state: 'paused' })
    await expect.poll(() => offer.phase.value.name).toBe('paused')
  },
  failed: async () => {
    const { offer, fake } = await missed(OFFER)
    fake.download(DE_EN).fail(new GlossError('storage-full', { neededBytes: 53e6, freeBytes: 20e6 }))
    await offer.download()
  },
  declined: async () => (await missed(OFFER)).offer.decline(),
}

afterEach(async () => {
  clear()
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
})

const cases = Object.keys(states).flatMap((state) =>
  ['light', 'dark', 'forced'].map((look) => [state, look] as const),
)

test.each(cases)('%s, %s', async (state, look) => {
  await page.viewport(360, 760)
  const features = [
    { name: 'prefers-color-scheme', value: look === 'dark' ? 'dark' : 'light' },
    { name: 'forced-colors', value: look === 'forced' ? 'active' : 'none' },
  ]
  await cdp().send('Emulation.setEmulatedMedia', { features })
  await states[state]!()
  await expect.element(page.getByRole('main')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  expect(await faults()).toEqual([])
  await page.screenshot({ path: `../../../test-results/screenshots/popup-${state}-${look}.png` })
})
