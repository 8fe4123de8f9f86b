import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { noticeFor } from '../../../entrypoints/translate/state'
import { takeTask } from '../../../entrypoints/translate/take-task'
import { getMessage } from '../../fixtures/english-words'

beforeEach(() => {
  fakeBrowser.reset()
  fakeBrowser.i18n.getMessage = getMessage as typeof fakeBrowser.i18n.getMessage
})

test('a text is read once, and the others stay', async () => {
  await fakeBrowser.storage.session.set({ 'translate-page': { a: { text: 'one' }, b: { text: 'two' } } })
  expect(await takeTask('a')).toEqual({ text: 'one' })
  expect(await takeTask('a')).toBeNull()
  expect(await takeTask('b')).toEqual({ text: 'two' })
})

test('an empty or unheard-of id is a page opened by itself', async () => {
  expect(await takeTask('')).toBeNull()
  expect(await takeTask('toString')).toBeNull()
})

test.each([
  ['chrome://settings/', 'un', 'no extension write on chrome://settings.'],
  ['', 'un', 'write on that page.'],
  ['', '', 'read this page. Paste the text'],
])('a page %j where no script may run, with the text %j, is told in a calm sentence', (url, text, said) => {
  expect(noticeFor({ text, reason: { code: 'page-closed', values: { url } } })).toContain(said)
})

test('any other reason is told as the error that it is', () => {
  const reason = { code: 'viewer-closed', values: {} } as const
  expect(noticeFor({ text: 'un', reason })).toContain('viewer of its own')
})

test('a page that was opened by itself has nothing to explain', () => {
  expect(noticeFor({ text: '' })).toBe('')
})
