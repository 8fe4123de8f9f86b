/**
 * What a batch of mutations means for the units of a page. Each record costs a few steps, and each node that came or went one;
 * nothing here asks for styles or layout.
 */
import { mayGetShadow } from '../units/shadow'
import type { Unit } from '../units/unit'
import { stillHolds } from '../write/in-place'
import type { Ledger } from '../write/ledger'
import {
  attributeNamesOf,
  attributeOf,
  everythingIn,
  isConnected,
  isElement,
  isText,
  parentOf,
  tagOf,
} from '../write/page-dom'
import type { UnitIndex } from './unit-index'

export interface Changes {
  /** Places to walk again, each with what came there: the same text in the same place again is the page going round. */
  walk: Map<Node, string>
  /** The page has changed these: to be restored and forgotten. */
  stale: Set<Unit>
  /** No longer in the page. */
  gone: Set<Unit>
  /** In the page again, as they left it. */
  returned: Set<Unit>
  /** New elements that may have, or get, a shadow root: nothing tells of one. */
  hosts: Set<Element>
  /** An attribute of it has words that are new. */
  attributes: Set<Element>
  /** The page declares another language here. */
  languages: Set<Element>
  /** The page has put the original back over what was written. */
  rewritten: Set<Text>
  rewrittenAttributes: Map<Element, Set<string>>
}

export interface Reading {
  ledger: Ledger
  index: UnitIndex
  /** A node of ours. */
  isOurs: (node: Node) => boolean
  /** Attributes that may be translated. */
  attributeNames: ReadonlySet<string>
}

/** What decides whether a place is translated at all. */
export const DECIDING = ['contenteditable', 'translate', 'class', 'lang', 'role'] as const

const PHRASING = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark math meter nobr ' +
    'output picture progress q rb rp rt ruby s samp small span strike strong sub sup svg time tt u var wbr'
  ).split(' '),
)
const MAY_HOLD_MORE = /-|^i?frame$|^title$/
const SAMPLE_LENGTH = 200

export function readChanges(records: readonly MutationRecord[], reading: Reading): Changes {
  const changes: Changes = {
    walk: new Map(),
    stale: new Set(),
    gone: new Set(),
    returned: new Set(),
    hosts: new Set(),
    attributes: new Set(),
    languages: new Set(),
    rewritten: new Set(),
    rewrittenAttributes: new Map(),
  }
  const seen = new Set<Node>()
  for (const record of records) {
    if (record.type === 'characterData') {
      if (isText(record.target) && !seen.has(record.target)) readText(record.target, changes, reading)
      seen.add(record.target)
    } else if (record.type === 'attributes') readAttribute(record, changes, reading)
    else {
      for (const node of record.removedNodes) if (!reading.isOurs(node)) readRemoved(node, changes, reading)
      for (const node of record.addedNodes) {
        if (seen.has(node) || reading.isOurs(node) || !isConnected(node)) continue
        seen.add(node)
        readAdded(node, changes, reading)
      }
    }
  }
  dropInner(changes.walk)
  return changes
}

function readText(text: Text, changes: Changes, { ledger, index }: Reading): void {
  const entry = ledger.entryOf(text)
  const value = text.nodeValue ?? ''
  if (!isConnected(text)) return
  if (entry && value === entry.original && value !== entry.written) changes.rewritten.add(text)
  else markStale(index.ofText(text), text, value, changes, ledger)
}

/** A unit that no longer is what was sent, or a text that was none. */
function markStale(unit: Unit | null, text: Text, value: string, changes: Changes, ledger: Ledger): void {
  if (!unit) {
    if (/\p{L}/u.test(value)) changes.walk.set(placeOf(text), '')
  } else if (!stillHolds(unit, ledger)) {
    changes.stale.add(unit)
    if (isConnected(unit.container)) changes.walk.set(unit.container, '')
  }
}

