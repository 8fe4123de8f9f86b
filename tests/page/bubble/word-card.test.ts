/** A word's sentences in the bubble: asked for, translated in one request, the word marked in each. */
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import { faults } from '../../fixtures/accessible'
import { bubblePage, choose, clickInside, openOver, phaseIs, world } from './bubble-fixture'
import { find } from './page-fixture'

bubblePage(`<p>Il fait froid. Le <b id="word">chien</b> dort. Il rêve.</p><p>Les chiens aboient.</p>
  <p id="words">Le chien dort.</p><h2 id="alone">Sommaire</h2><textarea id="t">chien</textarea><div id="edited" contenteditable><p>Le <b>chien</b> dort.</p></div>`)

async function done(selector = '#word', given = world()) {
  const bubble = openOver(selector, given)
  await phaseIs(bubble.view, 'done')
  const { root } = bubble
  return {
    ...bubble,
    button: () => bubble.view.button('See it in context'),
    card: () => root.querySelector<HTMLElement>('[data-part=word-card]'),
    phase: () => root.querySelector<HTMLElement>('[data-part=word-card]')?.dataset['phase'],
    /** Each line with its language, the word in brackets. */
    lines: () =>
      [...root.querySelectorAll<HTMLElement>('[data-part=word-card] p[lang]')].map((line) => {
        const text = [...line.childNodes].map((node) =>
          node.nodeName === 'MARK' ? `[${node.textContent}]` : node.textContent,
        )
        return `${line.lang} ${line.dir} ${text.join('')}`
      }),
  }
}

test('nothing is asked of the engine until the reader asks; then all of it at once', async () => {
  const { view, button, phase, lines, card, engine, root } = await done()
  expect(engine.calls).toHaveLength(1)
  expect(button()!.ariaExpanded).toBe('false')
  await clickInside(button()!, view)
  await expect.poll(phase).toBe('done')
  expect(button()!.ariaExpanded).toBe('true')
  expect(lines()).toEqual([
    'fr ltr Le [chien] dort.',
    'en ltr LE [CHIEN] DORT.',
    'fr ltr Les [chiens] aboient.',
    'en ltr LES [CHIENS] ABOIENT.',
  ])
  expect([...card()!.querySelectorAll('h2')].map((each) => each.textContent)).toEqual([
    'In its sentence',
    'Elsewhere on this page',
  ])
  expect(engine.calls).toHaveLength(2)
  expect(engine.calls[1]!.request).toEqual({
    texts: ['Le chien dort.', 'Les chiens aboient.', 'chien', 'chiens'],
    source: 'fr',
    target: 'en',
    model: 'auto',
    priority: 'selection',
  })
  expect(Math.round(view.box().height)).toBeLessThanOrEqual(innerHeight * 0.6)
  expect(await faults({ host: root.host, root })).toEqual([])
})

test('sentences come one by one; marks when all have come', async () => {
  const { button, lines, phase, engine, root } = await done()
  engine.hold()
  button()!.focus()
  await userEvent.keyboard(' ')
  await expect.poll(lines).toEqual(['fr ltr Le [chien] dort.', 'fr ltr Les [chiens] aboient.'])
  expect(find('.card-status', root).textContent).toBe('Translating the sentences…')
  expect(await faults({ host: root.host, root })).toEqual([])
  engine.release(1)
  await expect.poll(lines).toContain('en ltr LE CHIEN DORT.')
  expect(phase()).toBe('translating')
  engine.release()
  await expect.poll(lines).toContain('en ltr LES [CHIENS] ABOIENT.')
  expect(find('.card-status', root).textContent).toBe('')
})

describe('the work ends', () => {
  test.each(['the same button', 'Close', 'another language'])('with %s', async (end) => {
    const { view, button, card, engine } = await done()
    engine.hold()
    button()!.click()
    await expect.poll(() => engine.calls.length).toBe(2)
    const { signal } = engine.calls[1]!
    expect(signal.aborted).toBe(false)
    if (end === 'Close') view.button('Close')!.click()
    else if (end === 'another language') choose(view.into(), 'de')
    else button()!.click()
    await expect.poll(() => signal.aborted).toBe(true)
    await expect.poll(card).toBe(null)
  })
})

test('what fails is said, and can be tried again; the sentences of the page stay', async () => {
  const { view, button, lines, phase, engine, root } = await done()
  engine.fail(new GlossError('cancelled', {}))
  button()!.click()
  await expect.poll(phase).toBe('failed')
  expect(lines()[0]).toBe('fr ltr Le [chien] dort.')
  expect(await faults({ host: root.host, root })).toEqual([])
  engine.release()
  view.button('Try again')!.click()
  await expect.poll(phase).toBe('done')
})

test('a word that stands in no sentence', async () => {
  const { button, card, engine } = await done('#alone')
  button()!.click()
  await expect.poll(() => card()?.textContent).toBe('This page has no sentence with this word.')
  expect(engine.calls).toHaveLength(1)
})

test('of several words there is none, nor of one that the reader writes, nor of the translation', async () => {
  expect((await done('#words')).button()).toBe(null)
  expect((await done('#edited b')).button()).toBe(null)
  const { view, button } = await done()
  view.button('Swap languages')!.click()
  await expect.poll(view.text).toBe('CHIEN')
  await phaseIs(view, 'done')
  expect(button()).toBe(null)
  find<HTMLTextAreaElement>('#t').select()
  const over = openOver(null)
  await phaseIs(over.view, 'done')
  expect(over.view.button('See it in context')).toBe(null)
})
