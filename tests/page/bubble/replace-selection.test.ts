/** Every kind of field and edited element, in the real browser: what is written, what the page hears of it, and that undo takes it back. */
import { describe, expect, test } from 'vitest'
import { findCaret } from '../../../lib/page/find-caret'
import { findSelection } from '../../../lib/page/find-selection'
import { replaceSelection } from '../../../lib/page/replace-selection'
import { type Field, focusElsewhere, listen, refusal, replace, selectIn, undo } from './editor-fixture'
import { emptyPage, find, frame, select, selectAll } from './page-fixture'

emptyPage()

describe('fields', () => {
  test.each([
    ['a textarea', '<textarea id="f">Bonjour à tous. Merci.</textarea>'],
    ['an input', '<input id="f" value="Bonjour à tous. Merci.">'],
    ['a search field', '<input id="f" type="search" value="Bonjour à tous. Merci.">'],
  ])('%s: replaced, told, undone', async (_, html) => {
    document.body.innerHTML = html
    const field = find<Field>('#f')
    const heard = listen(field)
    selectIn(field, 'Bonjour à tous.')
    await replace('Hello everyone.')
    expect(field.value).toBe('Hello everyone. Merci.')
    expect(heard).toEqual(['beforeinput insertText Hello everyone.', 'input insertText Hello everyone.'])
    expect(document.activeElement).toBe(field)
    await undo()
    expect(field.value).toBe('Bonjour à tous. Merci.')
  })

  test('an address field, whose selection no script can see', async () => {
    document.body.innerHTML = '<input id="f" type="email" value="bonjour">'
    const field = find<Field>('#f')
    field.focus()
    field.select()
    await replace('hello')
    expect(field.value).toBe('hello')
    await undo()
    expect(field.value).toBe('bonjour')
  })

  test('lines stay in a textarea and become spaces in an input; the edges of the selection stay', async () => {
    document.body.innerHTML = '<textarea id="a">un \ndeux</textarea><input id="i" value="un deux">'
    selectIn(find<Field>('#a'), 'un \n')
    await replace('one\ntwo')
    expect(find<Field>('#a').value).toBe('one\ntwo \ndeux')
    selectIn(find<Field>('#i'), 'un ')
    await replace('one\ntwo')
    expect(find<Field>('#i').value).toBe('one two deux')
  })

  test('a field that would be too full is left as it is, with the numbers', async () => {
    document.body.innerHTML = '<input id="f" maxlength="20" value="Bonjour. Merci.">'
    const field = find<Field>('#f')
    selectIn(field, 'Bonjour.')
    expect(await refusal(replace('Good morning to you.'))).toEqual({
      code: 'field-too-short',
      values: { length: 27, limit: 20 },
    })
    expect(field.value).toBe('Bonjour. Merci.')
  })

  test('nothing is written into a field that is locked, disabled or secret', async () => {
    for (const lock of ['readOnly', 'disabled'] as const) {
      document.body.innerHTML = '<input id="f" value="Bonjour">'
      const field = find<HTMLInputElement>('#f')
      field[lock] = true
      field.focus()
      field.select()
      if (lock === 'readOnly') expect(findSelection(document).editor).toBeNull()
      expect(findCaret(document)).toBeNull()
    }
    document.body.innerHTML = '<input id="f" type="password" value="Bonjour">'
    find('#f').focus()
    expect(findCaret(document)).toBeNull()
  })

  test.each([
    ['readOnly', true],
    ['disabled', true],
    ['type', 'password'],
  ] as const)('nor into one that became %s in the meantime', async (name, value) => {
    document.body.innerHTML = '<input id="f" value="Bonjour">'
    const field = find<HTMLInputElement>('#f')
    field.focus()
    field.select()
    const found = findSelection(document)
    ;(field as unknown as Record<string, unknown>)[name] = value
    expect((await refusal(replaceSelection(found, 'Hello')))?.code).toBe('editor-refused')
    expect(field.value).toBe('Bonjour')
  })

  test('a text that the page has changed in the meantime is not written over', async () => {
    document.body.innerHTML = '<textarea id="f">Bonjour. Merci.</textarea>'
    const field = find<Field>('#f')
    selectIn(field, 'Bonjour.')
    const found = findSelection(document)
    field.value = 'Au revoir. Merci.'
    expect((await refusal(replaceSelection(found, 'Hello.')))?.code).toBe('editor-changed')
    expect(field.value).toBe('Au revoir. Merci.')
  })
})

