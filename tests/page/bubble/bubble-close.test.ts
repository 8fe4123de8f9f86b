import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bubblePage, clickInside, openOver, phaseIs, world } from './bubble-fixture'
import { find, frame } from './page-fixture'

bubblePage()

describe('for people who listen or use the keyboard', () => {
  test('is a dialog with a name, not modal, and has the focus', async () => {
    const { view, root } = openOver()
    await phaseIs(view, 'done')
    expect(view.dialog().ariaLabel).toBe('Gloss, translation of the selection')
    expect(view.dialog().ariaModal).not.toBe('true')
    expect(root.activeElement).toBe(view.dialog())
    for (const button of root.querySelectorAll('button'))
      expect(button.ariaLabel ?? button.textContent).not.toBe('')
  })

  test('Tab goes through the languages, what can be done with the translation, close, the word, and the original', async () => {
    const { view, root } = openOver()
    await phaseIs(view, 'done')
    // Chromium without a speech service has no voice, and the button is reached all the same: it says so.
    const silent = (language: string) => `No voice for ${language} on this computer`
    // The tools come in a script of their own.
    for (const language of ['English', 'French'])
      await expect.poll(() => root.querySelector(`[aria-label="${silent(language)}"]`)).not.toBe(null)
    const names: (string | null)[] = []
    for (let step = 0; step < 8; step++) {
      await userEvent.keyboard('{Tab}')
      const { ariaLabel, textContent } = root.activeElement as HTMLElement
      names.push(ariaLabel ?? textContent)
    }
    expect(names).toEqual([
      'From',
      'Swap languages',
      'Into',
      'Copy',
      silent('English'),
      'Close',
      'Keep as it is',
      silent('French'),
    ])
  })
})

describe('closing', () => {
  test('Esc closes, aborts, gives the field its focus and selection back, and is not for the page', async () => {
    document.body.innerHTML = '<input id="i" value="un deux trois">'
    const input = find<HTMLInputElement>('#i')
    input.focus()
    input.setSelectionRange(3, 7)
    const keys = vi.fn<(event: Event) => void>()
    for (const type of ['keydown', 'keyup']) document.addEventListener(type, keys)
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver(null, given)
    await expect.poll(() => engine.calls.length).toBe(1)
    expect(document.activeElement).toBe(view.host)
    await userEvent.keyboard('{Escape}')
    expect(view.isOpen()).toBe(false)
    expect(engine.calls[0]!.signal.aborted).toBe(true)
    expect(document.activeElement).toBe(input)
    expect([input.selectionStart, input.selectionEnd]).toEqual([3, 7])
    expect(keys).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    expect(keys).toHaveBeenCalledTimes(2)
    for (const type of ['keydown', 'keyup']) document.removeEventListener(type, keys)
  })

  test('the close button gives the focus back', async () => {
    find('#b').focus()
    const { view } = openOver()
    await phaseIs(view, 'done')
    view.button('Close')!.click()
    expect(view.isOpen()).toBe(false)
    expect(document.activeElement).toBe(find('#b'))
    expect(getSelection()!.toString()).toBe('Bonjour à tous.')
  })

  test('a click elsewhere closes and leaves the focus where the click put it; a click inside does not', async () => {
    document.body.insertAdjacentHTML('afterbegin', '<input id="i">')
    const { view } = openOver()
    await phaseIs(view, 'done')
    const heard = vi.fn<(event: Event) => void>()
    document.addEventListener('mousedown', heard)
    await clickInside(view.textElement(), view)
    expect(view.isOpen()).toBe(true)
    expect(heard).not.toHaveBeenCalled()
    await userEvent.click(find('#i'))
    expect(view.isOpen()).toBe(false)
    expect(document.activeElement).toBe(find('#i'))
    document.removeEventListener('mousedown', heard)
  })

  test('a click into a frame closes, one out of reach too', async () => {
    await frame('<p>frame</p>', 'position:fixed;right:0;bottom:0;height:80px', document, 'allow-scripts')
    const { view } = openOver()
    await phaseIs(view, 'done')
    await userEvent.click(find('iframe'))
    await expect.poll(view.isOpen).toBe(false)
  })

  test('Esc gives a frame its focus back', async () => {
    const inner = await frame('<textarea id="t">un deux</textarea>')
    const area = find<HTMLTextAreaElement>('#t', inner)
    area.focus()
    area.setSelectionRange(0, 2)
    const { view } = openOver(null)
    await phaseIs(view, 'done')
    await userEvent.keyboard('{Escape}')
    expect(inner.hasFocus()).toBe(true)
    expect(inner.activeElement).toBe(area)
    expect([area.selectionStart, area.selectionEnd]).toEqual([0, 2])
  })
})
