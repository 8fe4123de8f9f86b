/**
 * Where units are, as the browser tells it: no layout is asked for but in a container of many units.
 *
 *   container ─ two IntersectionObservers ─► group is dirty ─ 25 ms, 250 ms while scrolling ─► places ─► moved
 *                visible: margin 0
 *                near: 150 % of the height, 50 % of the width, of the window and of boxes that scroll
 *
 * One observer sees into shadow roots and frames of the same origin. A container without a box (`display: contents`, `<option>`) is
 * stood for by what is around it. What has left the page is told as gone: when the browser notices, else when as much as there is has
 * come since the last look. Numbers and delays are Firefox's (`translations-document.sys.mjs`). Lifetime: until `disconnect`.
 */
import { isConnected } from '../units/safe-dom'
import type { Unit } from '../units/unit'
import type { Clock } from './clock'
import { type Group, addUnit, isPoint, newGroup, placeOf, removeUnit } from './group'
import { placesIn } from './many-units'
import { representativeOf } from './representative'
import { ScrollDirection } from './scroll-direction'
import { sideOf } from './side'
import type { Place } from './tiers'
import type { Move, UnitViewport, ViewportListener } from './viewport-contract'

const NEAR = '150% 50%'
const DELAY_MS = 25
const SCROLLING_DELAY_MS = 250
/** Below so many nobody looks after what has gone. */
const LEAST_SWEPT = 500

export class Viewport implements UnitViewport {
  readonly #listener: ViewportListener
  readonly #clock: Clock
  readonly #end = new AbortController()
  readonly #scroll: ScrollDirection
  readonly #near: IntersectionObserver
  readonly #seen: IntersectionObserver
  readonly #groups = { text: new Map<Element, Group>(), attribute: new Map<Element, Group>() }
  readonly #byRepresentative = new Map<Element, Set<Group>>()
  /** Null: not told of yet. */
  readonly #places = new Map<Unit, Place | null>()
  /** The browser has been asked about these and has not told yet. */
  readonly #asked = new Set<Element>()
  readonly #dirty = new Set<Group>()
  #stopTimer: (() => void) | null = null
  #sweepAt = LEAST_SWEPT
  #unplaced = 0

  constructor(listener: ViewportListener, clock: Clock) {
    this.#listener = listener
    this.#clock = clock
    this.#scroll = new ScrollDirection(clock, { scrolled: (way) => this.#scrolled(way) }, this.#end.signal)
    // In this order: both have told when the second one tells.
    const near = { rootMargin: NEAR, scrollMargin: NEAR }
    this.#near = new IntersectionObserver((entries) => this.#told(entries, 'near'), near)
    this.#seen = new IntersectionObserver((entries) => this.#told(entries, 'seen'))
  }

  get unplaced(): number {
    return this.#unplaced
  }

