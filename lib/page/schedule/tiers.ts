/**
 * What waits, in the order in which it is wanted. Pure; every change costs the same however much waits.
 *
 *   first ─► visible ─► ahead, as the page is scrolled ─► behind ─► rest ─► hidden
 *             └ in each: texts, then attributes
 *
 * Near the reader, the newest first and one in three the oldest: what came last is what they look at. The rest is in the order of the
 * page, what has just left the neighbourhood in front: there the newest would be the end of the page.
 */
import { Stack } from './stack'

/** Where an item is: `before` and `after` are the two sides of what is visible, all in its neighbourhood; `far` is outside. */
export type Place = 'visible' | 'before' | 'after' | 'far'
export type Tier = 'first' | 'visible' | 'ahead' | 'behind' | 'rest' | 'hidden'

export interface Rank {
  kind: 'text' | 'attribute'
  place: Place
  /** Before everything: the page's title, what the reader points at. */
  isFirst: boolean
  /** Counts only where it is far. */
  isHidden: boolean
}

const SHELVES = ['first', 'visible', 'before', 'after', 'far', 'hidden'] as const
type Shelf = (typeof SHELVES)[number]

interface Pair<Item> {
  text: Stack<Item>
  attribute: Stack<Item>
}

export class Tiers<Item extends object> {
  readonly #shelves = new Map<Shelf, Pair<Item>>()
  readonly #stacks = new Map<Item, Stack<Item>>()
  /** The reader goes down, or to the right. */
  isForwards = true

  constructor() {
    for (const shelf of SHELVES) {
      const isFair = shelf !== 'far' && shelf !== 'hidden'
      this.#shelves.set(shelf, { text: new Stack(isFair), attribute: new Stack(isFair) })
    }
  }

  get size(): number {
    return this.#stacks.size
  }

  /** How many wait that are not far. */
  get near(): number {
    return this.size - sizeOf(this.#shelves.get('far')!) - sizeOf(this.#shelves.get('hidden')!)
  }

  /** Adds it, or moves it. @param isFound it has not waited before: far away it comes after what has */
  put(item: Item, rank: Rank, isFound = false): void {
    this.remove(item)
    const shelf = shelfOf(rank)
    const stack = this.#shelves.get(shelf)![rank.kind]
    this.#stacks.set(item, stack)
    if (isFound && (shelf === 'far' || shelf === 'hidden')) stack.addOldest(item)
    else stack.addNewest(item)
  }

  remove(item: Item): void {
    this.#stacks.get(item)?.remove(item)
    this.#stacks.delete(item)
  }

  /** Takes the one that is wanted most, of the tiers that are let through. */
  take(isOpen: (tier: Tier) => boolean): { item: Item; tier: Tier } | null {
    for (const [shelf, tier] of this.#order()) {
      const { text, attribute } = this.#shelves.get(shelf)!
      if (text.size + attribute.size === 0 || !isOpen(tier)) continue
      const item = text.take() ?? attribute.take()!
      this.#stacks.delete(item)
      return { item, tier }
    }
    return null
  }

  #order(): [Shelf, Tier][] {
    return [
      ['first', 'first'],
      ['visible', 'visible'],
      [this.isForwards ? 'after' : 'before', 'ahead'],
      [this.isForwards ? 'before' : 'after', 'behind'],
      ['far', 'rest'],
      ['hidden', 'hidden'],
    ]
  }
}

function shelfOf({ place, isFirst, isHidden }: Rank): Shelf {
  if (isFirst) return 'first'
  return place === 'far' && isHidden ? 'hidden' : place
}

const sizeOf = <Item>({ text, attribute }: Pair<Item>) => text.size + attribute.size
