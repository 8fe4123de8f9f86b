import { describe, expect, test, vi } from 'vitest'
import { findSelection } from '../../../lib/page/find-selection'
import { emptyPage, failure, find, frame, near, select, selectAll } from './page-fixture'

emptyPage()

describe('in the document', () => {
  test('text split by inline tags is one text', () => {
    document.body.innerHTML = '<p id="p">The <b>lib</b>rary is <a href="#">op<i>en</i></a>.</p>'
    selectAll(find('#p'))
    const found = findSelection(document)
    expect(found.text).toBe('The library is open.')
    expect(found.editor).toBeNull()
    near(found.anchor(), getSelection()!.getRangeAt(0).getBoundingClientRect())
  })

  test('paragraphs keep their breaks', () => {
    document.body.innerHTML = '<div id="d"><p>One.</p><p>Two.</p></div>'
    selectAll(find('#d'))
    expect(findSelection(document).text.trim()).toBe('One.\n\nTwo.')
  })

  test('the anchor follows the scrolled page and keeps its last place when the text goes', () => {
    document.body.innerHTML =
      '<div style="height:300px"></div><p id="p">Follow me</p><div style="height:3000px"></div>'
    selectAll(find('#p'))
    const found = findSelection(document)
    const before = found.anchor()!
    scrollTo(0, 120)
    expect(found.anchor()!.top).toBeCloseTo(before.top - 120, 0)
    const last = found.anchor()
    find('#p').remove()
    expect(found.anchor()).toEqual(last)
    scrollTo(0, 0)
  })

  test('an html element under a transform and a zoom gives viewport coordinates', () => {
    document.documentElement.style.cssText = 'zoom:1.5; transform: translateX(20px) scale(0.9)'
    document.body.innerHTML = '<p><span id="s">somewhere else</span></p>'
    selectAll(find('#s'))
    near(findSelection(document).anchor(), find('#s').getBoundingClientRect())
  })

  test('the closest lang counts, an empty one means unknown', () => {
    document.body.innerHTML = '<div lang="fr"><p id="a">un</p><p id="b" lang="">?</p></div><p id="c">one</p>'
    const declared = ['#a', '#b', '#c'].map((selector) => {
      selectAll(find(selector))
      return findSelection(document).declaredLanguage
    })
    expect(declared).toEqual(['fr', null, 'en'])
  })

  test('right-to-left text says so, editable text too', () => {
    document.body.innerHTML = '<p id="p" dir="rtl" contenteditable>שלום עולם</p>'
    selectAll(find('#p'))
    expect(findSelection(document)).toMatchObject({
      text: 'שלום עולם',
      rightToLeft: true,
      editor: find('#p'),
    })
  })

  test('nothing, a caret or white space only is nothing selected', () => {
    document.body.innerHTML = '<p id="p">text</p><pre id="w">  \n\t </pre>'
    expect(failure()).toEqual({ code: 'nothing-selected', values: {} })
    select(find('#p').firstChild!, 1, 1)
    expect(failure()?.code).toBe('nothing-selected')
    selectAll(find('#w'))
    expect(failure()?.code).toBe('nothing-selected')
  })
})

describe('in fields', () => {
  test('the selected part of an input, at its place', () => {
    document.body.innerHTML = '<input id="i" style="width:400px;font:16px monospace" value="one two three">'
    const input = find<HTMLInputElement>('#i')
    input.focus()
    input.setSelectionRange(4, 7)
    const found = findSelection(document)
    expect(found).toMatchObject({ text: 'two', editor: input, declaredLanguage: 'en' })
    const box = input.getBoundingClientRect()
    const rect = found.anchor()!
    const character = (rect.right - rect.left) / 3
    expect(rect.left - box.left).toBeGreaterThan(character * 3.5)
    expect(rect.right).toBeLessThan(box.left + character * 9)
    expect(rect.top).toBeGreaterThanOrEqual(box.top)
    expect(rect.bottom).toBeLessThanOrEqual(box.bottom)
  })

  test('the selected line of a textarea, scrolled', () => {
    const lines = Array.from({ length: 40 }, (_, line) => `line ${line}`)
    document.body.innerHTML =
      '<textarea id="t" rows="6" style="font:16px/20px monospace;padding:4px;border:2px solid"></textarea>'
    const area = find<HTMLTextAreaElement>('#t')
    area.value = lines.join('\n')
    area.focus()
    const start = area.value.indexOf('line 20')
    area.setSelectionRange(start, start + 7)
    area.scrollTop = 380
    const found = findSelection(document)
    expect(found.text).toBe('line 20')
    const box = area.getBoundingClientRect()
    const rect = found.anchor()!
    // Line 20 begins at 400 px of content, after the padding and the border, 380 px of it scrolled away.
    expect(Math.abs(rect.top - (box.top + 2 + 4 + 20))).toBeLessThan(3)
    area.scrollTop = 400
    expect(found.anchor()!.top).toBeCloseTo(rect.top - 20, 0)
    area.scrollTop = 0
    expect(found.anchor()!.bottom).toBe(box.bottom)
    expect(document.querySelector('gloss-measure')).toBeNull()
  })

  test('a field without readable offsets gives its text at its box', () => {
    document.body.innerHTML = '<input id="i" type="email" value="ann@example.org">'
    const input = find<HTMLInputElement>('#i')
    input.focus()
    input.select()
    const found = findSelection(document)
    expect(found.text).toBe('ann@example.org')
    near(found.anchor(), input.getBoundingClientRect())
  })

  test.each([
    '<input id="i" type="password" value="secret">',
    '<input id="i" type="text" autocomplete="current-password" value="secret">',
  ])('%s is never read', (html) => {
    document.body.innerHTML = html
    const input = find<HTMLInputElement>('#i')
    const reads = vi.spyOn(HTMLInputElement.prototype, 'value', 'get')
    input.focus()
    input.select()
    expect(failure()).toEqual({ code: 'secret-field', values: {} })
    expect(reads).not.toHaveBeenCalled()
    reads.mockRestore()
  })

  test('a password field in a frame without focus is not read either', async () => {
    const inner = await frame('<input type="password" value="secret">')
    const input = inner.querySelector('input')!
    input.focus()
    input.select()
    ;(document.activeElement as HTMLElement).blur()
    expect(failure()?.code).toBe('nothing-selected')
  })

  test('a shown password that has lost the focus and kept its selection is not read', () => {
    document.body.innerHTML =
      '<input id="i" autocomplete="current-password" value="secret"><button id="b">b</button>'
    find<HTMLInputElement>('#i').focus()
    find<HTMLInputElement>('#i').select()
    find('#b').focus()
    expect(failure()?.code).toBe('nothing-selected')
  })

  test('a field that has lost the focus and kept its selection', () => {
    document.body.innerHTML = '<input id="i" value="one two three"><button id="b">b</button>'
    const input = find<HTMLInputElement>('#i')
    input.focus()
    input.setSelectionRange(4, 7)
    find('#b').focus()
    const found = findSelection(document)
    expect(found.text).toBe('two')
    expect(found.editor).toBe(input)
    expect(found.anchor()?.left).toBeGreaterThan(input.getBoundingClientRect().left)
  })

  test('a checkbox with focus does not hide the selection of the page', () => {
    document.body.innerHTML = '<input type="checkbox" id="c"><p id="p">beside</p>'
    find('#c').focus()
    selectAll(find('#p'))
    expect(findSelection(document).text).toBe('beside')
  })
})
