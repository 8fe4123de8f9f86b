import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { DownloadStatus, Offer } from '../../../lib/messaging/models-contract'
import { type World, bubblePage, choose, openOver, phaseIs, world } from './bubble-fixture'
import { find } from './page-fixture'

bubblePage('<p id="text" lang="de" style="width:max-content">Guten Tag.</p>')

const MODEL = 'Xenova/opus-mt-de-en'
const OFFER: Offer = {
  models: [
    {
      id: MODEL,
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
  secondsLeft: 24,
}
const [FIRST] = OFFER.models
const PIVOT: Offer = {
  ...OFFER,
  models: [FIRST!, { ...FIRST!, id: 'Xenova/opus-mt-en-fr', name: 'Opus-MT English → French', bytes: 50e6 }],
  pivot: 'en',
  bytes: 103e6,
}

const came = (megabytes: number): DownloadStatus => ({
  model: MODEL,
  commit: 'c',
  state: 'running',
  progress: {
    phase: 'fetching',
    file: 'onnx/encoder_model_quantized.onnx',
    bytesHere: megabytes * 1e6,
    totalBytes: 53e6,
    bytesPerSecond: 2.1e6,
    secondsLeft: 37,
  },
})

let given: World
beforeEach(() => {
  given = world({ language: 'de' })
  given.engine.fail(new GlossError('no-model', { source: 'de', target: 'en', model: MODEL, bytes: 53e6 }))
  given.fake.answer('offer', OFFER)
})

/** A bubble that has made its offer. */
async function offered() {
  const bubble = openOver('#text', given)
  await expect.poll(() => bubble.view.offer()?.phase).toBe('offered')
  return bubble
}

describe('a pair without a model', () => {
  test('is offered one, with all that it costs, before anything is fetched', async () => {
    const { view } = await offered()
    expect(view.phase()).toBe('missing')
    expect(view.offer()?.text).toContain('German → English needs a model (53 MB, from Hugging Face).')
    expect(view.offer()?.text).toMatch(/licence CC BY 4\.0.*published by Helsinki-NLP.*about 20 seconds/)
    expect(view.offer()?.buttons).toEqual(['Download', 'Not now', 'Choose…'])
    expect(given.fake.calls).toEqual([['offer', { source: 'de', target: 'en' }]])
    expect(view.button('Try again')).toBeNull()
  })

  test('that goes through a third language is told so', async () => {
    given.fake.answer('offer', PIVOT)
    const { view } = await offered()
    expect(view.offer()?.text).toContain('goes through English and needs two models (103 MB')
    expect(view.offer()?.text).toContain('Opus-MT English → French')
  })

  test('that nothing serves says so, and another language can be chosen', async () => {
    given.fake.answer('offer', null)
    const { view } = openOver('#text', given)
    await expect.poll(() => view.offer()?.phase).toBe('none')
    expect(view.offer()?.text).toContain('no model for German → English')
    expect(view.offer()?.buttons).toEqual(['Choose…'])
    given.engine.release()
    choose(view.from(), 'fr')
    await phaseIs(view, 'done')
  })

  test('that cannot be asked about can be asked about again, and the focus stays in the bubble', async () => {
    given.fake.answer('offer', new GlossError('host-gone', {}))
    const { view, root } = openOver('#text', given)
    await expect.poll(() => view.offer()?.phase).toBe('failed')
    given.fake.answer('offer', OFFER)
    view.button('Try again')!.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => view.offer()?.phase).toBe('offered')
    await expect.poll(() => root.activeElement).not.toBeNull()
  })

  test('offers nothing any more once another language is chosen', async () => {
    const { view } = await offered()
    given.engine.release()
    choose(view.from(), 'fr')
    await phaseIs(view, 'done')
    expect(view.offer()).toBeNull()
    expect(view.text()).toBe('GUTEN TAG.')
  })

  test('not now closes and gives the focus back', async () => {
    document.body.insertAdjacentHTML('beforeend', '<button id="b">button</button>')
    find('#b').focus()
    const { view } = await offered()
    view.button('Not now')!.click()
    expect(view.isOpen()).toBe(false)
    expect(document.activeElement).toBe(find('#b'))
    expect(given.fake.asked('download')).toEqual([])
  })

  test('Choose… opens the models elsewhere; an extension that is gone says so', async () => {
    const open = vi.spyOn(given, 'openModels').mockResolvedValueOnce()
    const { view } = await offered()
    view.button('Choose…')!.click()
    expect(open).toHaveBeenCalledExactlyOnceWith('de', 'en')
    expect(view.offer()?.phase).toBe('offered')
    open.mockRejectedValueOnce(new GlossError('extension-gone', {}))
    view.button('Choose…')!.click()
    await phaseIs(view, 'failed')
    expect(view.remark()).toContain('Reload the page')
  })
})

describe('the download', () => {
  test('tells bytes, rate and time left, and the translation starts by itself when it is whole', async () => {
    const { view, engine } = await offered()
    view.button('Download')!.click()
    await expect.poll(() => view.offer()?.text).toContain('Starting the download…')
    given.fake.download(MODEL).emit(came(31))
    await expect.poll(() => view.offer()?.text).toContain('31 MB of 53 MB · 2.1 MB/s · about 40 seconds left')
    expect(view.offer()?.buttons).toEqual(['Pause', 'Cancel'])
    expect(given.fake.asked('download')).toEqual([{ model: MODEL, dtypes: ['q8'] }])
    engine.release()
    given.fake.download(MODEL).end()
    await phaseIs(view, 'done')
    expect(view.text()).toBe('GUTEN TAG.')
    expect(engine.calls).toHaveLength(2)
  })

  test('pauses, goes on, and is taken back, by keyboard alone', async () => {
    const { view, root } = await offered()
    view.button('Download')!.focus()
    await userEvent.keyboard('{Enter}')
    given.fake.download(MODEL).emit(came(31))
    await expect.poll(() => root.activeElement?.textContent).toBe('Pause')
    await userEvent.keyboard('{Enter}')
    await expect
      .poll(() => view.offer()?.text)
      .toContain('Paused at 31 MB of 53 MB. What has arrived is kept.')
    expect(given.fake.asked('pause')).toEqual([{ model: MODEL }])
    expect(root.activeElement?.textContent).toBe('Resume')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => view.offer()?.buttons).toEqual(['Pause', 'Cancel'])
    expect(given.fake.asked('download')).toHaveLength(2)
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.poll(() => view.offer()?.phase).toBe('offered')
    expect(given.fake.asked('cancel')).toEqual([{ model: MODEL }])
  })

  test('that breaks says what is kept and goes on from there', async () => {
    const { view } = await offered()
    view.button('Download')!.click()
    given.fake.download(MODEL).emit(came(31))
    given.fake
      .download(MODEL)
      .fail(new GlossError('download-interrupted', { host: 'huggingface.co', file: 'encoder.onnx' }))
    await expect.poll(() => view.offer()?.phase).toBe('failed')
    expect(view.offer()?.text).toContain('What has arrived is kept')
    view.button('Try again')!.click()
    await expect.poll(() => view.offer()?.phase).toBe('downloading')
  })

  test('goes on when the bubble is closed: nothing stops it', async () => {
    const { view, close } = await offered()
    view.button('Download')!.click()
    given.fake.download(MODEL).emit(came(31))
    await expect.poll(() => view.offer()?.phase).toBe('downloading')
    close(true)
    expect(given.fake.asked('pause')).toEqual([])
    expect(given.fake.asked('cancel')).toEqual([])
    expect(given.engine.calls).toHaveLength(1)
  })

  test('does not fall out of the bubble, at 320 px and for right-to-left readers', async () => {
    const { innerWidth: width, innerHeight: height } = window
    await page.viewport(320, 568)
    const { view, root } = await offered()
    view.dialog().dir = 'rtl'
    view.button('Download')!.click()
    given.fake.download(MODEL).emit(came(31))
    await expect.poll(() => view.offer()?.phase).toBe('downloading')
    const outside = [...root.querySelectorAll('.offer *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < view.box().left || right > view.box().right
    })
    expect(outside).toEqual([])
    await page.viewport(width, height)
  })
})
