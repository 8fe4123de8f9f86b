/**
 * Where a sentence of a translated paragraph is on the page: in place, or on both sides in bilingual mode. What stands in a node
 * is not to the character what was laid there (indentation, broken lines, marks of direction, soft hyphens): offsets are found by
 * counting the characters that can be seen.
 */
import type { Paragraph } from '../translator/contract'

export interface SentenceRanges {
  /** In the paragraph's own nodes. */
  page: Range[]
  /** In the element beside it. */
  beside: Range[]
}

export type StandingParagraph = Pick<Paragraph, 'unit' | 'sentences' | 'shown'>

/** A part of a node's text, by seen characters: from before the first up to behind the last. */
interface Piece {
  node: Text
  sentence: number
  from: number
  to: number
}

const UNSEEN = /[\s\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]/

export function rangesOf(paragraph: StandingParagraph, sentence: number): SentenceRanges {
  const isOf = (piece: { sentence: number }) => piece.sentence === sentence
  return {
    page: piecesOnPage(paragraph).filter(isOf).flatMap(rangeOf),
    beside: piecesBeside(paragraph).filter(isOf).flatMap(rangeOf),
  }
}

/** The sentence that has the character at an offset of a node; null where there is none. */
export function sentenceAt(paragraph: StandingParagraph, node: Node, offset: number): number | null {
  const pieces = [...piecesOnPage(paragraph), ...piecesBeside(paragraph)].filter(
    (piece) => piece.node === node,
  )
  const seen = seenBefore((node as Text).data, offset)
  // Between two, it is the first one's.
  const found =
    pieces.find(({ from, to }) => from <= seen && seen <= to) ?? pieces.find(({ to }) => seen <= to)
  return found?.sentence ?? null
}

function piecesOnPage({ unit, sentences, shown }: StandingParagraph): Piece[] {
  if (shown.as === 'in-place') {
    const { words, parts } = shown.placement
    return parts.flatMap(({ sentence, slot, start, end }) => {
      const [text, node] = [words[slot], unit.slots[slot]?.node]
      if (text === undefined || !node) return []
      return [{ node, sentence, from: seenBefore(text, start), to: seenBefore(text, end) }]
    })
  }
  return sentences.flatMap(({ start, end }, sentence) =>
    unit.slots.flatMap((slot): Piece[] => {
      if (slot.start >= end || slot.end <= start) return []
      const text = unit.text.slice(slot.start, slot.end)
      const from = seenBefore(text, Math.max(0, start - slot.start))
      return [{ node: slot.node, sentence, from, to: seenBefore(text, end - slot.start) }]
    }),
  )
}

function piecesBeside({ shown }: StandingParagraph): Piece[] {
  if (shown.as !== 'beside') return []
  return shown.parts.map(({ node, sentence }) => ({
    node,
    sentence,
    from: 0,
    to: seenBefore(node.data, node.data.length),
  }))
}

/** None of a piece that has nothing to be seen, or whose node has been changed or taken away. */
function rangeOf({ node, from, to }: Piece): Range[] {
  const { data } = node
  if (from >= to || !node.isConnected) return []
  const start = offsetOf(data, from)
  const end = offsetOf(data, to - 1)
  if (start === null || end === null) return []
  const range = node.ownerDocument.createRange()
  range.setStart(node, start)
  range.setEnd(node, end + 1)
  return [range]
}

function seenBefore(text: string, at: number): number {
  let seen = 0
  for (let index = 0; index < at && index < text.length; index += 1) if (!UNSEEN.test(text[index]!)) seen += 1
  return seen
}

/** The offset of the seen character with so many before it. */
function offsetOf(text: string, count: number): number | null {
  let seen = 0
  for (let index = 0; index < text.length; index += 1) {
    if (UNSEEN.test(text[index]!)) continue
    if (seen === count) return index
    seen += 1
  }
  return null
}
