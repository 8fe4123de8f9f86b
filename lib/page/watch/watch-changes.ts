/**
 * Watches what a page does to itself while it is translated, and says what has to be done about it.
 *
 *   MutationObserver ─► own writes dropped ─► settleCopies ─► readChanges ─┬─► original put back over ours: written again (reapply)
 *    (each root)         (ledger, no pause)   (one batch a frame;          ├─► within budget: onChanges
 *                                              a hidden tab: a timer)      └─► over budget: later, the places together
 *
 * The document itself is observed, so that a new <body>, a new <html> and `document.open()` are changes like any other; a route of
 * an application is nothing special. Nothing is written here but what `reapply` puts back. The receiver of `onChanges` restores and
 * forgets `stale` units at once, whatever their places wait for.
 */
import { type Frame, isFrame } from '../frames'
import type { Ledger } from '../write/ledger'
import { attributeOf, isConnected, isElement, parentOf } from '../write/page-dom'
import { createBudget } from './budget'
import { NOTHING, type PageChanges, toLists } from './page-changes'
import { DECIDING, readChanges } from './read-changes'
import { createReapply } from './reapply'
import { settleCopies } from './settle-copies'
import type { UnitIndex } from './unit-index'

export type { PageChanges } from './page-changes'

export interface WatchOptions {
  ledger: Ledger
  index: UnitIndex
  attributeNames: ReadonlySet<string>
  /** A node of ours. */
  isOurs: (node: Node) => boolean
  /** Something that came: copies of elements of ours in it go. Once a frame, so that a page that answers cannot make a loop. */
  sweep: (node: Node) => void
  onChanges: (changes: PageChanges) => void
  /** The page took away, or changed, a node of ours. */
  onOursChanged: (node: Node) => void
  /** A frame has a document now, or another one. */
  onFrameLoaded?: (frame: Frame) => void
  now?: () => number
}

export interface Watch {
  add(root: Document | ShadowRoot): void
  /** Takes our own words away without hearing of it: what stands there then looks like the page's doing. */
  quietly(change: () => void): void
  /** Reads what has happened up to now: before restoring. Writes nothing, and tells nothing. */
  settle(): void
  stop(): void
}

const HIDDEN_BATCH_MS = 250

