import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { choose } from '../bubble/bubble-fixture'
import { find } from '../bubble/page-fixture'
import { barPage, openBar } from './bar-fixture'

barPage()

describe('says where the page stands', () => {
  test.each([
    [{ phase: 'starting' }, 'Looking at the page…'],
    [{ phase: 'translating', total: 0 }, 'Looking at the page…'],
    [
      { phase: 'translating', loading: { loadedBytes: 0, totalBytes: 14_600_000 } },
      'Loading the model, 15 MB',
    ],
    [
      { phase: 'translating', loading: { loadedBytes: 60_000_000, totalBytes: 300_000_000 } },
      'Loading the model, 60 MB of 300 MB',
    ],
    [
      { phase: 'translating', loading: { loadedBytes: 14_600_000, totalBytes: 14_600_000 } },
      'Starting the engine…',
    ],
    [{ phase: 'translating', done: 37, total: 52 }, '37 of 52 paragraphs'],
    [{ phase: 'translating', done: 0, total: 1 }, '0 of 1 paragraph'],
    [{ phase: 'watching', done: 1240, total: 5200 }, '1,240 of 5,200 paragraphs'],
    [{ phase: 'watching', done: 52, total: 52 }, 'All 52 paragraphs'],
    [{ phase: 'watching', total: 0 }, 'There is no text to translate here.'],
    [{ phase: 'watching', source: 'en-GB', total: 0 }, 'This page is already in English.'],
    [{ phase: 'stopped', done: 37, total: 52 }, 'Stopped at 37 of 52 paragraphs'],
  ] as const)('%j', async (state, line) => {
    const { translator, view } = openBar()
    translator.put(state)
    await expect.poll(view.progress).toBe(line)
  })

  test('the figure is drawn as well, and only while there is a way to go', async () => {
    const { translator, view } = openBar({ phase: 'translating', done: 3, total: 12 })
    await expect.poll(() => view.steps()?.value).toBe(3)
    expect(view.steps()!.max).toBe(12)
    translator.put({ phase: 'watching', done: 12 })
    await expect.poll(view.steps).toBeNull()
  })

  test('a screen reader hears the start and the end once, and no step between them', async () => {
    const { translator, view } = openBar()
    expect(view.spoken()).toBe('')
    translator.put({ phase: 'translating', total: 10 })
    await expect.poll(view.spoken).toBe('Translating this page into English.')
    for (let done = 1; done < 10; done++) translator.put({ done })
    expect(view.spoken()).toBe('Translating this page into English.')
    translator.put({ phase: 'watching', done: 10 })
    await expect.poll(view.spoken).toBe('10 paragraphs are translated.')
    // The reader scrolls: more comes and is done.
    translator.put({ phase: 'translating', total: 20 })
    translator.put({ phase: 'watching', done: 20 })
    await expect.poll(view.progress).toBe('All 20 paragraphs')
    expect(view.spoken()).toBe('10 paragraphs are translated.')
  })
})

describe('does what it says', () => {
  test('side by side and back, remembered', async () => {
    const { view, translator, remember } = openBar({ phase: 'watching' })
    view.button('Side by side')!.click()
    await expect.poll(() => view.button('Side by side')!.ariaPressed).toBe('true')
    view.button('Side by side')!.click()
    expect(translator.told).toEqual(['setMode bilingual', 'setMode in-place'])
    expect(remember).toHaveBeenLastCalledWith({ mode: 'in-place' })
  })

  test('another language, remembered only where it is the target', () => {
    const { view, translator, remember } = openBar({ phase: 'watching' })
    choose(view.from(), 'it')
    choose(view.into(), 'de')
    expect(translator.told).toEqual(['setLanguages {"source":"it"}', 'setLanguages {"target":"de"}'])
    expect(remember.mock.calls).toEqual([[{ target: 'de' }]])
  })

  test('original puts the page back', () => {
    const { view, translator } = openBar({ phase: 'watching' })
    view.button('Original')!.click()
    expect(translator.told).toEqual(['restore'])
  })

  test('what stopped goes on', async () => {
    const { view, translator } = openBar({ phase: 'stopped', done: 1, total: 2 })
    view.button('Go on')!.click()
    expect(translator.told).toEqual(['resume'])
    await expect.poll(() => view.button('Go on')).toBeNull()
  })

  test('closing it leaves the translation as it is, and listens no longer', () => {
    const { view, translator, onClose, isOpen } = openBar({ phase: 'watching' })
    view.button('Close this bar')!.click()
    expect(isOpen()).toBe(false)
    expect(onClose).toHaveBeenCalledOnce()
    expect(translator.told).toEqual([])
    expect(translator.listeners()).toBe(0)
    expect(document.querySelector('gloss-page-bar')).toBeNull()
  })
})

