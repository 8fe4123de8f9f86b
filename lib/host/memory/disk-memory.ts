/**
 * The part of the translation memory that outlives the browser, in IndexedDB.
 *
 *   translations  id → sealed translation, mark of its site, day of last use, bytes
 *   total         'bytes' → the sum of them, kept in the same transactions
 *
 * Neither the source nor the translation nor the site stands there in clear (`seal.ts`): the id is a digest of source, pair, model
 * revision and mode, the site a digest of its origin. Clear are the lengths and the day of the last use.
 *
 * Limits: what was not used for `maxAgeMs` goes, and above `maxBytes` what was used longest ago.
 */
import type { DBSchema, IDBPTransaction } from 'idb'
import { type Database, databaseNamed } from '../../models/store/open-database'
import { type Sealed, nameOf, seal, siteMark, unseal } from './seal'

interface Remembered extends Sealed {
  id: string
  site: string
  usedAtMs: number
  bytes: number
}

interface Schema extends DBSchema {
  translations: { key: string; value: Remembered; indexes: { site: string; usedAtMs: number } }
  total: { key: 'bytes'; value: number }
}

export interface DiskLimits {
  maxBytes: number
  maxAgeMs: number
}

const DAY_MS = 24 * 60 * 60_000
/** Some hundred thousand sentences; a month later nobody remembers the page. */
export const DISK_LIMITS: DiskLimits = { maxBytes: 32e6, maxAgeMs: 30 * DAY_MS }
/** Once too much is there, some more goes with it, so that not every sentence evicts one. */
const SHRINK_TO = 0.9
/** Keys, index entries and the record's own frame. */
const RECORD_BYTES = 300
export const MEMORY_DATABASE = 'gloss-translation-memory'

type Writing = IDBPTransaction<Schema, ['translations', 'total'], 'readwrite'>

export class DiskMemory {
  readonly #limits: DiskLimits
  readonly #now: () => number
  readonly #database: Database<Schema> = databaseNamed(MEMORY_DATABASE, (database) => {
    const store = database.createObjectStore('translations', { keyPath: 'id' })
    store.createIndex('site', 'site')
    store.createIndex('usedAtMs', 'usedAtMs')
    database.createObjectStore('total')
  })
  /** Counts what was cleared: a translation that was being sealed meanwhile is not written after it. */
  #clearings = 0

  constructor(limits: DiskLimits = DISK_LIMITS, now: () => number = Date.now) {
    this.#limits = limits
    this.#now = now
  }

  /** Those of the keys that are here, with their translations. */
  async find(memoryKeys: string[]): Promise<Map<string, string>> {
    const names = await Promise.all(memoryKeys.map(nameOf))
    const transaction = (await this.#database.open()).transaction('translations', 'readwrite')
    const store = transaction.store
    const today = this.#now()
    const records = await Promise.all(names.map(({ id }) => store.get(id)))
    const fresh = records.map((record) => (record && !this.#isOld(record) ? record : undefined))
    // Written once a day, not at every use.
    const used = fresh.flatMap((record) => (record && today - record.usedAtMs >= DAY_MS ? [record] : []))
    await Promise.all(used.map((record) => store.put({ ...record, usedAtMs: today })))
    await transaction.done
    const found = new Map<string, string>()
    for (const [place, record] of fresh.entries()) {
      const text = record && (await unseal(record, names[place]!))
      if (typeof text === 'string') found.set(memoryKeys[place]!, text)
    }
    return found
  }

  async put(memoryKey: string, translation: string, site: string): Promise<void> {
    const clearings = this.#clearings
    const [name, mark] = await Promise.all([nameOf(memoryKey), siteMark(site)])
    const sealed = await seal(translation, name)
    const database = await this.#database.open()
    if (clearings !== this.#clearings) return
    const options = { durability: 'relaxed' as const }
    const transaction = database.transaction(['translations', 'total'], 'readwrite', options)
    const store = transaction.objectStore('translations')
    const known = await store.get(name.id)
    const bytes = sealed.text.byteLength + RECORD_BYTES
    await store.put({ ...sealed, id: name.id, site: mark, usedAtMs: this.#now(), bytes })
    const total = await this.#add(transaction, bytes - (known?.bytes ?? 0))
    await this.#trim(transaction, total)
    await transaction.done
  }

  async clearSite(site: string): Promise<void> {
    this.#clearings++
    const mark = await siteMark(site)
    const transaction = (await this.#database.open()).transaction(['translations', 'total'], 'readwrite')
    const index = transaction.objectStore('translations').index('site')
    let freedBytes = 0
    for (let at = await index.openCursor(mark); at; at = await at.continue()) {
      freedBytes += at.value.bytes
      await at.delete()
    }
    await this.#add(transaction, -freedBytes)
    await transaction.done
  }

  /** All of it; the database itself goes. */
  async clear(): Promise<void> {
    this.#clearings++
    await this.#database.remove()
  }

  async bytes(): Promise<number> {
    return (await (await this.#database.open()).get('total', 'bytes')) ?? 0
  }

  /** Adds to the sum and returns it. */
  async #add(transaction: Writing, bytes: number): Promise<number> {
    const store = transaction.objectStore('total')
    const total = Math.max(0, ((await store.get('bytes')) ?? 0) + bytes)
    await store.put(total, 'bytes')
    return total
  }

  /** What is too old, then what was used longest ago until it fits. */
  async #trim(transaction: Writing, totalBytes: number): Promise<void> {
    const { maxBytes } = this.#limits
    const index = transaction.objectStore('translations').index('usedAtMs')
    let left = totalBytes
    const isFull = totalBytes > maxBytes
    for (let at = await index.openCursor(); at; at = await at.continue()) {
      if (!this.#isOld(at.value) && !(isFull && left > maxBytes * SHRINK_TO)) break
      left -= at.value.bytes
      await at.delete()
    }
    if (left < totalBytes) await this.#add(transaction, left - totalBytes)
  }

  #isOld({ usedAtMs }: Remembered): boolean {
    return this.#now() - usedAtMs > this.#limits.maxAgeMs
  }
}
