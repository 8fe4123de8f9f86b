/**
 * What the page has made of our output gets the original that belongs to it, so that restoring takes it back too.
 *
 *   clone, or rendered anew from what the page read        its words are known for ours (`outputs.ts`)
 *   node.normalize()                                       a text that swallowed the next ones gets their originals together
 *   text.splitText()                                       the first half gets the whole original, the second one nothing
 *   element.textContent += …                               the new text begins with all that was taken away
 *
 * One thing cannot be known: a text left without words is taken away by `normalize()`, and the same is seen when the page itself
 * removes it. Alone it counts as removed by the page; with a text beside it that swallowed others, as swallowed.
 */
import { isTelling } from '../write/direction'
import type { Ledger } from '../write/ledger'
import { everythingIn, isText, textsIn } from '../write/page-dom'

/** Returns the texts that are ours now and were not known before. */
export function settleCopies(records: readonly MutationRecord[], ledger: Ledger): Text[] {
  settleAllSwallowed(records, ledger)
  const unknown = new Set<Text>()
  const copied: Element[] = []
  for (const record of records) {
    if (record.type === 'attributes') continue
    if (record.type === 'characterData') {
      settleRewritten(record.target as Text, record.oldValue ?? '', ledger)
      if (!ledger.isOurs(record.target as Text)) unknown.add(record.target as Text)
      continue
    }
    if (record.removedNodes.length > 0 && record.addedNodes.length > 0) settleReplaced(record, ledger)
    const before = record.previousSibling
    for (const node of record.addedNodes) {
      if (isText(node) && isText(before) && settleSplit(before, node, ledger)) continue
      for (const part of everythingIn(node)) {
        if (!isText(part)) copied.push(part)
        else if (!ledger.isOurs(part)) unknown.add(part)
      }
    }
  }
  const adopted = ledger.adopt([...unknown].filter((text) => !ledger.isOurs(text)))
  for (const element of copied) ledger.adoptAttributes(element)
  rememberRuns(records, ledger)
  return adopted
}

function settleAllSwallowed(records: readonly MutationRecord[], ledger: Ledger): void {
  const formerValues = new Map<Node, Set<string>>()
  for (const { type, target, oldValue } of records) {
    if (type === 'characterData')
      formerValues.set(target, (formerValues.get(target) ?? new Set<string>()).add(oldValue ?? ''))
  }
  const swallowed = new Map<Text, Text[]>()
  for (const { removedNodes, previousSibling: before } of records) {
    if (!isText(before) || !formerValues.has(before)) continue
    const parts = [...removedNodes].filter(isText)
    if (parts.length > 0) swallowed.set(before, [...(swallowed.get(before) ?? []), ...parts])
  }
  for (const [text, parts] of swallowed) settleSwallowed(text, parts, formerValues.get(text)!, ledger)
}

/** The page went on from our words, or from a copy of them. What it may copy now is both together. */
function settleRewritten(text: Text, oldValue: string, ledger: Ledger): void {
  const value = text.nodeValue ?? ''
  if (ledger.isOurs(text) || ledger.adopt([text]).length > 0) return
  if (ledger.sourceOf(text) === value && oldValue !== '' && oldValue !== ledger.entryOf(text)?.written)
    ledger.adoptAs(text, oldValue)
  const entry = ledger.entryOf(text)
  const source = ledger.sourceOf(text)
  if (entry && source !== value && !ledger.isOurs(text)) ledger.claim(text, source, entry.unitId)
}

/** Read as markup and parsed again, texts side by side are one: as they now are side by side. */
function rememberRuns(records: readonly MutationRecord[], ledger: Ledger): void {
  const seen = new Set<Text>()
  for (const { type, target, addedNodes, previousSibling, nextSibling } of records) {
    if (type === 'attributes') continue
    for (const node of [target, previousSibling, nextSibling, ...addedNodes])
      if (isText(node) && !seen.has(node)) for (const text of ledger.rememberRun(node)) seen.add(text)
  }
}

function settleSwallowed(
  text: Text,
  parts: readonly Text[],
  formerValues: ReadonlySet<string>,
  ledger: Ledger,
): void {
  const value = text.nodeValue ?? ''
  const tail = parts.map((part) => part.nodeValue ?? '').join('')
  const head = value.slice(0, value.length - tail.length)
  const known = [text, ...parts].find((part) => ledger.entryOf(part))
  if (!known || tail === '' || !formerValues.has(head) || head + tail !== value) return
  const original = ledger.sourceOf(text, head) + parts.map((part) => ledger.sourceOf(part)).join('')
  ledger.claim(text, original, ledger.entryOf(known)!.unitId)
}

function settleSplit(first: Text, second: Text, ledger: Ledger): boolean {
  const entry = ledger.entryOf(first)
  const [head, tail] = [first.nodeValue ?? '', second.nodeValue ?? '']
  if (!entry || tail === '' || head + tail !== entry.written || ledger.entryOf(second)) return false
  ledger.claim(first, entry.original, entry.unitId)
  ledger.claim(second, '', entry.unitId)
  return true
}

function settleReplaced({ removedNodes, addedNodes }: MutationRecord, ledger: Ledger): void {
  const former = [...removedNodes].flatMap(textsIn)
  const added = addedNodes[0]!
  const known = former.find((text) => ledger.isOurs(text))
  if (!known || addedNodes.length > 1 || !isText(added) || ledger.entryOf(added)) return
  const words = former.map((text) => text.nodeValue ?? '').join('')
  const value = added.nodeValue ?? ''
  const at = value.indexOf(words)
  if (!isTelling(words) || at < 0) return
  const source = former.map((text) => ledger.sourceOf(text)).join('')
  const original = value.slice(0, at) + source + value.slice(at + words.length)
  ledger.claim(added, original, ledger.entryOf(known)!.unitId)
}
