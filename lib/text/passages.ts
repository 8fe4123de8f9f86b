/**
 * An article in passages: what is ranked, cited and asked about.
 *
 *   blocks (heading, paragraph, item, row) ─ long ones divided between sentences ─► passages ─► sentences, by place
 *
 * A passage never spans two blocks and never ends inside a sentence. What stands where on the page is known to
 * `lib/page/article`; here everything is text and offsets in UTF-16 units.
 */
import type { LanguageTag } from '../messaging/contract'
import { sentences } from './sentences'
import { countWords } from './words'

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row'

/** What stands between two line borders of the page, white space collapsed; cells of a row are divided by `CELL_BORDER`. */
export interface Block {
  kind: BlockKind
  /** Of a heading, 1 to 6; 0 for everything else. */
  level: number
  text: string
}

export const CELL_BORDER = ' | '

export interface TextSpan {
  start: number
  end: number
}

export interface Passage {
  /** Unlike any other's in its article, the same whenever the same article is cut again. */
  id: string
  kind: BlockKind
  text: string
  /** The headings it stands under, outermost first. */
  headings: string[]
  /** Their places in `text`, in order; the white space between them belongs to none. */
  sentences: TextSpan[]
  /** The block it is of, and where in its text it begins. */
  block: number
  blockStart: number
}

/** A sentence of an article: what a citation is. */
export interface SentenceRef {
  passage: string
  sentence: number
}

/** Above it a block is divided, into pieces as even as its sentences allow: 60 to 120 words, unless one sentence is longer. */
const MOST_WORDS = 120

export function cutPassages(blocks: readonly Block[], language: LanguageTag): Passage[] {
  const passages: Passage[] = []
  let path: { level: number; text: string }[] = []
  for (const [block, { kind, level, text }] of blocks.entries()) {
    if (kind === 'heading') path = path.filter((above) => above.level < level)
    const headings = path.map((above) => above.text)
    for (const spans of divide(text, sentenceSpans(text, language))) {
      const start = spans[0]!.start
      passages.push({
        id: `p${passages.length}`,
        kind,
        text: text.slice(start, spans.at(-1)!.end),
        headings,
        sentences: spans.map((span) => ({ start: span.start - start, end: span.end - start })),
        block,
        blockStart: start,
      })
    }
    if (kind === 'heading') path.push({ level, text })
  }
  return passages
}

/** The places of a text's sentences, without the white space around them. */
export function sentenceSpans(text: string, language: LanguageTag): TextSpan[] {
  const spans: TextSpan[] = []
  let at = 0
  for (const piece of sentences(text, language)) {
    if (piece.text !== '') spans.push({ start: at, end: at + piece.text.length })
    at += piece.text.length + piece.after.length
  }
  return spans
}

export function sentenceText(passage: Passage, sentence: number): string {
  const span = passage.sentences[sentence]
  return span ? passage.text.slice(span.start, span.end) : ''
}

/** The sentences of a passage that a part of its text touches. */
export function sentencesAt(passage: Passage, { start, end }: TextSpan): SentenceRef[] {
  return passage.sentences.flatMap((sentence, index) =>
    sentence.start < end && sentence.end > start ? [{ passage: passage.id, sentence: index }] : [],
  )
}

/** Consecutive sentences, so that every group is about as long as the others. */
function divide(text: string, spans: TextSpan[]): TextSpan[][] {
  if (spans.length === 0) return []
  const counts = spans.map(({ start, end }) => countWords(text.slice(start, end)))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const share = total / Math.ceil(total / MOST_WORDS || 1)
  const groups: TextSpan[][] = [[]]
  let words = 0
  let before = 0
  for (const [index, span] of spans.entries()) {
    const count = counts[index]!
    // The border nearest to where the next even share begins, unless the group would be too long.
    const isNearer = before + count / 2 > share * groups.length
    if (words > 0 && (isNearer || words + count > MOST_WORDS)) {
      groups.push([])
      words = 0
    }
    groups.at(-1)!.push(span)
    words += count
    before += count
  }
  return groups
}
