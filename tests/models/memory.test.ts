/** The translation memory over a real IndexedDB. */
import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { DiskMemory, MEMORY_DATABASE } from '../../lib/host/memory/disk-memory'
import { type Reading, type Translated, TranslationMemory } from '../../lib/host/memory/translation-memory'

const DAY_MS = 24 * 60 * 60_000
const NEWS: Reading = { site: 'https://news.example', isPrivate: false }
const SHOP: Reading = { site: 'https://shop.example', isPrivate: false }
let nowMs: number

const wanted = (text: string): Translated => ({
  text,
  source: 'fr',
  target: 'en',
  route: 'model@revision',
  mode: 'greedy',
  terms: '',
})

function disk(maxBytes = 1e6): DiskMemory {
  return new DiskMemory({ maxBytes, maxAgeMs: 30 * DAY_MS }, () => nowMs)
}

/** A memory as it is after a start of the browser. */
async function started(over = disk()): Promise<TranslationMemory> {
  const memory = new TranslationMemory(1e6, over)
  await memory.keepOnDisk(true)
  return memory
}

/** What a memory that has just started knows of these texts. */
async function remembered(texts: string[], reading = NEWS): Promise<(string | undefined)[]> {
  const memory = await started()
  await memory.bring(() => texts.map(wanted), reading)
  return texts.map((text) => memory.get(wanted(text), reading))
}

async function records(): Promise<Record<string, unknown>[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name)
  if (!names.includes(MEMORY_DATABASE)) return []
  const database = await openDB(MEMORY_DATABASE)
  const all = await database.getAll('translations')
  database.close()
  return all as Record<string, unknown>[]
}

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1)
  await deleteDB(MEMORY_DATABASE)
})

test('what was translated is known after a new start', async () => {
  const memory = await started()
  memory.put(wanted('Bonjour'), 'Hello', NEWS)
  await expect.poll(records).toHaveLength(1)
  expect(await remembered(['Bonjour', 'Au revoir'])).toEqual(['Hello', undefined])
})

test('another revision of the model, another pair or another search is another translation', async () => {
  const memory = await started()
  memory.put(wanted('Bonjour'), 'Hello', NEWS)
  await expect.poll(records).toHaveLength(1)
  const others = [{ route: 'model@next' }, { target: 'de' }, { source: 'it' }, { mode: 'beams 4' }]
  const again = await started()
  for (const other of others) {
    const asked = { ...wanted('Bonjour'), ...other }
    await again.bring(() => [asked], NEWS)
    expect(again.get(asked, NEWS)).toBeUndefined()
  }
})

test('neither text nor site can be read on the disk', async () => {
  const memory = await started()
  memory.put(wanted('Bonjour tout le monde'), 'Hello everybody', NEWS)
  await expect.poll(records).toHaveLength(1)
  const [record] = await records()
  const latin = (bytes: ArrayBuffer) => String.fromCharCode(...new Uint8Array(bytes))
  const all = Object.values(record!).map((value) =>
    value instanceof ArrayBuffer ? latin(value) : JSON.stringify(value),
  )
  for (const word of ['Bonjour', 'Hello', 'everybody', 'news', 'model'])
    expect(all.join(' ')).not.toContain(word)
})

test('without the setting nothing is written, and turning it off deletes what was', async () => {
  const off = new TranslationMemory(1e6, disk())
  off.put(wanted('Bonjour'), 'Hello', NEWS)
  expect(off.get(wanted('Bonjour'), NEWS)).toBe('Hello')
  const on = await started()
  on.put(wanted('Oui'), 'Yes', NEWS)
  await expect.poll(records).toHaveLength(1)
  await on.keepOnDisk(false)
  expect(await indexedDB.databases()).not.toContainEqual(expect.objectContaining({ name: MEMORY_DATABASE }))
  on.put(wanted('Non'), 'No', NEWS)
  expect(on.get(wanted('Oui'), NEWS)).toBe('Yes') // as long as this process lives
  expect(await remembered(['Bonjour', 'Oui', 'Non'])).toEqual([undefined, undefined, undefined])
})

