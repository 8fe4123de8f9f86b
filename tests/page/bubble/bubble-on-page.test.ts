import { describe, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import {
  areApart,
  bubblePage,
  clickInside,
  closeAll,
  onTop,
  openOver,
  phaseIs,
  world,
} from './bubble-fixture'
import { find } from './page-fixture'

bubblePage()

const pageStyle = (css: string) =>
  document.head.insertAdjacentHTML('beforeend', `<style id="page-style">${css}</style>`)
const inside = ({ left, top, right, bottom }: DOMRect) =>
  left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight

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
    await expect.poll(() => Math.abs(gap() - 8)).toBeLessThanOrEqual(1)
  })

  test('not in what is printed', async () => {
    const { view } = openOver()
    await phaseIs(view, 'done')
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })
    try {
      await expect.poll(() => view.box().width).toBe(0)
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { media: '' })
    }
    await expect.poll(() => view.box().width).toBeGreaterThan(0)
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
    expect(areApart(view.box(), find('#text').getBoundingClientRect())).toBe(true)
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
      const { width, height } = view.box()
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
      * { all: unset !important; --ink: red !important; --text-reading: 40px !important; --width: 50px !important; }
      html { font-size: 40px !important; direction: rtl !important; text-transform: uppercase !important; }
      gloss-bubble, gloss-bubble::before { display: none !important; content: 'x' !important; opacity: 0 !important; }
      gloss-bubble::backdrop { background: red !important; display: block !important; }
    `)
    const { view } = openOver()
    await phaseIs(view, 'done')
    // The same to half a pixel: a box that starts between two pixels may be a fraction longer.
    const { width, height } = before
    const same = { ...before, width: expect.closeTo(width, 0), height: expect.closeTo(height, 0) }
    expect(looks(view)).toEqual(same)
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

test('on a right-to-left page the bubble stays in the direction and the language of its own words', async () => {
  document.documentElement.lang = 'ar'
  document.documentElement.dir = 'rtl'
  const { view } = openOver()
  await phaseIs(view, 'done')
  expect(view.dialog()).toMatchObject({ lang: 'en', dir: 'ltr' })
  expect(getComputedStyle(view.dialog()).direction).toBe('ltr')
  document.documentElement.removeAttribute('lang')
  document.documentElement.removeAttribute('dir')
})