describe('edited elements', () => {
  test.each([
    ['contenteditable', '<div id="e" contenteditable><p id="p">Bonjour.</p><p>Merci.</p></div>'],
    [
      'plaintext-only',
      '<div id="e" contenteditable="plaintext-only"><span id="p">Bonjour.</span>\nMerci.</div>',
    ],
  ])('%s: replaced, told, undone', async (_, html) => {
    document.body.innerHTML = html
    const editor = find('#e')
    const before = editor.innerText
    const heard = listen(editor)
    select(find('#p').firstChild!, 0, 8)
    editor.focus()
    select(find('#p').firstChild!, 0, 8)
    await replace('Hello.')
    expect(editor.innerText).toBe(before.replace('Bonjour.', 'Hello.'))
    expect(heard).toEqual(['beforeinput insertText Hello.', 'input insertText Hello.'])
    await undo()
    expect(editor.innerText).toBe(before)
  })

  test('a text of several lines, never as markup', async () => {
    document.body.innerHTML = '<div id="e" contenteditable>Bonjour.</div>'
    const editor = find('#e')
    editor.focus()
    selectAll(editor)
    await replace('One <b>bold</b>.\nTwo.')
    expect(editor.innerText).toBe('One <b>bold</b>.\nTwo.')
    expect(editor.querySelector('b')).toBeNull()
    await undo()
    expect(editor.innerText).toBe('Bonjour.')
  })

  test('a caret takes a text that is written elsewhere', async () => {
    document.body.innerHTML = '<div id="e" contenteditable>Bonjour, merci.</div>'
    const editor = find('#e')
    editor.focus()
    select(editor.firstChild!, 8, 8)
    const found = findCaret(document)!
    expect(found).toMatchObject({ text: '', editor })
    expect(found.anchor()!.bottom).toBeGreaterThan(0)
    await focusElsewhere()
    await replaceSelection(found, 'Jean,')
    expect(editor.innerText).toBe('Bonjour,Jean, merci.')
  })

  test('in an open shadow root', async () => {
    document.body.innerHTML = '<div id="host"></div>'
    const root = find('#host').attachShadow({ mode: 'open' })
    root.innerHTML = '<input value="Bonjour"><div contenteditable>Merci bien.</div>'
    const input = find<HTMLInputElement>('input', root)
    input.focus()
    input.select()
    await replace('Hello')
    expect(input.value).toBe('Hello')
    await undo()
    expect(input.value).toBe('Bonjour')
    const editor = find('div', root)
    editor.focus()
    select(editor.firstChild!, 0, 5)
    await replace('Thanks')
    expect(editor.innerText).toBe('Thanks bien.')
    await undo()
    expect(editor.innerText).toBe('Merci bien.')
  })

  test('in a frame of the same origin, by a field, an edited body and design mode', async () => {
    const inner = await frame('<textarea>Bonjour</textarea><div contenteditable>Merci</div>')
    const field = find<HTMLTextAreaElement>('textarea', inner)
    field.focus()
    field.select()
    await replace('Hello')
    expect(field.value).toBe('Hello')
    await undo()
    expect(field.value).toBe('Bonjour')
    const editor = find('div', inner)
    editor.focus()
    selectAll(editor)
    await replace('Thanks')
    expect(editor.innerText).toBe('Thanks')

    const design = await frame('<p>Bonjour</p>')
    design.designMode = 'on'
    design.defaultView!.focus()
    selectAll(find('p', design))
    await replace('Hello')
    expect(design.body.innerText.trim()).toBe('Hello')
  })
})