test('a private window leaves nothing and finds nothing', async () => {
  const memory = await started()
  memory.put(wanted('Secret'), 'Secret', { ...NEWS, isPrivate: true })
  expect(memory.get(wanted('Secret'), NEWS)).toBeUndefined()
  memory.put(wanted('Bonjour'), 'Hello', NEWS)
  expect(memory.get(wanted('Bonjour'), { ...NEWS, isPrivate: true })).toBeUndefined()
  await expect.poll(records).toHaveLength(1)
  expect(await remembered(['Bonjour', 'Secret'], { ...NEWS, isPrivate: true })).toEqual([
    undefined,
    undefined,
  ])
})

test('one site is forgotten, here and on the disk', async () => {
  const memory = await started()
  memory.put(wanted('Bonjour'), 'Hello', NEWS)
  memory.put(wanted('Prix'), 'Price', SHOP)
  await expect.poll(records).toHaveLength(2)
  await memory.clearSite(NEWS.site)
  expect([memory.get(wanted('Bonjour'), NEWS), memory.get(wanted('Prix'), NEWS)]).toEqual([
    undefined,
    'Price',
  ])
  expect(await remembered(['Bonjour', 'Prix'])).toEqual([undefined, 'Price'])
  await memory.clear()
  expect(memory.get(wanted('Prix'), NEWS)).toBeUndefined()
  expect(await remembered(['Prix'])).toEqual([undefined])
})

test('what is being written while all is forgotten is not there after it', async () => {
  const over = disk()
  const writing = over.put('key', 'Hello', NEWS.site)
  await over.clear()
  await writing
  expect(await records()).toEqual([])
})

test('what was not used for a month goes; a use keeps it', async () => {
  const over = disk()
  for (const key of ['used', 'unused']) await over.put(key, key, NEWS.site)
  nowMs += 20 * DAY_MS
  expect((await over.find(['used'])).get('used')).toBe('used')
  nowMs += 20 * DAY_MS
  expect([...(await over.find(['used', 'unused'])).keys()]).toEqual(['used'])
  await over.put('another', 'another', NEWS.site)
  expect(await records()).toHaveLength(2)
})

test('above its limit what was used longest ago goes, and the sum stays right', async () => {
  const over = disk(10_000)
  for (let at = 0; at < 60; at++) {
    nowMs += 1000
    await over.put(`key ${at}`, `translation ${at % 20}`, at % 2 ? NEWS.site : SHOP.site)
  }
  const sum = async () => (await records()).reduce((bytes, record) => bytes + (record['bytes'] as number), 0)
  expect(await over.bytes()).toBe(await sum())
  expect(await over.bytes()).toBeLessThanOrEqual(10_000)
  expect(await over.bytes()).toBeGreaterThan(8000)
  expect([...(await over.find(['key 0', 'key 59'])).keys()]).toEqual(['key 59'])
  await over.put('key 59', 'a much longer translation than it had', SHOP.site)
  await over.clearSite(SHOP.site)
  expect(await over.bytes()).toBe(await sum())
})

test('a record that was altered is not found, and takes no other along', async () => {
  const over = disk()
  for (const key of ['good', 'bad']) await over.put(key, key, NEWS.site)
  const database = await openDB(MEMORY_DATABASE)
  for (const record of await records()) {
    if ((record['text'] as ArrayBuffer).byteLength === 'bad'.length + 16)
      await database.put('translations', { ...record, text: new ArrayBuffer(19) })
  }
  database.close()
  expect([...(await over.find(['good', 'bad']))]).toEqual([['good', 'good']])
})

test('a disk that refuses costs no translation', async () => {
  const over = disk()
  over.find = () => Promise.reject(new Error('refused'))
  over.put = () => Promise.reject(new Error('refused'))
  const memory = await started(over)
  await memory.bring(() => [wanted('Bonjour')], NEWS)
  memory.put(wanted('Bonjour'), 'Hello', NEWS)
  expect(memory.get(wanted('Bonjour'), NEWS)).toBe('Hello')
})
