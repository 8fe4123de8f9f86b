/**
 * Where a passage stands on the page now, as ranges over live text nodes.
 *
 *   block's nodes still hold its words ───────────────► exact
 *   they hold a translation of them ─ sentence by sentence, else by proportion ─► whole sentences or words
 *   they are gone, or the page says something else ─ text quote ─► the block that says it now, or nothing
 *
 * Lifetime: asks the page anew each time; only the blocks of the last search are kept, and checked before they are used.
 */
import type { LanguageTag } from '../../messaging/contract'
import { type Passage, type TextSpan, sentenceSpans } from '../../text/passages'
import { findQuote, quoteOf } from '../../text/quote-anchor'
import { dataOf, documentOfNode, isConnected, rootOf } from '../units/safe-dom'
import { type BlockText, compose, nodesAt } from './block-text'
import type { PageBlock } from './blocks'

export interface PlaceOptions {
  language: LanguageTag
  /** The page's own words of a text node, whatever it holds now. */
  originalOf: (node: Text) => string
  /** Every block that the page has now. */
  currentBlocks: () => PageBlock[]
}

/** @param span in the passage's text; absent: all of it */
export type RangesOf = (passage: Passage, span?: TextSpan) => Range[]

export function placePassages(blocks: readonly PageBlock[], options: PlaceOptions): RangesOf {
  const article = joined(blocks)
  let searched: Joined | null = null
  const isIntact = (block: PageBlock) => {
    const { text } = compose(block.runs, options.originalOf)
    return text === block.text && block.slots.every(({ node }) => isConnected(node))
  }
  const search = (block: number, span: TextSpan): Range[] => {
    const from = article.starts[block]!
    const quote = quoteOf(article.text, { start: from + span.start, end: from + span.end })
    for (const attempt of ['kept', 'new'] as const) {
      if (attempt === 'new' || !searched) searched = joined(options.currentBlocks())
      const parts = partsAt(searched, findQuote(searched.text, quote))
      if (parts.length > 0 && parts.every((part) => isIntact(part.block)))
        return parts.flatMap((part) => rangesIn(part.block, part.span, options.language))
    }
    return []
  }
  return (passage, span = { start: 0, end: passage.text.length }) => {
    const block = blocks[passage.block]
    if (!block) return []
    const inBlock = { start: passage.blockStart + span.start, end: passage.blockStart + span.end }
    return isIntact(block) ? rangesIn(block, inBlock, options.language) : search(passage.block, inBlock)
  }
}

function rangesIn(block: PageBlock, span: TextSpan, language: LanguageTag): Range[] {
  const now = compose(block.runs, dataOf)
  return rangesOver(now, now.text === block.text ? span : inTranslation(block.text, now.text, span, language))
}

/**
 * A part of a text in its translation. Where both have as many sentences, it is the sentences that the part touches; else as far
 * in as it was in the original, out to whole words.
 */
export function inTranslation(
  original: string,
  translation: string,
  span: TextSpan,
  language: LanguageTag,
): TextSpan {
  if (span.start <= 0 && span.end >= original.length) return { start: 0, end: translation.length }
  const from = sentenceSpans(original, language)
  const to = sentenceSpans(translation, language)
  if (from.length === to.length) {
    const touched = to.filter((_, at) => from[at]!.start < span.end && from[at]!.end > span.start)
    if (touched.length > 0) return { start: touched[0]!.start, end: touched.at(-1)!.end }
  }
  const scale = translation.length / original.length
  const start = translation.lastIndexOf(' ', Math.round(span.start * scale)) + 1
  const after = translation.indexOf(' ', Math.round(span.end * scale))
  return { start, end: after < 0 ? translation.length : after }
}

/** One range for each tree that the part lies in: no range reaches across the border of a shadow root. */
function rangesOver(text: BlockText, span: TextSpan): Range[] {
  const ranges: Range[] = []
  let root: Node | null = null
  for (const { node, from, to } of nodesAt(text, span)) {
    const last = ranges.at(-1)
    const own = rootOf(node)
    if (last && root === own) last.setEnd(node, to)
    else {
      const range = documentOfNode(node)!.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
    root = own
  }
  return ranges
}

interface Joined {
  text: string
  blocks: readonly PageBlock[]
  /** Where each block begins in the text. */
  starts: number[]
}

function joined(blocks: readonly PageBlock[]): Joined {
  const starts: number[] = []
  let length = 0
  for (const { text } of blocks) {
    starts.push(length)
    length += text.length + 1
  }
  return { text: blocks.map(({ text }) => text).join('\n'), blocks, starts }
}

function partsAt({ blocks, starts }: Joined, span: TextSpan | null): { block: PageBlock; span: TextSpan }[] {
  if (!span) return []
  return blocks.flatMap((block, at) => {
    const start = Math.max(0, span.start - starts[at]!)
    const end = Math.min(block.text.length, span.end - starts[at]!)
    return end > start ? [{ block, span: { start, end } }] : []
  })
}
