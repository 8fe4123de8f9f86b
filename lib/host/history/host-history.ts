/**
 * The history as the host keeps it: only where the reader has turned it on, never of a private window. Turned off it takes nothing in
 * and what is there stays, until it is deleted. A disk that fails costs an entry, never the work that it would have told of.
 */
import { GlossError } from '../../messaging/errors'
import { historyChanges } from '../../messaging/history-changes'
import type { History, HistoryItem, HistoryPart } from '../../messaging/history-contract'
import { check } from '../checked'
import type { HistoryStore } from './history-store'

const LIMIT = 50
const MOST = 500

export class HostHistory implements History {
  readonly #store: HistoryStore
  readonly #isOn: () => boolean
  /** The one added last, as text: asked for twice in a row it is one entry. */
  #last = ''

  constructor(store: HistoryStore, isOn: () => boolean) {
    this.#store = store
    this.#isOn = isOn
  }

  async add(item: HistoryItem, isPrivate: boolean): Promise<void> {
    const text = JSON.stringify(item)
    if (!this.#isOn() || isPrivate || text === this.#last || item.result.trim() === '') return
    this.#last = text
    await this.#store.add(item).then(historyChanges.changed, () => {
      this.#last = ''
    })
  }

  async find({ words, before, limit = LIMIT }: Parameters<History['find']>[0]): Promise<HistoryPart> {
    check('words', words, words === undefined || typeof words === 'string', 'words, or nothing')
    check('before', before, before === undefined || Number.isSafeInteger(before), 'a number, or nothing')
    check('limit', limit, Number.isSafeInteger(limit) && limit > 0 && limit <= MOST, `1 to ${MOST}`)
    return await this.#store.find({
      limit,
      ...(words !== undefined && { words }),
      ...(before !== undefined && { before }),
    })
  }

  async remove({ id }: { id: number }): Promise<void> {
    if (!Number.isSafeInteger(id))
      throw new GlossError('bad-request', { field: 'id', value: String(id), allowed: 'a number' })
    await this.#changed(this.#store.remove(id))
  }

  async clear(): Promise<void> {
    await this.#changed(this.#store.clear())
  }

  async clearSite(site: string): Promise<void> {
    await this.#changed(this.#store.clearSite(site))
  }

  async #changed(work: Promise<void>): Promise<void> {
    this.#last = ''
    await work
    historyChanges.changed()
  }
}
