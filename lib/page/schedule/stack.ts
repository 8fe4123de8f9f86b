/**
 * A stack in which nothing waits for ever: after the two newest, one oldest (Firefox's `AntiStarvationStack`). A linked list, so that
 * an item leaves from anywhere at the same cost.
 */

const NEWEST_IN_A_ROW = 2

interface Link<Item> {
  item: Item
  older: Link<Item> | null
  newer: Link<Item> | null
}

export class Stack<Item> {
  readonly #links = new Map<Item, Link<Item>>()
  readonly #isFair: boolean
  #newest: Link<Item> | null = null
  #oldest: Link<Item> | null = null
  #inARow = 0

  /** @param isFair false: always the newest */
  constructor(isFair: boolean) {
    this.#isFair = isFair
  }

  get size(): number {
    return this.#links.size
  }

  addNewest(item: Item): void {
    const link: Link<Item> = { item, older: this.#newest, newer: null }
    if (this.#newest) this.#newest.newer = link
    else this.#oldest = link
    this.#newest = link
    this.#links.set(item, link)
  }

  addOldest(item: Item): void {
    const link: Link<Item> = { item, older: null, newer: this.#oldest }
    if (this.#oldest) this.#oldest.older = link
    else this.#newest = link
    this.#oldest = link
    this.#links.set(item, link)
  }

  remove(item: Item): void {
    const link = this.#links.get(item)
    if (!link) return
    this.#links.delete(item)
    if (link.newer) link.newer.older = link.older
    else this.#newest = link.older
    if (link.older) link.older.newer = link.newer
    else this.#oldest = link.newer
  }

  take(): Item | null {
    if (!this.#newest || !this.#oldest) return null
    const isOldestsTurn = this.#isFair && this.#inARow >= NEWEST_IN_A_ROW
    this.#inARow = isOldestsTurn ? 0 : this.#inARow + 1
    const { item } = isOldestsTurn ? this.#oldest : this.#newest
    this.remove(item)
    return item
  }
}
