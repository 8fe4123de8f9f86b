import { describe, expect, test, vi } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { bubblePage, choose, openOver, phaseIs, world } from './bubble-fixture'
import { find } from './page-fixture'

bubblePage('<p id="text">Bonjour à tous. Il fait beau. Au revoir.</p>')

describe('a translation', () => {
  test('shows languages, text and time, and asks the engine once, with priority', async () => {
    const { view, engine } = openOver()
    await phaseIs(view, 'done')
    expect(view.text()).toBe('BONJOUR À TOUS. IL FAIT BEAU. AU REVOIR.')
    expect(view.from().selectedOptions[0]!.textContent).toBe('French')
    expect(view.into().selectedOptions[0]!.textContent).toBe('English')
    expect(view.status()).toBe('On this computer · 0.4 s')
    expect(view.button('Stop')).toBeNull()
    expect(engine.calls.map(({ request }) => request)).toEqual([
      {
        texts: ['Bonjour à tous. Il fait beau. Au revoir.'],
        source: 'fr',
        target: 'en',
        model: 'auto',
        priority: 'selection',
        forHistory: true,
      },
    ])
  })

  test('says what it waits for, in words', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver('#text', given)
    await expect.poll(view.status).toBe('Starting the engine…')
    await expect.poll(() => engine.calls.length).toBe(1)
    engine.emit({ type: 'loading', model: 'm', loadedBytes: 1e6, totalBytes: 14_627_963 })
    await expect.poll(view.status).toBe('Loading French → English, 15 MB from disk')
    engine.emit({ type: 'partial', index: 0, text: 'Good' })
    await expect.poll(view.text).toBe('Good')
    engine.emit({ type: 'partial', index: 0, text: 'Good morning' })
    await expect.poll(view.text).toBe('Good morning')
    engine.release(1)
    await expect.poll(view.text).toBe('BONJOUR À TOUS. ')
    expect(view.status()).toBe('On this computer')
  })

  test('says which of the reader’s own words it lacks, and nothing where it has them all', async () => {
    const given = world()
    given.engine.lose({ term: 'Bonjour', wanted: 'Hello' }, { term: 'Orange', wanted: 'Orange' })
    const { view, state } = openOver('#text', given)
    await expect.poll(view.status).toBe('Not kept: Bonjour and Orange')
    expect(view.text()).toBe('BONJOUR À TOUS. IL FAIT BEAU. AU REVOIR.')
    given.engine.lose()
    await state.again()
    await expect.poll(view.status).toBe('On this computer · 0.4 s')
  })

  test('each finished sentence is spoken once, a partial one never', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver('#text', given)
    const spoken: string[] = []
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        spoken.push(...[...addedNodes].map((node) => node.textContent ?? ''))
    }).observe(view.live(), { childList: true, subtree: true, characterData: true })
    await expect.poll(() => engine.calls.length).toBe(1)
    for (const text of ['B', 'BON', 'BONJOUR']) engine.emit({ type: 'partial', index: 0, text })
    await expect.poll(view.text).toBe('BONJOUR')
    expect(spoken).toEqual([])
    engine.release()
    await phaseIs(view, 'done')
    expect(spoken).toEqual(['BONJOUR À TOUS.', 'IL FAIT BEAU.', 'AU REVOIR.'])
  })

  test('Stop aborts and keeps what came, half a sentence too', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine, state } = openOver('#text', given)
    await expect.poll(() => engine.calls.length).toBe(1)
    engine.release(1)
    await expect.poll(view.text).toBe('BONJOUR À TOUS. ')
    engine.emit({ type: 'partial', index: 0, text: 'IL F' })
    await expect.poll(view.text).toBe('BONJOUR À TOUS. IL F')
    view.button('Stop')!.click()
    await phaseIs(view, 'stopped')
    expect(engine.calls[0]!.signal.aborted).toBe(true)
    expect(view.text()).toBe('BONJOUR À TOUS. IL F')
    expect(state.translation()).toBe('BONJOUR À TOUS. IL F')
    expect(view.status()).toBe('Stopped. What came stays.')
    engine.release()
    view.button('Start again')!.click()
    await phaseIs(view, 'done')
    expect(view.text()).toBe('BONJOUR À TOUS. IL FAIT BEAU. AU REVOIR.')
  })

  test('a restart forgets what came', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver('#text', given)
    await expect.poll(() => engine.calls.length).toBe(1)
    engine.release(1)
    await expect.poll(view.text).toBe('BONJOUR À TOUS. ')
    engine.emit({ type: 'restart' })
    await expect.poll(view.text).toBe('')
    expect(view.status()).toBe('Starting the engine…')
    engine.release()
    await phaseIs(view, 'done')
    expect(view.text()).toBe('IL FAIT BEAU. AU REVOIR.')
  })

  test('a failure keeps the text and can be tried again', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver('#text', given)
    await expect.poll(() => engine.calls.length).toBe(1)
    engine.release(1)
    await expect.poll(view.text).toBe('BONJOUR À TOUS. ')
    engine.fail(new GlossError('run-failed', { model: 'starter', device: 'wasm', reason: 'out of memory' }))
    await phaseIs(view, 'failed')
    expect(view.remark()).toContain('out of memory')
    expect(view.text()).toBe('BONJOUR À TOUS. ')
    engine.release()
    view.button('Try again')!.click()
    await phaseIs(view, 'done')
    expect(view.remark()).toBeUndefined()
    expect(engine.calls).toHaveLength(2)
  })
})