export function watchChanges(window: Window, options: WatchOptions): Watch {
  const { ledger, isOurs, onChanges } = options
  const now = options.now ?? (() => performance.now())
  const reapply = createReapply(ledger, now, (node) => tell({ ...NOTHING, restless: [node] }))
  const budget = createBudget({ times: 6, windowMs: 10_000, firstWaitMs: 2_000, maxWaitMs: 64_000, now })
  const held = new Map<Node, string>()
  const stopped = new AbortController()
  let records: MutationRecord[] = []
  let settled: MutationRecord[] = []
  let adopted: Text[] = []
  const named = new Set<Element>()
  let cancelBatch: (() => void) | null = null
  let heldTimer: ReturnType<typeof setTimeout> | undefined
  let heldUntil = Infinity
  /** What we have written ourselves is dropped here, in one step a record. */
  const isOwn = ({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord) => {
    if (type === 'characterData') return ledger.isOurs(target as Text) || isOurs(target)
    if (isOurs(target)) return true
    if (type === 'attributes') return ledger.isOurAttribute(target as Element, attributeName!)
    return [...addedNodes].every(isOurs) && removedNodes.length === 0
  }
  /** The page names the language that we have named there: it is the page's from now on, and tells what its own words are in. */
  const isNamed = ({ type, target, attributeName, oldValue }: MutationRecord) =>
    type === 'attributes' &&
    attributeName === 'lang' &&
    ledger.isOurAttribute(target as Element, 'lang') &&
    attributeOf(target as Element, 'lang') === oldValue
  const sort = (list: readonly MutationRecord[]) => {
    for (const record of list) {
      if (isNamed(record)) {
        ledger.forgetAttribute(record.target as Element, 'lang')
        named.add(record.target as Element)
      }
      if (!isOwn(record)) records.push(record)
    }
  }
  const take = (list: readonly MutationRecord[]) => {
    for (const record of list) tellOurs(record)
    sort(list)
    if (records.length + named.size > 0) schedule()
  }
  const tellOurs = ({ target, removedNodes }: MutationRecord) => {
    for (const node of removedNodes) if (isOurs(node)) options.onOursChanged(node)
    if (isOurs(target)) options.onOursChanged(target)
  }

  const schedule = () => {
    if (cancelBatch) return
    if (window.document.hidden) {
      const timer = setTimeout(flush, HIDDEN_BATCH_MS)
      cancelBatch = () => clearTimeout(timer)
    } else {
      const frame = window.requestAnimationFrame(flush)
      cancelBatch = () => window.cancelAnimationFrame(frame)
    }
  }

  const settle = () => {
    sort(observer.takeRecords())
    const unsettled = records
    records = []
    if (unsettled.length === 0) return
    adopted.push(...settleCopies(unsettled, ledger))
    settled.push(...unsettled)
  }

  const flush = () => {
    cancelBatch?.()
    cancelBatch = null
    settle()
    const batch = settled
    settled = []
    if (batch.length + named.size === 0) return
    for (const { addedNodes } of batch) for (const node of addedNodes) if (!isOurs(node)) options.sweep(node)
    const changes = readChanges(batch, options)
    for (const element of named) if (isConnected(element)) changes.languages.add(element)
    named.clear()
    for (const text of changes.rewritten) reapply.text(text)
    for (const [element, names] of changes.rewrittenAttributes)
      for (const name of names) reapply.attribute(element, name)
    const walk = withinBudget(changes.walk)
    const attributes = [...changes.attributes].filter((element) => isWithinBudget(element, element, '@'))
    const places = [...changes.walk.keys(), ...changes.attributes]
    tell({
      ...toLists(changes),
      walk,
      attributes,
      adopted: adopted.filter(isConnected),
      restless: places.filter((place) => held.has(place) && budget.isRestless(place)),
    })
    adopted = []
  }

  /** What came is counted where it came to, by its words: a list that grows is not one that goes round. */
  const withinBudget = (places: ReadonlyMap<Node, string>) =>
    [...places]
      .filter(([place, sample]) =>
        isWithinBudget(place, sample === '' ? place : (parentOf(place) ?? place), sample),
      )
      .map(([place]) => place)

  const isWithinBudget = (place: Node, counted: Node, sample: string) => {
    const waitMs = budget.ask(counted, sample)
    if (waitMs === 0) return true
    held.set(place, sample)
    if (now() + waitMs < heldUntil) {
      clearTimeout(heldTimer)
      heldUntil = now() + waitMs
      heldTimer = setTimeout(askAgain, waitMs)
    }
    return false
  }
  const askAgain = () => {
    const places = new Map([...held].filter(([place]) => isConnected(place)))
    held.clear()
    heldUntil = Infinity
    tell({ ...NOTHING, walk: withinBudget(places) })
  }

  const tell = (changes: PageChanges) => {
    if (Object.values(changes).some((list: readonly unknown[]) => list.length > 0)) onChanges(changes)
  }

  const observer = new MutationObserver(take)
  const touched = (event: Event) => reapply.touched(event.composedPath())
  // Does not bubble, but passes the root on its way down.
  const loaded = ({ target }: Event) => {
    if (isElement(target as Node) && isFrame(target as Element)) options.onFrameLoaded?.(target as Frame)
  }
  const inside = { signal: stopped.signal, capture: true, passive: true } as const
  window.document.addEventListener(
    'visibilitychange',
    () => {
      cancelBatch?.()
      cancelBatch = null
      if (records.length + settled.length + named.size > 0) schedule()
    },
    inside,
  )

  return {
    add(root) {
      observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        characterDataOldValue: true,
        attributeFilter: [...new Set([...DECIDING, ...options.attributeNames])],
        attributeOldValue: true,
      })
      root.addEventListener('load', loaded, inside)
      for (const type of ['pointerdown', 'keydown'])
        if (root.nodeType === Node.DOCUMENT_NODE) root.addEventListener(type, touched, inside)
    },
    quietly(change) {
      take(observer.takeRecords())
      // What the page has made of our words is known before they are taken away.
      settle()
      try {
        change()
      } finally {
        observer.takeRecords()
      }
    },
    settle,
    stop() {
      observer.disconnect()
      stopped.abort()
      reapply.stop()
      cancelBatch?.()
      clearTimeout(heldTimer)
      held.clear()
      records = []
      settled = []
      named.clear()
    },
  }
}
