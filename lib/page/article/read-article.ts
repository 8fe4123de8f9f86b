/**
 * The article of a page: its text in passages, each with its place on the page.
 *
 *   page ─ one walk ─┬─► copy ─► Readability ─► its text nodes ─┐
 *                    └─► blocks of everything that is seen      ├─► blocks of the article ─► passages ─► ranges
 *                          └ nothing stands out: all of them ───┘
 *
 * The text is the page's own, whatever a translation has put in its place. Nothing is written on the page.
 * Failures are `GlossError`s: `viewer-unread` (a PDF in the browser's viewer), `page-empty`.
 */
import type { LanguageTag } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import { canonicalTag } from '../../text/language'
import { type Passage, cutPassages } from '../../text/passages'
import { countWords } from '../../text/words'
import { declaredLanguage } from '../declared-language'
import { reachableDocuments } from '../frames'
import { addressOf, bodyOf, titleOf } from '../units/safe-dom'
import { type PageBlock, collectBlocks } from './blocks'
import { copyPage } from './main-content'
import { type RangesOf, placePassages } from './place-passages'
import { type FlatOptions, type FlatVisitor, walkFlat } from './walk-flat'

export interface ArticleOptions extends FlatOptions {
  /** The page's own words of a text node, whoever wrote what stands there: `Ledger.sourceOf`, or its data. */
  originalOf: (node: Text) => string
  /** Absent: as the page declares it, else unknown (`und`), which costs the rules of a language's abbreviations. */
  language?: LanguageTag
  /** Only text nodes that it touches, whether they are of the article or not: of a selection. */
  within?: Range
}

export interface Article {
  title: string
  address: string
  language: LanguageTag
  /** The part that stands out, all that is seen, or what was selected. */
  extent: 'article' | 'page' | 'selection'
  passages: Passage[]
  words: number
  /** Where a passage, or a part of its text, stands now; empty where the page does not say it any more. Asked anew each time. */
  rangesOf: RangesOf
}

/** An article has at least so much of what is seen on its page, else it was something else that stood out. */
const LEAST_SHARE = 0.1
/** The outer page around a frame that holds all of it says little itself. */
const FEW_WORDS = 25

export function readArticle(top: Document, options: ArticleOptions): Article {
  if (top.contentType === 'application/pdf') throw new GlossError('viewer-unread', {})
  const read = options.within
    ? readSelection(options.within, options)
    : fullest(reachableDocuments(top), (document) => readDocument(document, options))
  if (!read || read.blocks.length === 0) throw new GlossError('page-empty', {})
  const { document, blocks, extent } = read
  const language = options.language ?? canonicalTag(declaredLanguage(bodyOf(document)) ?? '') ?? 'und'
  return {
    title: read.title || titleOf(document) || titleOf(top),
    address: addressOf(top),
    language,
    extent,
    passages: cutPassages(blocks, language),
    words: wordsIn(blocks),
    rangesOf: placePassages(blocks, {
      language,
      originalOf: options.originalOf,
      currentBlocks: () => blocksOf(document, () => true, options),
    }),
  }
}

interface ReadDocument {
  document: Document
  title: string
  blocks: PageBlock[]
  extent: Article['extent']
}

/** The first document that says enough, else the one that says most. */
function fullest(documents: Document[], read: (document: Document) => ReadDocument): ReadDocument | null {
  let best: ReadDocument | null = null
  let most = -1
  for (const document of documents) {
    if (!bodyOf(document)) continue
    const one = read(document)
    const words = wordsIn(one.blocks)
    if (words > most) {
      most = words
      best = one
    }
    if (most > FEW_WORDS) break
  }
  return best
}

function readDocument(document: Document, options: ArticleOptions): ReadDocument {
  const copy = copyPage(document, options.originalOf)
  const everything = collectBlocks(() => true, options.originalOf)
  walkFlat(bodyOf(document), together(copy, everything), options)
  const all = everything.blocks()
  const main = copy.mainContent()
  if (main) {
    const blocks = withoutTitle(
      blocksOf(document, (node) => main.nodes.has(node), options),
      main.title,
    )
    if (wordsIn(blocks) >= wordsIn(all) * LEAST_SHARE)
      return { document, title: main.title, blocks, extent: 'article' }
  }
  return { document, title: '', blocks: all, extent: 'page' }
}

/** Of an article the title is known, and no passage of it; what little stands above it goes as well. */
function withoutTitle(blocks: PageBlock[], title: string): PageBlock[] {
  const at = blocks.findIndex(({ kind, text }) => kind === 'heading' && title.startsWith(text))
  return at >= 0 && wordsIn(blocks.slice(0, at)) <= FEW_WORDS ? blocks.slice(at + 1) : blocks
}

function readSelection(range: Range, options: ArticleOptions): ReadDocument {
  const document = range.startContainer.ownerDocument ?? (range.startContainer as Document)
  const blocks = blocksOf(document, (node) => range.intersectsNode(node), options)
  return { document, title: '', blocks, extent: 'selection' }
}

function blocksOf(
  document: Document,
  isWanted: (node: Text) => boolean,
  options: ArticleOptions,
): PageBlock[] {
  const collector = collectBlocks(isWanted, options.originalOf)
  walkFlat(bodyOf(document), collector, options)
  return collector.blocks()
}

function together(one: FlatVisitor, other: FlatVisitor): FlatVisitor {
  return {
    enter(element, isInline) {
      one.enter(element, isInline)
      other.enter(element, isInline)
    },
    leave(element, isInline) {
      one.leave(element, isInline)
      other.leave(element, isInline)
    },
    text(node, keepsLines) {
      one.text(node, keepsLines)
      other.text(node, keepsLines)
    },
  }
}

function wordsIn(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + countWords(text), 0)
}