describe('languages', () => {
  test('another target is remembered and translated into, the run before aborted', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine, remembered } = openOver('#text', given)
    await expect.poll(() => engine.calls.length).toBe(1)
    choose(view.into(), 'ar')
    await expect.poll(() => engine.calls.length).toBe(2)
    expect(engine.calls[0]!.signal.aborted).toBe(true)
    expect(engine.calls[1]!.request).toMatchObject({ source: 'fr', target: 'ar' })
    expect(remembered).toEqual(['ar'])
    engine.release()
    await phaseIs(view, 'done')
    expect(view.textElement()).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(getComputedStyle(view.textElement()).direction).toBe('rtl')
    expect(view.live()).toMatchObject({ lang: 'ar', dir: 'rtl' })
  })

  test('another source is translated from, and not remembered', async () => {
    const { view, engine, remembered } = openOver()
    await phaseIs(view, 'done')
    choose(view.from(), 'it')
    await expect.poll(() => engine.calls.at(-1)!.request.source).toBe('it')
    expect(remembered).toEqual([])
    expect(view.textElement()).toMatchObject({ lang: 'en', dir: 'ltr' })
  })

  test('a text already in the target language is left alone, with a way on', async () => {
    const { view, engine } = openOver('#text', world({ language: 'en', target: 'en-GB' }))
    await phaseIs(view, 'same')
    expect(view.remark()).toContain('This is already in English.')
    expect(engine.calls).toEqual([])
    view.button('Choose another language')!.click()
    expect(view.dialog().getRootNode()).toHaveProperty('activeElement', view.into())
    choose(view.into(), 'fr')
    await phaseIs(view, 'done')
  })

  test('an unknown language asks for it', async () => {
    find('#text').lang = ''
    const { view, engine } = openOver('#text', world({ language: '' }))
    await phaseIs(view, 'failed')
    expect(view.remark()).toContain('cannot tell which language')
    expect(engine.calls).toEqual([])
    choose(view.from(), 'fr')
    await phaseIs(view, 'done')
  })

  test('a language chosen before the detector has answered stays', async () => {
    const given = world()
    const detected = Promise.withResolvers<never>()
    const { view, engine } = openOver('#text', { ...given, detector: () => detected.promise })
    choose(view.into(), 'de')
    choose(view.from(), 'es')
    detected.reject(new Error('late'))
    await phaseIs(view, 'done')
    expect(engine.calls.map(({ request }) => [request.source, request.target])).toEqual([['es', 'de']])
  })
})

describe('odd texts', () => {
  test('NUL and half surrogates do not reach the engine; emoji and right-to-left do', async () => {
    document.querySelector('#text')!.textContent = 'a\0b \uD83D 👩‍👩‍👧 שלום'
    const { view, engine } = openOver()
    await phaseIs(view, 'done')
    expect(engine.calls[0]!.request.texts).toEqual(['ab \uFFFD 👩‍👩‍👧 שלום'])
    expect(view.text()).toBe('AB \uFFFD 👩‍👩‍👧 שלום')
  })

  test('markup is text', async () => {
    document.querySelector('#text')!.textContent = '<img src=x onerror=alert(1)> & <b>'
    const { view } = openOver()
    await phaseIs(view, 'done')
    expect(view.text()).toBe('<IMG SRC=X ONERROR=ALERT(1)> & <B>')
    expect(view.textElement().querySelector('img, b')).toBeNull()
  })

  test('100 000 characters come whole, in order, cheaply, and can be stopped', async () => {
    const sentence = (number: number) => `Phrase numéro ${number} d’un texte très long. `
    const text = Array.from(
      { length: 2500 },
      (_, number) => sentence(number) + (number % 10 === 9 ? '\n' : ''),
    ).join('')
    expect(text.length).toBeGreaterThan(100_000)
    document.body.innerHTML = '<pre id="text"></pre>'
    document.querySelector('#text')!.textContent = text
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver('#text', given)
    await expect.poll(() => engine.calls.length).toBe(1)
    engine.release(1000)
    await expect.poll(() => view.text()?.includes('NUMÉRO 999 ')).toBe(true)
    const first = view.textElement().firstElementChild!
    const untouched = vi.fn<() => void>()
    new MutationObserver(untouched).observe(first, { childList: true, characterData: true, subtree: true })
    engine.release()
    await phaseIs(view, 'done')
    expect(view.text()).toBe(text.trim().toUpperCase())
    expect(untouched).not.toHaveBeenCalled()
    expect(view.textElement().querySelectorAll('*').length).toBeLessThan(300)
    expect(view.live().childElementCount).toBeLessThan(20)
    expect(view.box().height).toBeLessThanOrEqual(innerHeight * 0.6 + 1)
  })
})
