import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { noticeOf } from '../../../entrypoints/translate/state'
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
  [
    { code: 'page-closed', values: { url: 'chrome://settings/' } } as const,
    'no extension write on chrome://settings.',
  ],
  [{ code: 'page-closed', values: { url: '' } } as const, 'write on that page.'],
  [{ code: 'frame-closed', values: { origin: 'https://a.example' } } as const, 'a frame of a.example'],
  [{ code: 'language-unknown', values: {} } as const, 'which language'],
])('%o is told as one calm sentence', (reason, said) => expect(noticeOf(reason)).toContain(said))
