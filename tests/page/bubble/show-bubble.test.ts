import { describe, expect, test, vi } from 'vitest'
import { bubbleShower } from '../../../lib/ui/bubble/show-bubble'
import { areApart, bubblePage, look, openOver, phaseIs, watchRoots, world } from './bubble-fixture'
import { find, frame, selectAll } from './page-fixture'

bubblePage()

describe('copying', () => {
  test('the whole translation', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { view } = openOver()
    await phaseIs(view, 'done')
    view.button('Copy')!.click()
    await expect.poll(() => view.button('Copied')).not.toBeNull()
    expect(write).toHaveBeenCalledWith('BONJOUR À TOUS.')
  })

  test('where the clipboard is closed to the page, by the old command', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('policy'))
    let copied = ''
    const { view, root } = openOver()
    await phaseIs(view, 'done')
    vi.spyOn(document, 'execCommand').mockImplementation(() => {
      const field = root.activeElement as HTMLTextAreaElement
      copied = field.value.slice(field.selectionStart, field.selectionEnd)
      return true
    })
    view.button('Copy')!.click()
    await expect.poll(() => view.button('Copied')).not.toBeNull()
    expect(copied).toBe('BONJOUR À TOUS.')
    expect(root.querySelector('textarea')).toBeNull()
  })

  test('refused says so', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('policy'))
    vi.spyOn(document, 'execCommand').mockReturnValue(false)
    const { view, root } = openOver()
    await phaseIs(view, 'done')
    view.button('Copy')!.click()
    await expect.poll(() => root.querySelector('.refused')?.textContent).toContain('copy nothing')
  })
})

describe('told to show', () => {
  const shower = () => {
    const given = world()
    return { ...given, show: bubbleShower(document, given), roots: watchRoots() }
  }
  const ask = (selectionText: string | null = null, explain = true) =>
    ({ type: 'gloss:show-bubble', selectionText, explain, write: false }) as const
  const hosts = () => document.querySelectorAll('gloss-bubble')

  test("a new selection replaces the bubble, and a field's is found though the bubble has the focus", async () => {
    document.body.innerHTML = '<input id="i" value="un deux trois">'
    const { show, roots, engine } = shower()
    const input = find<HTMLInputElement>('#i')
    input.focus()
    input.setSelectionRange(0, 2)
    expect(show(ask())).toEqual({ shown: true })
    expect(show(ask())).toEqual({ shown: true })
    expect(hosts()).toHaveLength(1)
    const view = look(roots.findLast(({ host }) => host.localName === 'gloss-bubble')!)
    await phaseIs(view, 'done')
    expect(view.text()).toBe('UN')
    expect(engine.calls.at(-1)!.request.texts).toEqual(['un'])
    view.button('Close')!.click()
  })

  test('nothing selected: says so, in place and in the answer', () => {
    getSelection()!.removeAllRanges()
    const { show, roots } = shower()
    expect(show(ask())).toEqual({ shown: false, error: { code: 'nothing-selected', values: {} } })
    const view = look(roots[0]!)
    expect(view.remark()).toContain('Nothing is selected')
    expect(document.activeElement).not.toBe(view.host)
    view.button('Close')!.click()
    expect(hosts()).toHaveLength(0)
  })

  test('nothing selected: leaves it to the popup, if that asked', () => {
    getSelection()!.removeAllRanges()
    const { show } = shower()
    expect(show(ask(null, false))).toMatchObject({ shown: false, error: { code: 'nothing-selected' } })
    expect(hosts()).toHaveLength(0)
  })

  test("the menu's text stands in where the selection is out of reach", async () => {
    await frame('<p>closed</p>', '', document, 'allow-scripts')
    find('iframe').focus()
    const { show, roots, engine } = shower()
    expect(show(ask('Texte du menu'))).toEqual({ shown: true })
    const view = look(roots[0]!)
    await phaseIs(view, 'done')
    expect(view.text()).toBe('TEXTE DU MENU')
    expect(engine.calls).toHaveLength(1)
    expect(areApart(view.box(), find('iframe').getBoundingClientRect())).toBe(true)
    view.button('Close')!.click()
    expect(document.activeElement).toBe(find('iframe'))
    expect(show(ask())).toMatchObject({ shown: false, error: { code: 'frame-closed' } })
    look(roots.at(-1)!).button('Close')!.click()
  })

  test("the menu's text never stands in for a password", () => {
    document.body.innerHTML = '<input type="password" id="i" value="secret">'
    find('#i').focus()
    const { show, roots } = shower()
    expect(show(ask('secret'))).toMatchObject({ shown: false, error: { code: 'secret-field' } })
    look(roots[0]!).button('Close')!.click()
  })

  test("the page's own selection wins over the menu's text, which has lost its lines", async () => {
    document.body.innerHTML = '<div id="text"><p>Un.</p><p>Deux.</p></div>'
    selectAll(find('#text'))
    const { show, roots } = shower()
    show(ask('Un. Deux.'))
    const view = look(roots[0]!)
    await phaseIs(view, 'done')
    expect(view.text()).toBe('UN.\n\nDEUX.')
    view.button('Close')!.click()
  })

  test('a bubble of a former version of the extension is removed', () => {
    document.body.append(document.createElement('gloss-bubble'))
    selectAll(find('#text'))
    const { show, roots } = shower()
    show(ask())
    expect(hosts()).toHaveLength(1)
    look(roots[0]!).button('Close')!.click()
  })
})
