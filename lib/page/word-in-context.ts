/**
 * A word that is selected on a page, in the sentence it stands in and in others of the page.
 *
 *   range ─ block around it ─► the sentence         document, shadow trees included ─ blocks ─► others with the word or a form of it
 *
 * Reads what is shown now and writes nothing. A page may be of any size: no more than `MOST_NODES` of it are looked at.
 */
import type { LanguageTag } from '../messaging/contract'
import { sentences } from '../text/sentences'
import type { Span } from '../text/word-borders'
import { type Form, formFinder } from '../text/word-forms'
import type { BlockText } from './article/block-text'
import { collectBlocks } from './article/blocks'
import { walkFlat } from './article/walk-flat'
import { shadowRootOf } from './shadow-root-of'
import { bodyOf, dataOf, documentOfNode, hostOf, isElement, isText, parentOf, viewOf } from './units/safe-dom'
import { withoutInvisible } from './units/white-space'

export interface WordSentence extends Span {
  text: string
}

export interface WordInContext {
  /** Null where the word stands in none: a label, a title by itself, a list of code. */
  own: WordSentence | null
  /** In the order of the page, those with the word itself before those with a form of it. */
  others: WordSentence[]
}

const MOST_OTHERS = 3
/** Of them the first with the word itself are chosen. */
const MOST_FOUND = 30
/** Elements and text nodes, from the top: 20 to 80 ms as measured in paragraphs with links and emphasis. */
const MOST_NODES = 10_000
/** Characters. What is longer is hardly a sentence, and too much to read for one word. */
const MOST_SENTENCE = 400

/** @param range holds the word; live, as the reader selected it */
export function wordInContext(range: Range, language: LanguageTag): WordInContext {
  const word = wordOf(range)
  const own = ownSentence(range, word, language)
  const body = bodyOf(documentOfNode(range.startContainer)!)
  const find = formFinder(word, language)
  const found = new Map<string, WordSentence & Form>()
  let same = 0
  for (const { text } of body ? blocksOf(body) : []) {
    if (same >= MOST_OTHERS || found.size >= MOST_FOUND) break
    const forms = find(text)
    if (forms.length === 0) continue
    for (const sentence of sentencesOf(text, language)) {
      const form = forms.find(({ start, end }) => sentence.start <= start && end <= sentence.end)
      if (!form || found.has(sentence.text) || sentence.text === own?.text) continue
      if (!isWorthReading(sentence.text, form.end - form.start)) continue
      found.set(sentence.text, { ...form, ...within(sentence, form) })
      if (form.isSame) same++
    }
  }
  const others = [...found.values()].toSorted((one, other) => Number(other.isSame) - Number(one.isSame))
  return { own, others: others.slice(0, MOST_OTHERS).map(({ text, start, end }) => ({ text, start, end })) }
}

/** As it is laid out: what only says where a line may break is no part of it. */
export function wordOf(range: Range): string {
  return withoutInvisible(range.toString()).trim()
}

function ownSentence(range: Range, word: string, language: LanguageTag): WordSentence | null {
  const first = firstText(range)
  const root = first && blockAround(first.node)
  if (!root) return null
  for (const block of blocksOf(root)) {
    const start = placeIn(block, first)
    if (start < 0 || !block.text.startsWith(word, start)) continue
    const span = { start, end: start + word.length }
    const sentence = sentencesOf(block.text, language).find(
      (each) => each.start <= start && span.end <= each.end,
    )
    if (sentence && isWorthReading(sentence.text, word.length)) return within(sentence, span)
  }
  return null
}

/** The first character of the range that is no white space. */
function firstText(range: Range): { node: Text; at: number } | null {
  const root = range.commonAncestorContainer
  const walker = documentOfNode(range.startContainer)!.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node: Node | null = isText(root) ? root : walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : Infinity
    const at = dataOf(node as Text)
      .slice(from, to)
      .search(/[^\s\u00AD\u200B\u2060\uFEFF]/)
    if (at >= 0) return { node: node as Text, at: from + at }
  }
  return null
}

function placeIn({ slots }: BlockText, { node, at }: { node: Text; at: number }): number {
  for (const slot of slots) {
    const place = slot.node === node ? slot.places.indexOf(at) : -1
    if (place >= 0) return slot.start + place
  }
  return -1
}

/** The nearest element around a text that stands in no line itself, out of shadow trees too. */
function blockAround(text: Text): Element | null {
  for (let node: Node | null = text; node;) {
    const parent: Node | null = (node as Element | Text).assignedSlot ?? parentOf(node)
    node = parent?.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? hostOf(parent as ShadowRoot) : parent
    if (!node || !isElement(node)) return null
    const display = viewOf(documentOfNode(node)!)?.getComputedStyle(node).display ?? ''
    if (!/^(?:inline|contents|ruby)/.test(display)) return node
  }
  return null
}

function blocksOf(root: Element): BlockText[] {
  const collector = collectBlocks(() => true, dataOf)
  walkFlat(root, collector, { shadowRootOf, mostNodes: MOST_NODES })
  return collector.blocks()
}

function sentencesOf(text: string, language: LanguageTag): WordSentence[] {
  const found: WordSentence[] = []
  let at = 0
  for (const piece of sentences(text, language)) {
    if (piece.text !== '') found.push({ text: piece.text, start: at, end: at + piece.text.length })
    at += piece.text.length + piece.after.length
  }
  return found
}

/** A word among others: alone it says no more than the word does. */
function isWorthReading(sentence: string, wordLength: number): boolean {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0
  return letters > wordLength && sentence.length <= MOST_SENTENCE
}

function within(sentence: WordSentence, { start, end }: Span): WordSentence {
  return { text: sentence.text, start: start - sentence.start, end: end - sentence.start }
}
