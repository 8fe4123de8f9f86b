/**
 * What was written where on a page, and what stood there before. The page itself carries no mark of it.
 *
 *   Text     ─► { original, written, unitId }        WeakMaps: a node that the page throws away takes its entry with it
 *   Element  ─► attribute ─► { original, written }    an original of null: there was no such attribute
 *
 * Something is ours as long as it is what was written. Whatever else stands there is the page's, and stays; but where the page
 * went on from our words (put some before or behind them) only they are taken back. Restoring reaches every node that is alive,
 * also one that the page has taken away and may put back.
 */
import { createAttributeOutputs } from './attribute-outputs'
import { isTelling } from './direction'
import { type Outputs, type Piece, createOutputs } from './outputs'
import {
  attributeOf,
  isElement,
  isText,
  nextOf,
  parentOf,
  previousOf,
  putAttribute,
  tagOf,
  textsIn,
  valueOfOption,
} from './page-dom'
import { createWeakNodes } from './weak-nodes'

export interface TextEntry {
  original: string
  written: string
  unitId: string
}

/** By name. */
type AttributeEntries = Record<string, { original: string | null; written: string }>

export interface Ledger {
  /** Writes a unit's texts; those given with what stands there already only become known as the unit's. */
  writeTexts(unitId: string, texts: readonly { node: Text; text: string }[]): void
  writeAttribute(element: Element, name: string, value: string): void
  entryOf(node: Text): TextEntry | null
  /** It is what was written there. */
  isOurs(node: Text): boolean
  /** The page's own text of a node, whoever wrote what stands there. `value`: if this stood there. */
  sourceOf(node: Text, value?: string): string
  isOurAttribute(element: Element, name: string): boolean
  /** What stands there is what stood there before we wrote. */
  isOriginalAttribute(element: Element, name: string): boolean
  /** What the page itself says, whatever was written over it. */
  sourceOfAttribute(element: Element, name: string): string | null
  /** Of texts of the page, in order, that are not ours as they stand: takes copies of our output for ours. Returns them. */
  adopt(texts: readonly Text[]): Text[]
  /** The same of a text that had a copy of our output before the page went on from it. */
  adoptAs(node: Text, formerValue: string): void
  /** The same of attributes; what we add where there was none (`lang`, `dir`, `value`) is ours only around words of ours. */
  adoptAttributes(element: Element): void
  /** What stands there is ours, and `original` would stand there without us. */
  claim(node: Text, original: string, unitId: string): void
  /** The texts side by side around one, some of them ours, may be copied as one. Returns them. */
  rememberRun(node: Text): Text[]
  /** From now on it is the page's. */
  forget(node: Text): void
  forgetAttribute(element: Element, name: string): void
  /** Writes again what was written there before. */
  reapply(node: Text): void
  reapplyAttribute(element: Element, name: string): void
  restoreText(node: Text): void
  restoreAttribute(element: Element, name: string): void
  /** Everything. */
  restore(): void
  /** Texts and elements known, for the measure of memory. */
  size(): number
}

