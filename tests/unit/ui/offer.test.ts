import { expect, test, vi } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import type { DownloadStatus, Offer } from '../../../lib/messaging/models-contract'
import { createOffer } from '../../../lib/ui/offer/offer-state'
import { fakeModels } from '../../fixtures/fake-models'

const model = (id: string, bytes?: number): Offer['models'][number] => ({
  id,
  name: id,
  source: 'de',
  target: 'en',
  licence: 'CC BY 4.0',
  publisher: 'Helsinki-NLP',
  dtypes: ['q8'],
  ...(bytes !== undefined && { bytes }),
})

const OFFER: Offer = { models: [model('x/de-en', 53e6)], host: 'huggingface.co', bytes: 53e6 }
const PIVOT: Offer = {
  models: [model('x/de-en', 50e6), model('x/en-fr', 30e6)],
  pivot: 'en',
  host: 'huggingface.co',
}

const running = (id: string, bytesHere: number, totalBytes: number): DownloadStatus => ({
  model: id,
  commit: 'c',
  state: 'running',
  progress: { phase: 'fetching', file: 'onnx/model.onnx', bytesHere, totalBytes, bytesPerSecond: 1e6 },
})

function open(answer: Offer | null | Error = OFFER) {
  const fake = fakeModels()
  fake.answer('offer', answer)
  const onReady = vi.fn<() => void>()
  const offer = createOffer({ models: fake.models, source: 'de', target: 'en', onReady })
  return { fake, offer, onReady, phase: offer.phase }
}

test('asks, offers, downloads what was offered, and is ready', async () => {
  const { fake, offer, onReady, phase } = open()
  await offer.ask()
  expect(phase.value).toEqual({ name: 'offered', offer: OFFER })
  const done = offer.download()
  expect(fake.asked('download')).toEqual([{ model: 'x/de-en', dtypes: ['q8'] }])
  fake.download('x/de-en').emit(running('x/de-en', 20e6, 53e6))
  await vi.waitFor(() =>
    expect(phase.value).toMatchObject({ name: 'downloading', progress: { bytesHere: 20e6 } }),
  )
  fake.download('x/de-en').end()
  await done
  expect(phase.value).toEqual({ name: 'done' })
  expect(onReady).toHaveBeenCalledOnce()
})

test('a pivot is one download: what is to come counts as not here', async () => {
  const { fake, offer, phase } = open(PIVOT)
  await offer.ask()
  const done = offer.download()
  fake.download('x/de-en').emit(running('x/de-en', 10e6, 50e6))
  const progress = () => 'progress' in phase.value && phase.value.progress
  await vi.waitFor(() =>
    expect(progress()).toMatchObject({ bytesHere: 10e6, totalBytes: 80e6, secondsLeft: 70 }),
  )
  fake.download('x/de-en').emit(running('x/de-en', 50e6, 50e6))
  fake.download('x/de-en').end()
  fake.download('x/en-fr').emit(running('x/en-fr', 5e6, 30e6))
  await vi.waitFor(() => expect(progress()).toMatchObject({ bytesHere: 55e6, totalBytes: 80e6 }))
  fake.download('x/en-fr').end()
  await done
  expect(phase.value.name).toBe('done')
})

test('what is here already is not fetched', async () => {
  const { fake, offer, onReady } = open({ ...PIVOT, models: [model('x/de-en', 0), model('x/en-fr', 30e6)] })
  await offer.ask()
  const done = offer.download()
  fake.download('x/en-fr').end()
  await done
  expect(fake.asked('download')).toEqual([{ model: 'x/en-fr', dtypes: ['q8'] }])
  expect(onReady).toHaveBeenCalledOnce()
})

test('pauses with what has come, goes on, cancels back to the offer', async () => {
  const { fake, offer, onReady, phase } = open()
  await offer.ask()
  void offer.download()
  fake.download('x/de-en').emit(running('x/de-en', 20e6, 53e6))
  await vi.waitFor(() => expect(phase.value).toMatchObject({ progress: { bytesHere: 20e6 } }))
  await offer.pause()
  expect(phase.value).toMatchObject({ name: 'paused', progress: { bytesHere: 20e6 } })
  expect(fake.asked('pause')).toEqual([{ model: 'x/de-en' }])
  void offer.download()
  fake.download('x/de-en').emit(running('x/de-en', 30e6, 53e6))
  await vi.waitFor(() =>
    expect(phase.value).toMatchObject({ name: 'downloading', progress: { bytesHere: 30e6 } }),
  )
  await offer.cancel()
  expect(phase.value.name).toBe('offered')
  expect(fake.asked('cancel')).toEqual([{ model: 'x/de-en' }])
  expect(onReady).not.toHaveBeenCalled()
})

test('paused on another surface, it is paused here', async () => {
  const { fake, offer, onReady, phase } = open()
  await offer.ask()
  const download = offer.download()
  fake.download('x/de-en').emit({ ...running('x/de-en', 20e6, 53e6), state: 'paused' })
  fake.download('x/de-en').end()
  await download
  expect(phase.value).toMatchObject({ name: 'paused', progress: { bytesHere: 20e6 } })
  expect(onReady).not.toHaveBeenCalled()
})

test('taken back on another surface, it is offered again', async () => {
  const { fake, offer, phase } = open()
  await offer.ask()
  const download = offer.download()
  fake.download('x/de-en').fail(new GlossError('cancelled', {}))
  await download
  expect(phase.value).toEqual({ name: 'offered', offer: OFFER })
})

test('a failed download can be tried again and goes on; a failed question is asked again', async () => {
  const { fake, offer, phase } = open(new GlossError('hub-unreachable', { host: 'huggingface.co' }))
  await offer.ask()
  expect(phase.value).toMatchObject({ name: 'failed', error: { code: 'hub-unreachable' }, isAsked: false })
  fake.answer('offer', OFFER)
  await offer.ask()
  const download = offer.download()
  fake
    .download('x/de-en')
    .fail(new GlossError('download-interrupted', { host: 'huggingface.co', file: 'e.onnx' }))
  await download
  expect(phase.value).toMatchObject({
    name: 'failed',
    error: { code: 'download-interrupted' },
    isAsked: true,
  })
  void offer.download()
  expect(fake.asked('download')).toHaveLength(2)
  expect(phase.value.name).toBe('downloading')
})

test('a pair that nothing serves is said; not now is not now; a closed offer writes nothing', async () => {
  const { fake, offer, phase } = open(null)
  await offer.ask()
  expect(phase.value).toEqual({ name: 'none' })
  offer.decline()
  expect(phase.value).toEqual({ name: 'declined' })
  fake.answer('offer', OFFER)
  const asking = offer.ask()
  offer.close()
  await asking
  expect(phase.value).toEqual({ name: 'asking' })
})
