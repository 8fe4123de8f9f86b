/** What the popup says of models: on disk, coming, missing; and what it says of the network. */
import { afterEach, describe, expect, test } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { DownloadStatus, Offer } from '../../../lib/messaging/models-contract'
import { AT_MS, stored } from '../../fixtures/stored-models'
import { clear, says, showPopup } from './popup-fixture'

afterEach(clear)

const DE_EN = 'Xenova/opus-mt-de-en'
const NAME = 'Opus-MT German → English'
const card = () => page.getByRole('group').filter({ hasText: /^Models/ })
const part = (selector: string) => ({ element: () => document.querySelector(selector)! }) as Locator
const button = (name: string) => page.getByRole('button', { name, exact: true })

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
    secondsLeft: 5,
  },
}

const OFFER: Offer = {
  models: [
    {
      id: DE_EN,
      name: NAME,
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
  secondsLeft: 120,
}

describe('the card', () => {
  test('has what ships with Gloss before anything was read, and does not move when the rest arrives', async () => {
    const { onDisk, storage } = showPopup()
    const height = () => document.querySelectorAll('details')[2]!.getBoundingClientRect().height
    await says(card(), '3 shipped with Gloss · 53 MB')
    const before = height()
    onDisk([stored({ id: DE_EN, bytes: 53e6 })])
    storage.value = { usage: 82e6, quota: 40e9 }
    await says(card(), '4 on disk · 106 MB82 MB used of 40 GB')
    expect(height()).toBe(before)
  })

  test('says of each model its build, where it ran and how fast, and deletes one after a question', async () => {
    const { onDisk, fake } = showPopup()
    onDisk([stored({ id: DE_EN, bytes: 53e6 })])
    await card().click()
    const item = page.getByRole('listitem').filter({ hasText: NAME })
    await says(item, '53 MBq8')
    await button(`Delete: ${NAME}`).click()
    await expect.element(page.getByText('Delete 53 MB?')).toBeVisible()
    await expect.element(button('Keep it')).toHaveFocus()
    await button('Keep it').click()
    expect(fake.asked('remove')).toEqual([])
    await expect.element(button(`Delete: ${NAME}`)).toHaveFocus()
    await button(`Delete: ${NAME}`).click()
    await page.getByRole('group', { name: 'Delete 53 MB?' }).getByRole('button', { name: 'Delete' }).click()
    expect(fake.asked('remove')).toEqual([{ model: DE_EN }])
  })

  test('a running download stands on the card, with its rate and time, and can be paused', async () => {
    const { onDisk, downloads, fake } = showPopup()
    onDisk([stored({ id: DE_EN, bytes: 53e6, bytesHere: 31e6 })])
    downloads(running)
    await says(card(), `Downloading ${NAME}31 MB of 53 MB · 4.2 MB/s · a few seconds left`)
    await expect.element(page.getByRole('progressbar', { name: `Downloading ${NAME}` }).first()).toBeVisible()
    await card().click()
    await button(`Pause: ${NAME}`).click()
    expect(fake.asked('pause')).toEqual([{ model: DE_EN }])
  })
})

test('the foot says nothing has left this computer only as long as that is so', async () => {
  const { onDisk, downloads } = showPopup()
  const foot = part('footer')
  onDisk([])
  await says(foot, 'Nothing has left this computer since it was installed.')
  const network = { host: 'huggingface.co', lastAtMs: AT_MS }
  onDisk([], { network })
  await says(foot, 'No text has left this computer. Gloss last asked Hugging Face for models on Oct 12, 2026')
  expect(document.querySelector('footer')!.textContent).not.toContain('since it was installed')
  downloads(running)
  await says(foot, 'Model files are coming from Hugging Face.')
})

describe('the offer', () => {
  const miss = async (answer: Offer | null | Error) => {
    const popup = showPopup()
    popup.fake.answer('offer', answer)
    popup.engine.fail(new GlossError('no-model', { source: 'de', target: 'en', model: NAME, bytes: 53e6 }))
    popup.translator.edit('Guten Tag.')
    void popup.translator.translate()
    await expect.poll(() => document.querySelector('.offer')).not.toBeNull()
    popup.engine.release()
    return popup
  }
  const offer = () => part('.offer')

  test('says what is needed and what it costs, downloads, and the translation goes on by itself', async () => {
    const { fake, chosen } = await miss(OFFER)
    await says(offer(), 'German → English needs a model (53 MB, from Hugging Face).')
    await says(offer(), `${NAME} · licence CC BY 4.0 · published by Helsinki-NLP · about 2 minutes`)
    await button('Choose…').click()
    expect(chosen).toEqual(['de>en'])
    await button('Download').click()
    fake.download(DE_EN).emit(running)
    await says(offer(), '31 MB of 53 MB · 4.2 MB/s · a few seconds left')
    await button('Pause').click()
    await says(offer(), 'Paused at 31 MB of 53 MB. What has arrived is kept.')
    await button('Resume').click()
    fake.download(DE_EN).end()
    await says(page.getByRole('log'), 'GUTEN TAG.')
    expect(document.querySelector('.offer')).toBeNull()
  })

  test('names the language between where two models are needed', async () => {
    await miss({ ...OFFER, models: [OFFER.models[0]!, { ...OFFER.models[0]!, id: 'x/y' }], pivot: 'fr' })
    await says(
      offer(),
      'German → English goes through French and needs two models (53 MB, from Hugging Face).',
    )
  })

  test('a hub that cannot be reached is said, and asked again', async () => {
    const { bytes: _, secondsLeft: __, ...unsized } = OFFER
    const { fake } = await miss({
      ...unsized,
      problem: { code: 'hub-unreachable', values: { host: 'huggingface.co' } },
    })
    await says(offer(), 'huggingface.co cannot be reached.')
    fake.answer('offer', OFFER)
    await button('Try again').click()
    await says(offer(), 'needs a model (53 MB')
  })

  test('can be declined, and had again', async () => {
    await miss(OFFER)
    await button('Not now').click()
    await says(offer(), 'German → English needs a model that is not on this computer. The text is kept.')
    await button('Show the offer').click()
    await says(offer(), 'needs a model (53 MB')
  })

  test('a pair that nothing serves is told', async () => {
    await miss(null)
    await says(offer(), 'Gloss knows no model for German → English.')
  })
})