export function createLedger(outputs: Outputs = createOutputs()): Ledger {
  const texts = new WeakMap<Text, TextEntry>()
  const attributes = new WeakMap<Element, AttributeEntries>()
  const attributeOutputs = createAttributeOutputs()
  let claims = 0
  const textNodes = createWeakNodes<Text>()
  const elements = createWeakNodes<Element>()

  const put = (node: Text, value: string) => {
    if (node.nodeValue !== value) node.nodeValue = value
  }

  const claimText = (node: Text, original: string, written: string, unitId: string) => {
    texts.set(node, { original, written, unitId })
    textNodes.add(node)
  }
  const claimAttribute = (element: Element, name: string, original: string | null, written: string) => {
    attributes.set(element, Object.assign(attributes.get(element) ?? {}, { [name]: { original, written } }))
    elements.add(element)
  }

  const ledger: Ledger = {
    writeTexts(unitId, list) {
      const pieces = list.map(({ node, text }) => {
        const original = ledger.sourceOf(node)
        if (text !== original) pinOption(ledger, parentOf(node))
        claimText(node, original, text, unitId)
        put(node, text)
        return { original, written: text }
      })
      outputs.remember(unitId, pieces)
      const joined = joinAdjacent(
        list.map(({ node }) => node),
        pieces,
      )
      if (joined.length < pieces.length) outputs.remember(`${unitId} joined`, joined)
    },
    writeAttribute(element, name, value) {
      const original = ledger.sourceOfAttribute(element, name)
      claimAttribute(element, name, original, value)
      attributeOutputs.remember(name, value, original, element)
      if (attributeOf(element, name) !== value) putAttribute(element, name, value)
    },
    entryOf: (node) => texts.get(node) ?? null,
    isOurs: (node) => texts.get(node)?.written === node.nodeValue,
    sourceOf(node, value = node.nodeValue ?? '') {
      const entry = texts.get(node)
      return entry ? withoutOurs(value, entry) : value
    },
    isOurAttribute: (element, name) =>
      attributes.get(element)?.[name]?.written === attributeOf(element, name),
    isOriginalAttribute(element, name) {
      const entry = attributes.get(element)?.[name]
      return entry !== undefined && entry.original === attributeOf(element, name)
    },
    sourceOfAttribute(element, name) {
      const value = attributeOf(element, name)
      const entry = attributes.get(element)?.[name]
      return entry && entry.written === value ? entry.original : value
    },
    adopt(list) {
      const found = outputs.recognise(list)
      for (const { node, piece, unitId } of found) claimText(node, piece.original, piece.written, unitId)
      return found.map(({ node }) => node)
    },
    adoptAs(node, formerValue) {
      const [copy] = outputs.recognise([{ nodeValue: formerValue }])
      if (copy) claimText(node, copy.piece.original, formerValue, copy.unitId)
    },
    adoptAttributes(element) {
      for (const name of attributeOutputs.names()) {
        const value = attributeOf(element, name)
        if (value === null || ledger.isOurAttribute(element, name)) continue
        const original = attributeOutputs.originalOf(name, value, element)
        if (original === undefined) continue
        if (original === null && !textsIn(element).some((text) => ledger.isOurs(text))) continue
        claimAttribute(element, name, original, value)
      }
    },
    claim(node, original, unitId) {
      const written = node.nodeValue ?? ''
      claimText(node, original, written, unitId)
      // The page may copy this one, too.
      claims += 1
      outputs.remember(`${unitId} ${claims}`, [{ original, written }])
    },
    rememberRun(node) {
      const run = runAround(node)
      if (run.length > 1 && run.some(ledger.isOurs)) {
        const pieces = run.map((text) => ({ original: ledger.sourceOf(text), written: text.nodeValue ?? '' }))
        claims += 1
        outputs.remember(
          `${texts.get(run.find(ledger.isOurs)!)!.unitId} ${claims}`,
          joinAdjacent(run, pieces),
        )
      }
      return run
    },
    forget: (node) => void texts.delete(node),
    forgetAttribute: (element, name) => void delete attributes.get(element)?.[name],
    reapply(node) {
      const entry = texts.get(node)
      if (entry) put(node, entry.written)
    },
    reapplyAttribute(element, name) {
      const entry = attributes.get(element)?.[name]
      if (entry) putAttribute(element, name, entry.written)
    },
    restoreText(node) {
      put(node, ledger.sourceOf(node))
      texts.delete(node)
      const option = parentOf(node)
      if (isElement(option) && tagOf(option) === 'option') ledger.restoreAttribute(option, 'value')
    },
    restoreAttribute(element, name) {
      const entries = attributes.get(element)
      const entry = entries?.[name]
      if (!entry) return
      if (attributeOf(element, name) === entry.written) putAttribute(element, name, entry.original)
      delete entries[name]
    },
    restore() {
      for (const node of textNodes) ledger.restoreText(node)
      for (const element of elements) {
        for (const name of Object.keys(attributes.get(element) ?? {})) ledger.restoreAttribute(element, name)
      }
    },
    size: () => textNodes.size() + elements.size(),
  }
  return ledger
}

/** The page went on from our words: it appended to them, or put something before them. */
function withoutOurs(value: string, { original, written }: TextEntry): string {
  if (value === written) return original
  if (!isTelling(written)) return value
  if (value.startsWith(written)) return original + value.slice(written.length)
  if (value.endsWith(written)) return value.slice(0, -written.length) + original
  return value
}

/** What an option without a value sends is its text: it goes on sending the old one. */
function pinOption(ledger: Ledger, option: Node | null): void {
  if (!isElement(option) || tagOf(option) !== 'option' || attributeOf(option, 'value') !== null) return
  ledger.writeAttribute(option, 'value', valueOfOption(option))
}

/** As a parser would read them again: texts with nothing between them are one. */
function joinAdjacent(texts: readonly Text[], pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const [index, { original, written }] of pieces.entries()) {
    const former = texts[index - 1]
    const last = joined.at(-1)
    if (!former || !last || nextOf(former) !== texts[index]) joined.push({ original, written })
    else joined[joined.length - 1] = { original: last.original + original, written: last.written + written }
  }
  return joined
}

const MAX_RUN = 32

function runAround(node: Text): Text[] {
  const run = [node]
  for (let next = nextOf(node); isText(next) && run.length < MAX_RUN; next = nextOf(next)) run.push(next)
  for (let before = previousOf(node); isText(before) && run.length < MAX_RUN; before = previousOf(before))
    run.unshift(before)
  return run
}