function readRemoved(node: Node, changes: Changes, { index, ledger }: Reading): void {
  for (const unit of index.unitsIn(node)) {
    if (!isConnected(unit.container)) changes.gone.add(unit)
    else if (!stillHolds(unit, ledger)) {
      changes.stale.add(unit)
      changes.walk.set(unit.container, '')
    }
  }
}

function readAdded(node: Node, changes: Changes, reading: Reading): void {
  const { index, ledger } = reading
  let sample = ''
  let isNew = false
  for (const part of everythingIn(node)) {
    if (reading.isOurs(part)) continue
    if (!isText(part)) {
      if (mayGetShadow(part, tagOf(part))) changes.hosts.add(part)
      isNew ||= MAY_HOLD_MORE.test(tagOf(part)) || hasNewAttribute(part, reading)
      for (const unit of index.ofElement(part)) if (unit.kind === 'attribute') readBack(unit, changes, ledger)
      continue
    }
    const unit = index.ofText(part)
    if (unit) readBack(unit, changes, ledger)
    else if (!ledger.isOurs(part) && /\p{L}/u.test(part.nodeValue ?? '')) {
      isNew = true
      if (sample.length < SAMPLE_LENGTH) sample += part.nodeValue
    }
  }
  const isInline = isText(node) || (isElement(node) && PHRASING.has(tagOf(node)))
  if (isNew) changes.walk.set(isInline ? placeOf(node) : node, sample.slice(0, SAMPLE_LENGTH))
}

function readBack(unit: Unit, changes: Changes, ledger: Ledger): void {
  if (changes.stale.has(unit)) return
  if (stillHolds(unit, ledger)) {
    changes.gone.delete(unit)
    changes.returned.add(unit)
    return
  }
  changes.stale.add(unit)
  if (isConnected(unit.container)) changes.walk.set(unit.container, '')
}

const hasNewAttribute = (element: Element, { ledger, attributeNames }: Reading) => {
  for (const name of attributeNamesOf(element))
    if (attributeNames.has(name) && !ledger.isOurAttribute(element, name)) return true
  return false
}

const FORBIDS = /(?:^|\s)(?:notranslate|skiptranslate)(?:\s|$)/

function readAttribute(record: MutationRecord, changes: Changes, { ledger, index }: Reading): void {
  const element = record.target as Element
  const name = record.attributeName!
  const value = attributeOf(element, name)
  if (value === record.oldValue || !isConnected(element) || ledger.isOurAttribute(element, name)) return
  if (name === 'lang') changes.languages.add(element)
  else if (name === 'class' && FORBIDS.test(value ?? '') === FORBIDS.test(record.oldValue ?? '')) return
  else if ((DECIDING as readonly string[]).includes(name)) {
    for (const unit of index.unitsIn(element)) changes.stale.add(unit)
    changes.walk.set(PHRASING.has(tagOf(element)) ? placeOf(element) : element, '')
  } else if (ledger.isOriginalAttribute(element, name)) {
    const names = changes.rewrittenAttributes.get(element) ?? new Set<string>()
    changes.rewrittenAttributes.set(element, names.add(name))
  } else {
    for (const unit of index.ofElement(element))
      if (unit.kind === 'attribute' && unit.name === name) changes.stale.add(unit)
    if (value) changes.attributes.add(element)
  }
}

/** The closest element around that is no inline element by its name: what came may belong to a text in it. */
export function placeOf(node: Node): Node {
  let place = parentOf(node) ?? node
  for (
    let next = parentOf(place);
    isElement(place) && PHRASING.has(tagOf(place)) && next;
    next = parentOf(place)
  )
    place = next
  return place
}

/** What is inside another place is walked with it. */
function dropInner(walk: Map<Node, string>): void {
  const outside = new Set<Node>()
  for (const node of walk.keys()) {
    const path: Node[] = []
    let above = parentOf(node)
    for (; above && !walk.has(above) && !outside.has(above); above = parentOf(above)) path.push(above)
    if (above && walk.has(above)) walk.delete(node)
    else for (const passed of path) outside.add(passed)
  }
}
