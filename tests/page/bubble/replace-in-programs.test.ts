/** Replacing in editors that are programs: frameworks, editors with a model of their own, and pages that mean ill. */
import { createElement as h, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { findSelection } from '../../../lib/page/find-selection'
import { replaceSelection } from '../../../lib/page/replace-selection'
import { type Field, focusElsewhere, refusal, replace, selectIn, undo } from './editor-fixture'
import { emptyPage, find, select } from './page-fixture'

emptyPage()

let unmount = () => {}
afterEach(() => unmount())

/** A field whose value is React's state; `keep` says what becomes of a change. */
function controlled(keep: (value: string) => string): { field: HTMLTextAreaElement; state: () => string } {
  document.body.innerHTML = '<div id="root"></div>'
  let state = ''
  const App = () => {
    const [value, setValue] = useState('Bonjour. Merci.')
    useEffect(() => void (state = value), [value])
    return h('textarea', {
      value,
      onChange: (event) => setValue(keep((event.target as HTMLTextAreaElement).value)),
    })
  }
  const root = createRoot(find('#root'))
  flushSync(() => root.render(h(App)))
  unmount = () => root.unmount()
  return { field: find<HTMLTextAreaElement>('textarea'), state: () => state }
}

test('a controlled field of React: its state follows, back too', async () => {
  const { field, state } = controlled((value) => value)
  selectIn(field, 'Bonjour.')
  await replace('Hello.')
  expect(state()).toBe('Hello. Merci.')
  expect(field.value).toBe('Hello. Merci.')
  await undo()
  await expect.poll(state).toBe('Bonjour. Merci.')
})

test('one that does not want the change says so', async () => {
  const { field, state } = controlled(() => 'Bonjour. Merci.')
  selectIn(field, 'Bonjour.')
  expect((await refusal(replace('Hello.')))?.code).toBe('editor-refused')
  expect(field.value).toBe('Bonjour. Merci.')
  expect(state()).toBe('Bonjour. Merci.')
})

test('an editor with its own model takes the event over and is left to it', async () => {
  document.body.innerHTML = '<div id="e" contenteditable><span>Bonjour.</span> Merci.</div>'
  const editor = find('#e')
  const ranges: string[] = []
  editor.addEventListener('beforeinput', (event) => {
    event.preventDefault()
    const [range] = event.getTargetRanges()
    ranges.push(`${range?.startOffset}-${range?.endOffset}`)
    queueMicrotask(() => (editor.innerHTML = `<span>${event.data}</span> Merci.`))
  })
  editor.focus()
  select(find('span').firstChild!, 0, 8)
  await replace('Hello.')
  expect(editor.innerHTML).toBe('<span>Hello.</span> Merci.')
  expect(ranges).toEqual(['0-8'])
})

test.each(['beforeinput', 'input'])('one that refuses at %s keeps its text, and that is said', async (at) => {
  document.body.innerHTML = '<textarea id="f">Bonjour.</textarea>'
  const field = find<Field>('#f')
  field.addEventListener(at, (event) => {
    event.preventDefault()
    field.value = 'Bonjour.'
  })
  field.focus()
  field.select()
  expect((await refusal(replace('Hello.')))?.code).toBe('editor-refused')
  expect(field.value).toBe('Bonjour.')
})

test('one that writes something else is told apart from one that refuses', async () => {
  document.body.innerHTML = '<textarea id="f">Bonjour.</textarea>'
  const field = find<Field>('#f')
  field.addEventListener('input', () => (field.value = 'no spaces here'))
  field.focus()
  field.select()
  expect((await refusal(replace('Hello.')))?.code).toBe('editor-altered')
})

test.each(['focus', 'beforeinput'])(
  'a page that leads the focus into another field at %s gets nothing into that one',
  async (at) => {
    document.body.innerHTML =
      '<textarea id="f">Bonjour.</textarea><input id="p" type="password"><input id="o" value="Bonjour.">'
    const field = find<Field>('#f')
    field.focus()
    field.select()
    const found = findSelection(document)
    await focusElsewhere()
    for (const other of ['#p', '#o']) {
      field.addEventListener(at, () => {
        find<Field>(other).focus()
        find<Field>(other).select()
      })
      expect((await refusal(replaceSelection(found, 'Hello.')))?.code).toBe('editor-refused')
      expect([field.value, find<Field>('#p').value, find<Field>('#o').value]).toEqual([
        'Bonjour.',
        '',
        'Bonjour.',
      ])
    }
  },
)

test('an editor that is gone', async () => {
  document.body.innerHTML = '<textarea id="f">Bonjour.</textarea>'
  const field = find<Field>('#f')
  field.focus()
  field.select()
  const found = findSelection(document)
  field.remove()
  expect((await refusal(replaceSelection(found, 'Hello.')))?.code).toBe('editor-changed')
})