describe('when it cannot go on', () => {
  test('says why, and tries again', async () => {
    const { view, translator } = openBar({ phase: 'translating' })
    translator.put({ phase: 'failed', error: { code: 'host-gone', values: {} } })
    await expect.poll(view.alert).toMatch(/^The engine stopped/)
    expect(view.progress()).toBe('')
    view.button('Try again')!.click()
    expect(translator.told).toEqual(['resume'])
    await expect.poll(view.alert).toBeNull()
  })

  test('a missing model is offered in place; when it is here the page goes on by itself', async () => {
    const { view, translator, fake, openModels } = openBar({ phase: 'starting', source: 'de' })
    const model = { id: 'x/y', name: 'German → English', licence: 'CC BY 4.0', publisher: 'x', source: 'de' }
    const models = [{ ...model, target: 'en', dtypes: ['q8' as const], bytes: 53e6 }]
    fake.answer('offer', { models, host: 'huggingface.co', bytes: 53e6 })
    const values = { source: 'de', target: 'en', model: 'x/y', bytes: 53e6 }
    translator.put({ phase: 'failed', error: { code: 'no-model', values } })
    await expect.poll(view.offer).toContain('German → English needs a model (53 MB, from Hugging Face).')
    expect(view.button('Try again')).toBeNull()
    view.button('Choose…')!.click()
    expect(openModels).toHaveBeenCalledExactlyOnceWith('de', 'en')
    view.button('Download')!.click()
    fake.download('x/y').end()
    await expect.poll(() => translator.told).toEqual(['resume'])
    await expect.poll(view.offer).toBeNull()
  })
})

describe('on the page', () => {
  test('stands at the upper edge, in the middle, above everything, and what is below it stays free', async () => {
    await page.viewport(1000, 600)
    const { view } = openBar({ phase: 'translating', done: 37, total: 52 })
    await expect.poll(view.progress).not.toBe('')
    await expect.poll(() => view.box().top).toBe(0)
    const box = view.box()
    expect(Math.abs(box.left + box.width / 2 - 500)).toBeLessThan(1.5)
    expect(box.height).toBeLessThanOrEqual(36)
    expect(box.width).toBeLessThan(720)
    expect(document.elementFromPoint(500, 10)).toBe(view.host)
    expect(document.elementFromPoint(500, box.bottom + 2)).not.toBe(view.host)
    expect(document.elementFromPoint(box.left - 4, 10)).not.toBe(view.host)
  })

  test.each([320, 480, 640])('%i px wide: nothing is cut off', async (width) => {
    await page.viewport(width, 600)
    const { view } = openBar({ phase: 'stopped', source: 'pt-BR', target: 'zh-Hant', done: 37, total: 5200 })
    await expect.poll(view.progress).not.toBe('')
    const box = view.box()
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(width)
    expect(box.height).toBeLessThan(110)
    for (const button of view.bar().querySelectorAll('button')) {
      const { left, right, bottom } = button.getBoundingClientRect()
      expect(left).toBeGreaterThanOrEqual(box.left)
      expect(right).toBeLessThanOrEqual(box.right)
      expect(bottom).toBeLessThanOrEqual(box.bottom)
    }
    expect(view.bar().scrollWidth).toBeLessThanOrEqual(view.bar().clientWidth)
  })

  test('takes no focus; Tab leads into it, Esc closes it from inside and from nowhere else', async () => {
    const { isOpen, root } = openBar({ phase: 'watching' })
    expect(document.activeElement).toBe(document.body)
    find('a').focus()
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(true)
    await userEvent.keyboard('{Tab}')
    expect(root.activeElement?.ariaLabel).toBe('From')
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}')
    expect(root.activeElement?.ariaLabel).toBe('Close this bar')
    await userEvent.keyboard('{Escape}')
    expect(isOpen()).toBe(false)
  })

  test('the page hears nothing of what is pressed in it', () => {
    const heard: string[] = []
    const hear = ({ type }: Event) => heard.push(type)
    for (const type of ['click', 'change']) document.addEventListener(type, hear)
    const { view } = openBar({ phase: 'watching' })
    view.button('Side by side')!.click()
    choose(view.into(), 'de')
    for (const type of ['click', 'change']) document.removeEventListener(type, hear)
    expect(heard).toEqual([])
  })

  test('nothing of it is left, on the element of the page neither', () => {
    const before = document.documentElement.outerHTML
    const { close } = openBar({ phase: 'watching' })
    expect(document.documentElement.outerHTML).not.toBe(before)
    close()
    expect(document.documentElement.outerHTML).toBe(before)
  })

  test('one bar a page: what a former version left is taken away', () => {
    document.documentElement.append(document.createElement('gloss-page-bar'))
    openBar()
    expect(document.querySelectorAll('gloss-page-bar')).toHaveLength(1)
  })
})