  observe(unit: Unit): void {
    if (this.#places.has(unit)) return
    this.addRoot(unit.root)
    const groups = this.#groups[unit.kind]
    const known = groups.get(unit.container)
    const group = known ?? newGroup(unit.container, unit.kind)
    addUnit(group, unit)
    this.#places.set(unit, null)
    this.#unplaced++
    if (known) this.#look(group)
    else {
      groups.set(unit.container, group)
      this.#represent(group, unit.container)
    }
    if (this.#places.size > this.#sweepAt) this.#sweep()
  }

  unobserve(unit: Unit): void {
    const group = this.#groups[unit.kind].get(unit.container)
    if (!group?.units.has(unit)) return
    removeUnit(group, unit)
    if (this.#places.get(unit) === null) this.#unplaced--
    this.#places.delete(unit)
    if (group.units.size === 0) {
      this.#groups[unit.kind].delete(unit.container)
      this.#dirty.delete(group)
      this.#unrepresent(group)
      // What was written there may have brought others into view.
    } else if (group.isMany && group.nearUnits.delete(unit)) this.#look(group)
  }

  /** Listens to what scrolls in a document or shadow root. Of a unit's own it knows. */
  addRoot(root: Document | ShadowRoot): void {
    this.#scroll.addRoot(root)
  }

  /** We have scrolled it: that says nothing about where the reader goes. */
  scrolledByUs(scroller: Document | Element): void {
    this.#scroll.forget(scroller)
  }

  disconnect(): void {
    this.#end.abort()
    this.#stopTimer?.()
    this.#near.disconnect()
    this.#seen.disconnect()
    for (const all of [this.#groups.text, this.#groups.attribute, this.#byRepresentative]) all.clear()
    this.#places.clear()
    this.#dirty.clear()
    this.#asked.clear()
    this.#unplaced = 0
  }

  #represent(group: Group, representative: Element): void {
    this.#unrepresent(group)
    group.representative = representative
    const groups = this.#byRepresentative.get(representative) ?? new Set()
    this.#byRepresentative.set(representative, groups.add(group))
    this.#look(group)
  }

  #unrepresent(group: Group): void {
    const groups = this.#byRepresentative.get(group.representative)
    if (!groups?.delete(group) || groups.size > 0) return
    this.#byRepresentative.delete(group.representative)
    this.#asked.delete(group.representative)
    this.#near.unobserve(group.representative)
    this.#seen.unobserve(group.representative)
  }

  /** The browser tells of what it has just been asked to observe, with the layout it makes anyway. */
  #look({ representative }: Group): void {
    if (this.#asked.has(representative)) return
    this.#asked.add(representative)
    for (const observer of [this.#near, this.#seen]) {
      observer.unobserve(representative)
      observer.observe(representative)
    }
  }

  #told(entries: readonly IntersectionObserverEntry[], by: 'near' | 'seen'): void {
    for (const entry of entries) {
      if (by === 'seen') this.#asked.delete(entry.target)
      for (const group of this.#byRepresentative.get(entry.target) ?? []) {
        if (!isConnected(group.container)) this.#lose(group)
        else if (by === 'near') this.#toldNear(group, entry)
        else this.#toldSeen(group, entry)
      }
    }
    this.#flushSoon()
  }

  #toldNear(group: Group, entry: IntersectionObserverEntry): void {
    group.isNear = entry.isIntersecting
    group.neighbourhood = entry.intersectionRect
    group.rect = entry.boundingClientRect
    this.#dirty.add(group)
  }

  #toldSeen(group: Group, entry: IntersectionObserverEntry): void {
    const { isIntersecting, intersectionRect, boundingClientRect } = entry
    group.isVisible = isIntersecting
    group.seen = intersectionRect
    group.rect = boundingClientRect
    group.isRevealed = isIntersecting && !isPoint(boundingClientRect) && canBeSeen(entry.target)
    this.#dirty.add(group)
    const other = representativeOf(group, entry)
    if (other) this.#represent(group, other)
  }

  #scrolled(isForwards: boolean): void {
    this.#listener.turned(isForwards)
    for (const group of this.#groups.text.values()) if (group.isMany && group.isNear) this.#look(group)
  }

  #flushSoon(): void {
    if (this.#dirty.size === 0) return
    const delayMs = this.#scroll.isRecent ? SCROLLING_DELAY_MS : DELAY_MS
    this.#stopTimer ??= this.#clock.after(delayMs, () => this.#flush())
  }

  #flush(): void {
    this.#stopTimer = null
    const found: Move[] = []
    const moved: (Move & { rect: DOMRectReadOnly })[] = []
    for (const group of this.#dirty)
      for (const [unit, place] of placesOf(group, this.#scroll)) {
        const before = this.#places.get(unit)
        if (before === place || before === undefined) continue
        this.#places.set(unit, place)
        if (before === null) this.#unplaced--
        if (before === null && place === 'far') found.push({ unit, place })
        else moved.push({ unit, place, rect: group.rect })
      }
    this.#dirty.clear()
    // Within a container in the order of the page, and the first of all last.
    const sorted = moved.toReversed().toSorted((a, b) => b.rect.top - a.rect.top || b.rect.left - a.rect.left)
    if (found.length + sorted.length > 0) this.#listener.moved([...found, ...sorted])
  }

  #lose(group: Group): void {
    for (const unit of group.units) {
      this.unobserve(unit)
      this.#listener.gone(unit)
    }
  }

  #sweep(): void {
    for (const groups of [this.#groups.text, this.#groups.attribute])
      for (const group of groups.values()) if (!isConnected(group.container)) this.#lose(group)
    this.#sweepAt = Math.max(LEAST_SWEPT, 2 * this.#places.size)
  }
}

function placesOf(group: Group, scroll: ScrollDirection): Map<Unit, Place> {
  const places = new Map<Unit, Place>()
  if (group.isMany && group.kind === 'text') {
    const near = placesIn(group)
    for (const units of [group.fresh, group.nearUnits, near.keys()])
      for (const unit of units) places.set(unit, near.get(unit) ?? 'far')
    group.nearUnits = new Set(near.keys())
  } else {
    const isBeside = group.isNear && !group.isVisible
    const side = isBeside
      ? sideOf(group.representative, group.rect, (element) => scroll.scrollerAround(element))
      : 'after'
    for (const unit of group.units) places.set(unit, placeOf(group, unit, side))
  }
  group.fresh.clear()
  return places
}

function canBeSeen(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true })
}
