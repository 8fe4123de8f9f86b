/** The history on a real disk: what goes in, what is found again, what is left after it was deleted. */
import { openDB } from 'idb'
import { afterEach, expect, test } from 'vitest'
import { HISTORY_DATABASE, HISTORY_LIMITS, HistoryStore } from '../../lib/host/history/history-store'
import { HostHistory } from '../../lib/host/history/host-history'
import { historyChanges } from '../../lib/messaging/history-changes'
import type { HistoryItem } from '../../lib/messaging/history-contract'

const SITE = 'https://news.example'
const item = (text: string, more: Partial<HistoryItem> = {}): HistoryItem => ({
  kind: 'translation',
  site: SITE,
  source: 'fr',
  target: 'en',
  text,
  result: `${text}, in English`,
  ...more,
})

let history = new HostHistory(new HistoryStore(), () => true)
const begin = (limits = HISTORY_LIMITS, isOn = () => true) =>
  (history = new HostHistory(new HistoryStore(limits), isOn))

afterEach(async () => {
  await begin().clear()
})

const add = async (...items: HistoryItem[]) => {
  for (const one of items) await history.add(one, false)
}
const texts = async (words?: string, more: { before?: number; limit?: number } = {}) =>
  (await history.find({ ...(words !== undefined && { words }), ...more })).entries.map(({ text }) => text)

test('what was kept is found again by a later host, newest first, with its time and place', async () => {
  const began = Date.now()
  await add(item('Un'), item('Deux', { site: '' }), item('Trois', { kind: 'question' }))
  begin()
  const { entries, next, count, bytes } = await history.find({})
  expect(entries.map(({ text }) => text)).toEqual(['Trois', 'Deux', 'Un'])
  expect(entries[2]).toMatchObject({ ...item('Un'), id: expect.any(Number) })
  expect(entries[2]!.atMs).toBeGreaterThanOrEqual(began)
  expect([next, count]).toEqual([null, 3])
  expect(bytes).toBeGreaterThan(100)
})

test('words are found whatever their case and accents, in the text, the result and the site', async () => {
  await add(
    item('Où est la BIBLIOTHÈQUE ?', { result: 'Where is the library?' }),
    item('مَكْتَبَة', { site: '' }),
    item('Le chat', { result: 'The cat', site: 'https://katzen.example' }),
  )
  expect(await texts('bibliotheque')).toEqual(['Où est la BIBLIOTHÈQUE ?'])
  expect(await texts('LIBRARY où')).toEqual(['Où est la BIBLIOTHÈQUE ?'])
  expect(await texts('مكتبة')).toEqual(['مَكْتَبَة'])
  expect(await texts('katzen')).toEqual(['Le chat'])
  expect(await texts('library cat')).toEqual([])
  expect(await texts('  ')).toHaveLength(3)
})

test('it is read part by part, also what was looked for, to the end and no further', async () => {
  await add(...Array.from({ length: 9 }, (_, number) => item(`${number % 2 ? 'odd' : 'even'} ${number}`)))
  const first = await history.find({ limit: 4 })
  expect(first.entries.map(({ text }) => text)).toEqual(['even 8', 'odd 7', 'even 6', 'odd 5'])
  const second = await history.find({ limit: 4, before: first.next! })
  const third = await history.find({ limit: 4, before: second.next! })
  expect(third.entries.map(({ text }) => text)).toEqual(['even 0'])
  expect(third.next).toBeNull()
  const even = await history.find({ words: 'even', limit: 3 })
  expect(even.entries.map(({ text }) => text)).toEqual(['even 8', 'even 6', 'even 4'])
  expect(await texts('even', { before: even.next! })).toEqual(['even 2', 'even 0'])
  await expect(history.find({ limit: 501 })).rejects.toMatchObject({ code: 'bad-request' })
})

test('off it takes nothing in, and keeps what is there; of a private window it never takes anything', async () => {
  let isOn = false
  begin(HISTORY_LIMITS, () => isOn)
  await add(item('off'))
  isOn = true
  await history.add(item('private'), true)
  await add(item('on'))
  isOn = false
  await add(item('off again'))
  expect(await texts()).toEqual(['on'])
})

test('the same asked for twice in a row is one entry', async () => {
  await add(item('Un'), item('Un'), item('Deux'), item('Un'))
  expect(await texts()).toEqual(['Un', 'Deux', 'Un'])
})

test('above its limits the oldest go', async () => {
  begin({ mostEntries: 3, mostBytes: 1e6 })
  await add(...['a', 'b', 'c', 'd', 'e'].map((text) => item(text)))
  expect(await texts()).toEqual(['e', 'd', 'c'])
  begin({ mostEntries: 100, mostBytes: 5000 })
  await add(item('x'.repeat(1500)), item('y'.repeat(9000)))
  const { entries, bytes } = await history.find({})
  expect(entries.map(({ text }) => text[0])).toEqual(['x', 'e', 'd', 'c'])
  expect(bytes).toBeLessThanOrEqual(5000)
})

test('one can be deleted, one site, and all; pages are told', async () => {
  const told = new AbortController()
  let changes = 0
  historyChanges.onChange(() => void changes++, told.signal)
  await add(item('a'), item('b', { site: 'https://other.example' }), item('c'), item('d'))
  const [newest] = (await history.find({})).entries
  await history.remove({ id: newest!.id })
  expect(await texts()).toEqual(['c', 'b', 'a'])
  await history.clearSite(SITE)
  expect(await texts()).toEqual(['b'])
  expect(await history.find({})).toMatchObject({ count: 1 })
  await history.clear()
  expect(await history.find({})).toMatchObject({ entries: [], count: 0, bytes: 0 })
  await expect.poll(() => changes).toBe(7)
  told.abort()
})

test('what is being written while all is deleted does not come after it', async () => {
  const writing = add(item('late'))
  await history.clear()
  await writing
  expect(await texts()).toEqual([])
})

test('neither text nor site is on the disk in clear, and the key cannot be taken away', async () => {
  await add(item('Le secret de la bibliothèque'))
  const database = await openDB(HISTORY_DATABASE)
  const [stored] = (await database.getAll('entries')) as { text: ArrayBuffer; site: string }[]
  const key = (await database.get('facts', 'key')) as CryptoKey
  database.close()
  const clear = new TextDecoder('latin1').decode(stored!.text) + JSON.stringify(stored)
  for (const word of ['secret', 'English', 'news.example', 'translation']) expect(clear).not.toContain(word)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('an entry that was altered on the disk is left out, the others stay', async () => {
  await add(item('a'), item('b'))
  const database = await openDB(HISTORY_DATABASE)
  const [id] = await database.getAllKeys('entries')
  const stored = (await database.get('entries', id!)) as { text: ArrayBuffer }
  new Uint8Array(stored.text)[3]! ^= 1
  await database.put('entries', stored, id)
  database.close()
  expect(await texts()).toEqual(['b'])
})
