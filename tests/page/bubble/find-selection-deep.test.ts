import { describe, expect, test } from 'vitest'
import { findSelection, handedSelection } from '../../../lib/page/find-selection'
import { emptyPage, failure, find, frame, near, select, selectAll } from './page-fixture'

emptyPage()

describe('in frames', () => {
  test('a frame of the same origin, at its place with border and padding', async () => {
    const inner = await frame('<p id="p">inside</p>', 'margin:30px;border:7px solid;padding:5px')
    selectAll(inner.querySelector('#p')!)
    inner.defaultView!.focus()
    const found = findSelection(document)
    expect(found.text).toBe('inside')
    const box = find('iframe').getBoundingClientRect()
    const rect = inner.getSelection()!.getRangeAt(0).getBoundingClientRect()
    near(found.anchor(), {
      left: box.left + 12 + rect.left,
      top: box.top + 12 + rect.top,
      right: box.left + 12 + rect.right,
      bottom: box.top + 12 + rect.bottom,
    })
    expect(found.declaredLanguage).toBe('en')
  })

  test('a scaled frame', async () => {
    const inner = await frame('<p id="p">inside</p>', 'border:0;transform:scale(0.5);transform-origin:0 0')
    selectAll(inner.querySelector('#p')!)
    inner.defaultView!.focus()
    const box = find('iframe').getBoundingClientRect()
    const rect = inner.getSelection()!.getRangeAt(0).getBoundingClientRect()
    near(findSelection(document).anchor(), {
      left: box.left + rect.left / 2,
      top: box.top + rect.top / 2,
      right: box.left + rect.right / 2,
      bottom: box.top + rect.bottom / 2,
    })
  })

  test('a frame in a frame, found without focus', async () => {
    const outer = await frame('<h1>outer</h1>', 'border:3px solid')
    const inner = await frame('<p id="p" lang="de">ganz innen</p>', 'border:4px solid', outer)
    selectAll(inner.querySelector('#p')!)
    const found = findSelection(document)
    expect(found).toMatchObject({ text: 'ganz innen', declaredLanguage: 'de' })
    expect(found.documents).toEqual([inner, outer, document])
    const outerBox = find('iframe').getBoundingClientRect()
    const innerBox = outer.querySelector('iframe')!.getBoundingClientRect()
    const rect = inner.getSelection()!.getRangeAt(0).getBoundingClientRect()
    expect(found.anchor()!.left).toBeCloseTo(outerBox.left + 3 + innerBox.left + 4 + rect.left, 0)
    expect(found.anchor()!.top).toBeCloseTo(outerBox.top + 3 + innerBox.top + 4 + rect.top, 0)
  })

  test("text scrolled out of its frame is anchored at the frame's edge", async () => {
    const inner = await frame('<div style="height:2000px"></div><p id="p">far below</p>')
    selectAll(inner.querySelector('#p')!)
    inner.defaultView!.focus()
    const box = find('iframe').getBoundingClientRect()
    expect(findSelection(document).anchor()).toMatchObject({ top: box.bottom, bottom: box.bottom })
  })

  test("focus in a frame out of reach says which site; the menu's text stands at the frame", async () => {
    await frame('<p>closed</p>', 'border:0', document, 'allow-scripts')
    const closed = find<HTMLIFrameElement>('iframe')
    expect(closed.contentDocument).toBeNull()
    closed.focus()
    expect(failure()).toEqual({ code: 'frame-closed', values: { origin: location.origin } })
    const handed = handedSelection('what the menu said', document)
    expect(handed.text).toBe('what the menu said')
    near(handed.anchor(), closed.getBoundingClientRect())
  })

  test("without a focused frame, the menu's text has no place", () => {
    expect(handedSelection('text', document).anchor()).toBeNull()
  })
})

describe('in shadow roots', () => {
  const shadow = (host: Element, html: string) => {
    const root = host.attachShadow({ mode: 'open' })
    root.innerHTML = html
    return root
  }

  test('an open root', () => {
    document.body.innerHTML = '<div lang="nl"><x-a></x-a></div>'
    const root = shadow(find('x-a'), '<p>eerste <b>regel</b></p><p>tweede</p>')
    const [first, second] = root.querySelectorAll('p')
    getSelection()!.setBaseAndExtent(first!.firstChild!, 0, second!.firstChild!, 6)
    const found = findSelection(document)
    expect(found.text).toBe('eerste regel\n\ntweede')
    expect(found.declaredLanguage).toBe('nl')
    expect(found.anchor()!.top).toBeCloseTo(first!.getBoundingClientRect().top, 0)
  })

  test('a root in a root', () => {
    document.body.innerHTML = '<p>before</p><x-a></x-a>'
    const outer = shadow(find('x-a'), '<i>outer</i><x-b></x-b>')
    const inner = shadow(outer.querySelector('x-b')!, '<p>deep down</p>')
    selectAll(inner.querySelector('p')!)
    const found = findSelection(document)
    expect(found.text).toBe('deep down')
    expect(found.anchor()!.top).toBeGreaterThanOrEqual(
      outer.querySelector('i')!.getBoundingClientRect().bottom - 5,
    )
  })

  test('from the page into a root, and across one', () => {
    document.body.innerHTML =
      '<p id="a">light   one</p><x-a><span>slotted</span></x-a><p id="z">light two</p>'
    const root = shadow(
      find('x-a'),
      '<style>p{color:red}</style><p>dark</p><slot></slot><p hidden>unseen</p>',
    )
    getSelection()!.setBaseAndExtent(find('#a').firstChild!, 0, root.querySelector('p')!.firstChild!, 4)
    expect(findSelection(document).text).toBe('light one\n\ndark')
    getSelection()!.setBaseAndExtent(find('#a').firstChild!, 0, find('#z').firstChild!, 5)
    const found = findSelection(document)
    expect(found.text).toBe('light one\n\ndark\n\nslotted\n\nlight')
    expect(Math.abs(found.anchor()!.bottom - find('#z').getBoundingClientRect().bottom)).toBeLessThan(3)
  })

  test('a field in a root', () => {
    document.body.innerHTML = '<x-a></x-a>'
    const field = shadow(find('x-a'), '<textarea>one two</textarea>').querySelector('textarea')!
    field.focus()
    field.setSelectionRange(0, 3)
    expect(findSelection(document).text).toBe('one')
  })
})

describe('giving the focus back', () => {
  test('to a field, with its selection and its direction', () => {
    document.body.innerHTML = '<input id="i" value="one two three"><button id="b">b</button>'
    const input = find<HTMLInputElement>('#i')
    input.focus()
    input.setSelectionRange(4, 7, 'backward')
    const { restoreFocus } = findSelection(document)
    find('#b').focus()
    input.setSelectionRange(0, 0)
    restoreFocus()
    expect(document.activeElement).toBe(input)
    expect([input.selectionStart, input.selectionEnd, input.selectionDirection]).toEqual([4, 7, 'backward'])
  })

  test('to an element in a frame, with the selection of the page', async () => {
    const inner = await frame('<p id="p">some text</p><button>b</button>')
    inner.querySelector('button')!.focus()
    select(inner.querySelector('#p')!.firstChild!, 5, 9)
    const { restoreFocus } = findSelection(document)
    ;(document.activeElement as HTMLElement).blur()
    inner.getSelection()!.removeAllRanges()
    restoreFocus()
    expect(document.activeElement).toBe(find('iframe'))
    expect(inner.activeElement?.localName).toBe('button')
    expect(inner.getSelection()!.toString()).toBe('text')
  })
})
