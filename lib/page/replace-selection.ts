/**
 * Puts a text in the place of what the reader has selected in an editor, as if it were typed there: the browser's own undo
 * takes it back, and the page's scripts hear of it. Only ever called by a press of the reader.
 *
 *   focus and selection back ─► is it the same text? ─► `beforeinput` ─┬─ taken over: the editor writes it itself
 *                                                                     └─ `execCommand('insertText')`
 *                                                                              └─► two frames ─► does it stand there?
 *
 * `execCommand` is the one way of a script into the undo history of both browsers. In Chromium it fires `input` and no
 * `beforeinput` (w3c/editing issue 200), by which editors with a model of their own (Slate, Lexical, Quill) write: that event
 * is ours there, and an editor that takes it over has the last word, and its own undo. Firefox fires it by itself where the
 * script is an extension's.
 *
 * A handler of the page may run at every step of this, so what is written into is looked at right before.
 * Failures are `GlossError`s: `editor-changed` and `field-too-short` before anything is written, `editor-refused` where the
 * text is as it was, `editor-altered` where something else stands there now.
 */
import { GlossError } from '../messaging/errors'
import { composedEnds } from './composed-range'
import { editorAround, isField } from './editor'
import type { Field } from './field-rect'
import { type FoundSelection, selectedText } from './find-selection'
import { activeElementOf } from './focus'

export async function replaceSelection(
  { editor, text: selected, restoreFocus }: FoundSelection,
  text: string,
): Promise<void> {
  if (!editor?.isConnected) throw new GlossError('editor-changed', {})
  restoreFocus()
  if (!isWritable(editor)) throw new GlossError('editor-refused', {})
  if (!holds(editor, selected)) throw new GlossError('editor-changed', {})
  const wanted = fitted(editor, withEdgesOf(selected, text.trim()))
  const before = contentOf(editor)
  write(editor, selected, wanted)
  await settled()
  const after = contentOf(editor)
  if (after === before) throw new GlossError('editor-refused', {})
  if (!plain(after).includes(plain(wanted))) throw new GlossError('editor-altered', {})
}

function write(editor: HTMLElement, selected: string, text: string): void {
  const document = editor.ownerDocument
  if (import.meta.env.FIREFOX) return void document.execCommand('insertText', false, text)
  const event = new InputEvent('beforeinput', {
    inputType: 'insertText',
    data: text,
    bubbles: true,
    cancelable: true,
    composed: true,
    targetRanges: isField(editor) ? [] : selectedRanges(document),
  })
  if (!editor.dispatchEvent(event)) return
  // Its handlers may have taken the focus somewhere else, or the selection.
  if (isWritable(editor) && holds(editor, selected)) document.execCommand('insertText', false, text)
}

/** Writing goes where the focus is, so it has to be there; and it may have become a password's field, or locked. */
function isWritable(editor: HTMLElement): boolean {
  const focused = activeElementOf(editor.ownerDocument)
  if (!focused || editorAround(editor) !== editor) return false
  return isField(editor) ? focused === editor : focused.contains(editor) || editor.contains(focused)
}

/** Whether what is selected in it is still what was. */
function holds(editor: HTMLElement, selected: string): boolean {
  const { ownerDocument: document } = editor
  if (isField(editor)) {
    const { selectionStart, selectionEnd } = editor
    // `type=email` and the like tell no offsets.
    return selectionStart === null || editor.value.slice(selectionStart, selectionEnd!) === selected
  }
  const selection = document.getSelection()
  const ends = selection && composedEnds(selection)
  if (!ends || !editor.contains(ends.startContainer) || !editor.contains(ends.endContainer)) return false
  return plain(selectedText(document) ?? '') === plain(selected)
}

function selectedRanges(document: Document): StaticRange[] {
  const selection = document.getSelection()
  const ends = selection && composedEnds(selection)
  return ends ? [new StaticRange(ends)] : []
}

/** A selected word often takes the space behind it along, and a translation has none. */
function withEdgesOf(selected: string, text: string): string {
  if (selected.trim() === '') return text
  return /^\s*/.exec(selected)![0] + text + /\s*$/.exec(selected)![0]
}

/** As the field can hold it: in one line, and no longer than it may be. A browser would cut it off without a word. */
function fitted(editor: HTMLElement, text: string): string {
  if (!isField(editor)) return text
  const line = editor.localName === 'input' ? text.replaceAll(/\s*\n\s*/g, ' ') : text
  const length = lengthWith(editor, line)
  const { maxLength: limit } = editor
  if (limit >= 0 && length > limit) throw new GlossError('field-too-short', { length, limit })
  return line
}

const lengthWith = ({ value, selectionStart, selectionEnd }: Field, text: string) =>
  value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0)) + text.length

const contentOf = (editor: HTMLElement) => (isField(editor) ? editor.value : editor.innerText)

/** Editors break lines and keep spaces in ways of their own. */
const plain = (text: string) => text.replaceAll(/[\s\u200B\uFEFF]+/g, ' ').trim()

/** A framework that does not want the change draws its own state again: by now it has. */
const settled = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
