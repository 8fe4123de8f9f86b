import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { bubbleShower } from '../../../lib/ui/bubble/show-bubble'
import { closeAll, look, openOver, phaseIs, watchRoots, world } from './bubble-fixture'
import { find, frame, selectAll } from './page-fixture'

beforeEach(() => {
  document.body.innerHTML =
    '<p id="text" style="width:max-content">Bonjour à tous.</p><button id="b">button</button>'
})
afterEach(async () => {
  closeAll()
  vi.restoreAllMocks()
  document.body.replaceChildren()
  document.head.querySelector('#page-style')?.remove()
  document.documentElement.removeAttribute('style')
  if (document.fullscreenElement) await document.exitFullscreen()
})

const pageStyle = (css: string) =>
  document.head.insertAdjacentHTML('beforeend', `<style id="page-style">${css}</style>`)
const inside = ({ left, top, right, bottom }: DOMRect) =>
  left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
const apart = (one: DOMRect, other: DOMRect) =>
  one.top >= other.bottom || one.bottom <= other.top || one.left >= other.right || one.right <= other.left
/** A real click; no locator reaches into a closed root. */
const clickInside = (element: HTMLElement, view: ReturnType<typeof look>) => {
  const box = element.getBoundingClientRect()
  const origin = view.host.getBoundingClientRect()
  const position = { x: box.left + box.width / 2 - origin.left, y: box.top + box.height / 2 - origin.top }
  return userEvent.click(view.host, { position })
}
/** What is really on top at the bubble's middle. */
const onTop = (view: ReturnType<typeof look>) => {
  const { left, top, width, height } = view.box()
  return document.elementFromPoint(left + width / 2, top + height / 2) === view.host
}

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

  test('Tab goes from source to target to copy to close', async () => {
    const { view, root } = openOver()
    await phaseIs(view, 'done')
    const names: (string | null)[] = []
    for (let step = 0; step < 4; step++) {
      await userEvent.keyboard('{Tab}')
      names.push((root.activeElement as HTMLElement).ariaLabel)
    }
    expect(names).toEqual(['From', 'Into', 'Copy', 'Close'])
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

describe('beside the selection', () => {
  test('below it, inside the viewport, and follows the page', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div style="height:3000px"></div>')
    document.body.insertAdjacentHTML('afterbegin', '<div style="height:200px"></div>')
    const { view } = openOver()
    await phaseIs(view, 'done')
    const below = () => view.box().top - getSelection()!.getRangeAt(0).getBoundingClientRect().bottom
    await expect.poll(below).toBeCloseTo(8, 0)
    scrollTo(0, 100)
    await expect.poll(() => Math.round(below())).toBe(8)
    expect(inside(view.box())).toBe(true)
    scrollTo(0, 0)
  })

  test('above it at the foot of the viewport, while it grows', async () => {
    find('#text').style.cssText = 'position:fixed;bottom:0;left:20px;margin:0'
    const { view } = openOver()
    await phaseIs(view, 'done')
    const gap = () => Math.round(find('#text').getBoundingClientRect().top - view.box().bottom)
    await expect.poll(gap).toBeGreaterThanOrEqual(7)
    expect(gap()).toBeLessThanOrEqual(9)
  })

  test('at 320 px', async () => {
    const { innerWidth: width, innerHeight: height } = window
    await page.viewport(320, 568)
    find('#text').textContent =
      'Bonjour à tous, voici une phrase un peu plus longue que les autres, pour voir.'
    find('#text').style.width = 'auto'
    const { view } = openOver()
    await phaseIs(view, 'done')
    await expect.poll(() => inside(view.box())).toBe(true)
    expect(view.box().width).toBe(304)
    expect(apart(view.box(), find('#text').getBoundingClientRect())).toBe(true)
    await page.viewport(width, height)
  })

  test.each(['1.5', '0.5', '3'])(
    'at zoom %s of the page it keeps its size and its distance',
    async (zoom) => {
      document.documentElement.style.zoom = zoom
      const { view } = openOver()
      await phaseIs(view, 'done')
      await expect.poll(() => view.box().width).toBe(320)
      const range = getSelection()!.getRangeAt(0).getBoundingClientRect()
      await expect.poll(() => Math.round(view.box().top - range.bottom)).toBe(8)
    },
  )

  test('on a page that is transformed, filtered and clipped', async () => {
    document.documentElement.style.cssText =
      'transform: rotate(3deg) scale(0.8); filter: blur(1px); overflow: hidden'
    const { view } = openOver()
    await phaseIs(view, 'done')
    const range = getSelection()!.getRangeAt(0).getBoundingClientRect()
    await expect.poll(() => Math.round(view.box().top - range.bottom)).toBe(8)
    expect(view.box().width).toBe(320)
    expect(onTop(view)).toBe(true)
  })
})

describe('on pages that do not care', () => {
  test('* { all: unset !important } and loud inherited styles change nothing', async () => {
    const quiet = openOver()
    await phaseIs(quiet.view, 'done')
    const looks = (view: typeof quiet.view) => {
      const { fontSize, color, direction, display, textTransform } = getComputedStyle(view.textElement())
      const [width, height] = [view.box().width, view.box().height].map(Math.round)
      return {
        fontSize,
        color,
        direction,
        display,
        textTransform,
        width,
        height,
        host: getComputedStyle(view.host).position,
      }
    }
    const before = looks(quiet.view)
    closeAll()
    pageStyle(`
      * { all: unset !important; --ink: red !important; --text-reading: 40px !important; }
      html { font-size: 40px !important; direction: rtl !important; text-transform: uppercase !important; }
      gloss-bubble, gloss-bubble::before { display: none !important; content: 'x' !important; opacity: 0 !important; }
      gloss-bubble::backdrop { background: red !important; display: block !important; }
    `)
    const { view } = openOver()
    await phaseIs(view, 'done')
    expect(looks(view)).toEqual(before)
    expect(onTop(view)).toBe(true)
  })

  test('above the highest z-index', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;z-index:2147483647;background:#eee8"></div>',
    )
    const { view } = openOver()
    await phaseIs(view, 'done')
    expect(onTop(view)).toBe(true)
  })

  test('in a modal dialog, where all else is inert, and gone with it', async () => {
    document.body.innerHTML = '<dialog id="d" style="transform:scale(0.9)"><p id="text">Bonjour</p></dialog>'
    find<HTMLDialogElement>('#d').showModal()
    const { view } = openOver()
    await phaseIs(view, 'done')
    expect(onTop(view)).toBe(true)
    await clickInside(view.button('Copy')!, view)
    expect(view.isOpen()).toBe(true)
    await userEvent.keyboard('{Escape}')
    expect(view.isOpen()).toBe(false)
    expect(find<HTMLDialogElement>('#d').open).toBe(true)
    const again = openOver()
    find<HTMLDialogElement>('#d').close()
    await expect.poll(again.view.isOpen).toBe(false)
  })

  test('over fullscreen, opened before it and in it', async () => {
    document.body.innerHTML =
      '<div id="f" style="background:#fff"><p id="text">Bonjour</p><button id="go">go</button></div>'
    const entered = new Promise<void>((resolve, reject) => {
      find('#go').addEventListener('click', () => find('#f').requestFullscreen().then(resolve, reject))
    })
    const { view } = openOver()
    await phaseIs(view, 'done')
    // A real click would close the bubble, which is another test; the gesture comes from the key.
    find('#go').focus()
    await userEvent.keyboard('{Enter}')
    await entered
    await expect.poll(() => onTop(view)).toBe(true)
    expect(view.isOpen()).toBe(true)
    await document.exitFullscreen()
    await expect.poll(() => view.host.parentElement).toBe(document.documentElement)
    expect(onTop(view)).toBe(true)
  })

  test('the page cannot look in, and learns nothing of what happens inside', async () => {
    const { view } = openOver()
    await phaseIs(view, 'done')
    expect(view.host.shadowRoot).toBeNull()
    const heard = vi.fn<(event: Event) => void>()
    const types = ['keydown', 'input', 'change', 'click', 'focusin', 'pointerdown']
    for (const type of types) document.addEventListener(type, heard)
    await userEvent.keyboard('{Tab}jk')
    await clickInside(view.button('Copy')!, view)
    for (const type of types) document.removeEventListener(type, heard)
    expect(heard).not.toHaveBeenCalled()
  })

  test('a bubble that the page takes away stops its work at the next key', async () => {
    const given = world()
    given.engine.hold()
    const { view, engine } = openOver('#text', given)
    await expect.poll(() => engine.calls.length).toBe(1)
    view.host.remove()
    await userEvent.keyboard('x')
    expect(engine.calls[0]!.signal.aborted).toBe(true)
  })
})

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
    ({ type: 'gloss:show-bubble', selectionText, explain }) as const
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
    const view = look(roots.filter(({ host }) => host.localName === 'gloss-bubble').at(-1)!)
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
    expect(apart(view.box(), find('iframe').getBoundingClientRect())).toBe(true)
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
