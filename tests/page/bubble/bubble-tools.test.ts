/** What can be done with a translation in the bubble: speak it, swap it, put it in the place of the selection. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import { type FakeSpeech, fakeSpeech } from '../../fixtures/fake-speech'
import { bubblePage, choose, clickInside, openOver, phaseIs, world } from './bubble-fixture'
import { find } from './page-fixture'

bubblePage(
  '<p id="text" style="width:max-content">Bonjour à tous. Il fait beau.</p><textarea id="t">Bonjour. Merci.</textarea>',
)

const TRANSLATED = 'BONJOUR À TOUS. IL FAIT BEAU.'

async function done(selector: string | null = '#text', given = world()) {
  const bubble = openOver(selector, given)
  await phaseIs(bubble.view, 'done')
  return bubble
}

describe('speaking', () => {
  let speech: FakeSpeech
  beforeEach(() => {
    speech = fakeSpeech()
    speech.add('Google', 'en-US', false)
    speech.add('Samantha', 'en-US')
    speech.add('Thomas', 'fr-FR')
  })
  afterEach(() => vi.unstubAllGlobals())

  test('the translation, sentence by sentence, by a voice of this computer; the button is pressed as long', async () => {
    const { view } = await done()
    const button = view.button('Speak the translation')!
    expect(button.ariaPressed).toBe('false')
    await clickInside(button, view)
    await expect.poll(() => speech.said).toEqual(['Samantha: BONJOUR À TOUS.'])
    expect(button.ariaPressed).toBe('true')
    speech.end()
    await expect.poll(() => speech.said.at(-1)).toBe('Samantha: IL FAIT BEAU.')
    speech.end()
    await expect.poll(() => button.ariaPressed).toBe('false')
  })

  test('pressed again it stops, by the keyboard too', async () => {
    const { view } = await done()
    const button = view.button('Speak the translation')!
    button.focus()
    await userEvent.keyboard(' ')
    await expect.poll(speech.isSpeaking).toBe(true)
    await userEvent.keyboard(' ')
    await expect.poll(speech.isSpeaking).toBe(false)
    expect(button.ariaPressed).toBe('false')
    expect(speech.said).toHaveLength(1)
  })

  test('one at a time: the original takes the place of the translation', async () => {
    const { view } = await done()
    view.button('Speak the translation')!.click()
    await expect.poll(speech.isSpeaking).toBe(true)
    view.button('Speak the original: French')!.click()
    await expect.poll(() => speech.said.at(-1)).toBe('Thomas: Bonjour à tous.')
    expect(view.button('Speak the translation')!.ariaPressed).toBe('false')
    expect(view.button('Speak the original: French')!.ariaPressed).toBe('true')
    speech.end()
    await expect.poll(() => speech.said).toHaveLength(3)
  })

  test.each(['Close', 'Esc', 'another language'])(
    'it stops with its bubble and its text: %s',
    async (end) => {
      const { view } = await done()
      view.button('Speak the translation')!.click()
      await expect.poll(speech.isSpeaking).toBe(true)
      if (end === 'Close') view.button('Close')!.click()
      else if (end === 'Esc') await userEvent.keyboard('{Escape}')
      else choose(view.into(), 'de')
      await expect.poll(speech.isSpeaking).toBe(false)
      expect(speech.said).toHaveLength(1)
    },
  )

  test('without a voice of this computer the button says so, looks it, and speaks nothing', async () => {
    speech.add('Google Deutsch', 'de-DE', false)
    const { view } = await done('#text', world({ target: 'de' }))
    const button = view.button('No voice for German on this computer')!
    expect(button).toMatchObject({ ariaDisabled: 'true', disabled: false })
    expect(Number(getComputedStyle(button).opacity)).toBeLessThan(0.5)
    button.click()
    await expect.poll(view.remark).toContain('no voice for German')
    expect(view.text()).toBe(TRANSLATED)
    expect(speech.said).toEqual([])
    speech.add('Anna', 'de-DE')
    await expect.poll(() => view.button('Speak the translation')?.ariaDisabled).toBe('false')
  })

  test('a voice that fails is told', async () => {
    const { view } = await done()
    view.button('Speak the translation')!.click()
    await expect.poll(speech.isSpeaking).toBe(true)
    speech.end('synthesis-failed')
    await expect.poll(view.remark).toContain('synthesis-failed')
    expect(view.button('Speak the translation')!.ariaPressed).toBe('false')
  })

  test('what the page breaks off is not begun again', async () => {
    const { view } = await done()
    view.button('Speak the translation')!.click()
    await expect.poll(speech.isSpeaking).toBe(true)
    speechSynthesis.cancel()
    await expect.poll(() => view.button('Speak the translation')!.ariaPressed).toBe('false')
    expect(speech.said).toHaveLength(1)
    expect(view.remark()).toBeUndefined()
  })
})

describe('swapping', () => {
  test('the translation becomes the text, the target the source; the language to read in stays', async () => {
    const { view, engine, remembered } = await done()
    view.button('Swap languages')!.click()
    await expect.poll(() => engine.calls.length).toBe(2)
    expect(engine.calls[1]!.request).toMatchObject({ texts: [TRANSLATED], source: 'en', target: 'fr' })
    await phaseIs(view, 'done')
    expect([view.from().value, view.into().value]).toEqual(['en', 'fr'])
    expect(view.textElement().lang).toBe('fr')
    expect(remembered).toEqual([])
  })

  test('not before there is something to swap', async () => {
    const given = world()
    given.engine.hold()
    const { view } = openOver('#text', given)
    await phaseIs(view, 'starting')
    expect(view.button('Swap languages')!.disabled).toBe(true)
  })
})

describe('replacing', () => {
  const field = () => find<HTMLTextAreaElement>('#t')
  const replaceButton = (root: ShadowRoot) => root.querySelector<HTMLElement>('[data-action=replace]')
  beforeEach(() => {
    field().focus()
    field().setSelectionRange(0, 8)
  })

  test('by its button: the translation stands in the field, the bubble is gone, undo takes it back', async () => {
    const { view, root } = await done(null)
    expect(replaceButton(root)?.textContent).toBe('Replace ⏎')
    expect(field().value).toBe('Bonjour. Merci.')
    await clickInside(replaceButton(root)!, view)
    await expect.poll(view.isOpen).toBe(false)
    expect(field().value).toBe('BONJOUR. Merci.')
    expect(document.activeElement).toBe(field())
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(field().value).toBe('Bonjour. Merci.')
  })

  test('by Enter, which is not for the page, pressed or let go', async () => {
    const { view } = await done(null)
    const keys = vi.fn<(event: Event) => void>()
    for (const type of ['keydown', 'keypress', 'keyup']) field().addEventListener(type, keys)
    await userEvent.keyboard('{Enter}')
    await expect.poll(view.isOpen).toBe(false)
    expect(field().value).toBe('BONJOUR. Merci.')
    expect(keys).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    expect(keys).toHaveBeenCalledTimes(3)
  })

  test('Enter on another control is for that control, and nothing is replaced before the end', async () => {
    const given = world()
    given.engine.hold()
    const { view, root, engine } = openOver(null, given)
    await expect.poll(() => engine.calls.length).toBe(1)
    expect(replaceButton(root)).toBeNull()
    await userEvent.keyboard('{Enter}')
    engine.release()
    await phaseIs(view, 'done')
    view.button('Close')!.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(view.isOpen).toBe(false)
    expect(field().value).toBe('Bonjour. Merci.')
  })

  test('a refusal is told, the translation stays, and so does the bubble', async () => {
    field().addEventListener('beforeinput', (event) => event.preventDefault())
    const { view, root } = await done(null)
    await userEvent.keyboard('{Enter}')
    await expect.poll(view.remark).toContain('did not take the text')
    expect(view.text()).toBe('BONJOUR.')
    expect(field().value).toBe('Bonjour. Merci.')
    expect(root.activeElement).toBe(view.dialog())
  })

  test('nothing to replace where nothing is written: not in the page, not in a locked field', async () => {
    const onPage = await done('#text')
    expect(replaceButton(onPage.root)).toBeNull()
    await userEvent.keyboard('{Enter}')
    expect(onPage.view.isOpen()).toBe(true)
    onPage.close(false)
    field().readOnly = true
    field().focus()
    field().setSelectionRange(0, 8)
    expect(replaceButton((await done(null)).root)).toBeNull()
  })

  test('in a frame the bubble stays until it has replaced', async () => {
    document.body.innerHTML = '<iframe srcdoc="<textarea>Bonjour</textarea>"></iframe>'
    const inner = find<HTMLIFrameElement>('iframe')
    await new Promise((resolve) => inner.addEventListener('load', resolve, { once: true }))
    const text = inner.contentDocument!.querySelector('textarea')!
    text.addEventListener('beforeinput', (event) => event.preventDefault(), { once: true })
    text.focus()
    text.select()
    const { view } = await done(null)
    await userEvent.keyboard('{Enter}')
    await expect.poll(view.remark).toContain('did not take the text')
    await userEvent.keyboard('{Enter}')
    await expect.poll(view.isOpen).toBe(false)
    expect(text.value).toBe('BONJOUR')
  })
})

test('tools that do not come are told, and the translation stays', async () => {
  const gone = async () => Promise.reject(new GlossError('extension-gone', {}))
  find<HTMLTextAreaElement>('#t').select()
  const { view } = await done(null, { ...world(), tools: gone })
  await userEvent.keyboard('{Enter}')
  await expect.poll(view.remark).toContain('Reload the page')
  expect(view.text()).toBe('BONJOUR. MERCI.')
})
