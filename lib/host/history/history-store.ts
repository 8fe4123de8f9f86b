/**
 * The history on disk, in IndexedDB.
 *
 *   entries  number → when, mark of its site, bytes, and the rest sealed
 *   facts    'key' → the key it is sealed with; 'total' → how many entries and bytes, kept in the same transactions
 *
 * A history is there to be read again, so its key cannot come from the texts, as that of the memory does (`memory/seal`): it is made
 * when the first entry is, lies beside them, cannot be exported, and goes with them. That keeps texts and sites out of what looks
 * through files (search, backup, a disk that is passed on after everything was deleted). It keeps nothing from somebody who can start
 * this browser with this profile. Clear are the time and the length of each entry.
 *
 * Limits: above `mostEntries` or `mostBytes` the oldest go.
 */
import type { DBSchema, IDBPTransaction } from 'idb'
import { HISTORY_BOUNDS } from '../../messaging/history-changes'
import type { HistoryEntry, HistoryItem, HistoryPart } from '../../messaging/history-contract'
import { databaseNamed } from '../../models/store/open-database'
import { type Sealed, seal, siteMark, unseal } from '../memory/seal'
import { matcher } from './matcher'

interface Stored extends Sealed {
  atMs: number
  site: string
  bytes: number
}

interface Total {
  count: number
  bytes: number
}

interface Schema extends DBSchema {
  entries: { key: number; value: Stored; indexes: { site: string } }
  facts: { key: 'key' | 'total'; value: CryptoKey | Total }
}

type Writing = IDBPTransaction<Schema, ['entries', 'facts'], 'readwrite'>

export interface HistoryLimits {
  mostEntries: number
  mostBytes: number
}

export const HISTORY_LIMITS: HistoryLimits = {
  mostEntries: HISTORY_BOUNDS.entries,
  mostBytes: HISTORY_BOUNDS.bytes,
}
export const HISTORY_DATABASE = 'gloss-history'

const database = databaseNamed<Schema>(HISTORY_DATABASE, (made) => {
  made.createObjectStore('entries', { autoIncrement: true }).createIndex('site', 'site')
  made.createObjectStore('facts')
})

/** So many are unsealed at a time while one looks for words. */
const AT_A_TIME = 200

export class HistoryStore {
  readonly #limits: HistoryLimits
  #secret: Promise<CryptoKey> | null = null
  /** Counts what was cleared: an entry that was being sealed meanwhile is not written after it. */
  #clearings = 0

  constructor(limits: HistoryLimits = HISTORY_LIMITS) {
    this.#limits = limits
  }

  async add({ site, ...rest }: HistoryItem): Promise<void> {
    const clearings = this.#clearings
    const [secret, mark] = await Promise.all([this.#key(), siteMark(site)])
    const sealed = await seal(JSON.stringify({ site, ...rest }), { secret })
    const bytes = sealed.text.byteLength
    const opened = await database.open()
    if (clearings !== this.#clearings || bytes > this.#limits.mostBytes) return
    const transaction = opened.transaction(['entries', 'facts'], 'readwrite', { durability: 'relaxed' })
    // Everything may have been deleted by a page meanwhile: what is written has its key beside it.
    await transaction.objectStore('facts').put(secret, 'key')
    await transaction.objectStore('entries').add({ ...sealed, atMs: Date.now(), site: mark, bytes })
    await this.#trim(transaction, { count: 1, bytes })
    await transaction.done
  }

  async find({
    words = '',
    before,
    limit,
  }: {
    words?: string
    before?: number
    limit: number
  }): Promise<HistoryPart> {
    const opened = await database.open()
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true)
    const [ids, secret, total] = await Promise.all([
      opened.getAllKeys('entries', range),
      this.#key(),
      opened.get('facts', 'total') as Promise<Total | undefined>,
    ])
    const matches = matcher(words)
    const entries: HistoryEntry[] = []
    let next: number | null = null
    for (let end = ids.length; end > 0 && next === null; end -= AT_A_TIME) {
      const part = ids.slice(Math.max(0, end - AT_A_TIME), end)
      for (const entry of (await this.#read(part, secret)).toReversed()) {
        if (!matches(entry)) continue
        if (entries.length === limit) {
          next = entries.at(-1)!.id
          break
        }
        entries.push(entry)
      }
    }
    return { entries, next, ...(total ?? { count: 0, bytes: 0 }) }
  }

  async remove(id: number): Promise<void> {
    const transaction = (await database.open()).transaction(['entries', 'facts'], 'readwrite')
    const entries = transaction.objectStore('entries')
    const known = await entries.get(id)
    if (known) {
      await entries.delete(id)
      await addUp(transaction, { count: -1, bytes: -known.bytes })
    }
    await transaction.done
  }

  async clearSite(site: string): Promise<void> {
    this.#clearings++
    const mark = await siteMark(site)
    const transaction = (await database.open()).transaction(['entries', 'facts'], 'readwrite')
    const gone: Total = { count: 0, bytes: 0 }
    const index = transaction.objectStore('entries').index('site')
    for (let at = await index.openCursor(mark); at; at = await at.continue()) {
      gone.count--
      gone.bytes -= at.value.bytes
      await at.delete()
    }
    await addUp(transaction, gone)
    await transaction.done
  }

  /** All of it, and the key; the database itself goes. */
  async clear(): Promise<void> {
    this.#clearings++
    this.#secret = null
    await database.remove()
  }

  /** In the order of their numbers. One that was altered on the disk is left out. */
  async #read(ids: number[], secret: CryptoKey): Promise<HistoryEntry[]> {
    const stored = await (await database.open()).getAll('entries', IDBKeyRange.bound(ids[0], ids.at(-1)))
    const items = await Promise.all(stored.map((one) => unseal(one, { secret })))
    return items.flatMap((item, place) => {
      const [id, one] = [ids[place], stored[place]]
      return item !== null && id !== undefined && one
        ? [{ ...(JSON.parse(item) as HistoryItem), id, atMs: one.atMs }]
        : []
    })
  }

  async #trim(transaction: Writing, added: Total): Promise<void> {
    const { mostEntries, mostBytes } = this.#limits
    const total = await addUp(transaction, added)
    const gone: Total = { count: 0, bytes: 0 }
    let at = await transaction.objectStore('entries').openCursor()
    while (at && (total.count + gone.count > mostEntries || total.bytes + gone.bytes > mostBytes)) {
      gone.count--
      gone.bytes -= at.value.bytes
      await at.delete()
      at = await at.continue()
    }
    if (gone.count < 0) await addUp(transaction, gone)
  }

  /** The one that is here, or a new one. */
  #key(): Promise<CryptoKey> {
    this.#secret ??= keyOnDisk().catch((error: unknown) => {
      this.#secret = null
      throw error
    })
    return this.#secret
  }
}

async function keyOnDisk(): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const transaction = (await database.open()).transaction('facts', 'readwrite')
  const known = (await transaction.store.get('key')) as CryptoKey | undefined
  if (!known) await transaction.store.put(made, 'key')
  await transaction.done
  return known ?? made
}

/** Adds to the sum and returns it. */
async function addUp(transaction: Writing, more: Total): Promise<Total> {
  const store = transaction.objectStore('facts')
  const before = ((await store.get('total')) ?? { count: 0, bytes: 0 }) as Total
  const total = { count: before.count + more.count, bytes: before.bytes + more.bytes }
  await store.put(total, 'total')
  return total
}
