/**
 * What was translated before.
 *
 *   get ─► in this process, what was used last ──(bring)── on disk, if the reader wants that
 *
 * A translation is found again when text, pair, the model's revision, the way of searching and the reader's terms in it are the same:
 * that is what decides it. Each is remembered with the site it was read on, so that one site can be forgotten.
 *
 * On disk only where the reader has said so. A private window finds nothing here and leaves nothing. A disk that fails or is full
 * costs no translation: what is not found is translated.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { RememberedBytes } from '../../messaging/models-contract'
import { DiskMemory } from './disk-memory'
import { Lru } from './lru'

export interface Translated {
  text: string
  source: LanguageTag
  target: LanguageTag
  /** Ids and revisions of the models it goes through. */
  route: string
  /** How it is searched for: greedily, or with so many beams. */
  mode: string
  /** What the reader's glossary wants of it; empty where that is nothing. */
  terms: string
}

/** Where a translation was read. */
export interface Reading {
  /** An origin; the empty string for what belongs to no site. */
  site: string
  isPrivate: boolean
}

/** Some fifty thousand sentences. */
const MOST_BYTES = 16e6
/** An entry in a `Map`, its object and two string headers. */
const ENTRY_BYTES = 120

export class TranslationMemory {
  readonly #kept: Lru<{ translation: string; site: string }>
  readonly #disk: DiskMemory
  #isOnDisk: boolean | null = null // not said yet

  constructor(mostBytes: number = MOST_BYTES, disk: DiskMemory = new DiskMemory()) {
    // Two bytes a character: an engine may keep Latin text in one, and need not.
    this.#kept = new Lru(
      mostBytes,
      (key, { translation, site }) => ENTRY_BYTES + 2 * (key.length + translation.length + site.length),
    )
    this.#disk = disk
  }

  /** As the reader's setting says. Turned off, what stands on the disk is deleted. */
  async keepOnDisk(isWanted: boolean): Promise<void> {
    if (isWanted === this.#isOnDisk) return
    this.#isOnDisk = isWanted
    if (!isWanted) await this.#disk.clear()
  }

  /** Brings from the disk what is there of these, so that `get` finds it. They are asked for only where there is a disk to look on. */
  async bring(wanted: () => Translated[], { site, isPrivate }: Reading): Promise<void> {
    if (!this.#isOnDisk || isPrivate) return
    const keys = [...new Set(wanted().map(keyOf))].filter((key) => !this.#kept.has(key))
    if (keys.length === 0) return
    const found = await this.#disk.find(keys).catch(() => new Map<string, string>())
    if (!this.#isOnDisk) return
    for (const [key, translation] of found) this.#kept.put(key, { translation, site })
  }

  get(wanted: Translated, { isPrivate }: Reading): string | undefined {
    return isPrivate ? undefined : this.#kept.get(keyOf(wanted))?.translation
  }

  put(wanted: Translated, translation: string, { site, isPrivate }: Reading): void {
    if (isPrivate) return
    const key = keyOf(wanted)
    this.#kept.put(key, { translation, site })
    if (this.#isOnDisk) this.#disk.put(key, translation, site).catch(() => {})
  }

  async bytes(): Promise<RememberedBytes> {
    return { inMemory: this.#kept.bytes, onDisk: this.#isOnDisk ? await this.#disk.bytes() : 0 }
  }

  async clearSite(site: string): Promise<void> {
    this.#kept.deleteWhere((entry) => entry.site === site)
    if (this.#isOnDisk) await this.#disk.clearSite(site)
  }

  async clear(): Promise<void> {
    this.#kept.clear()
    await this.#disk.clear()
  }
}

function keyOf({ text, source, target, route, mode, terms }: Translated): string {
  return JSON.stringify([text, source, target, route, mode, ...(terms === '' ? [] : [terms])])
}
