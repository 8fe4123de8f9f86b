/** Which sentence of a translated page the reader points at, and where it stands. */
import { type Rect, rectOf, union } from '../rect'
import type { PageTranslator, Paragraph } from '../translator/contract'
import type { Pointed } from './point-at'
import { type SentenceRanges, rangesOf, sentenceAt } from './sentence-ranges'

export interface PointedSentence {
  node: Text
  paragraph: Paragraph
  sentence: number
  by: Pointed['by']
}

/** Around a line, where the pointer still is at it. */
const SLACK = 6

/** Null where there is no paragraph, no sentence, or the pointer is beside its lines. */
export function pointedSentence(
  translator: Pick<PageTranslator, 'paragraphAt'>,
  { node, offset, by, at }: Pointed,
): PointedSentence | null {
  const paragraph = translator.paragraphAt(node)
  if (!paragraph || (paragraph.sentences.length === 0 && !paragraph.isPinned)) return null
  if (paragraph.isPinned) return { node, paragraph, sentence: 0, by }
  const sentence = sentenceAt(paragraph, node, offset)
  if (sentence === null) return null
  const { page, beside } = rangesOf(paragraph, sentence)
  const isOver = !at || [...page, ...beside].some((range) => isNear(range, at))
  return isOver ? { node, paragraph, sentence, by } : null
}

function isNear(range: Range, { x, y }: { x: number; y: number }): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left - SLACK <= x && x <= right + SLACK && top - SLACK <= y && y <= bottom + SLACK,
  )
}

/** In the viewport of its own document. */
export function rectOfRanges({ page, beside }: SentenceRanges): Rect | null {
  const rects = [...page, ...beside]
    .flatMap((range) => [...range.getClientRects()])
    .filter(({ width }) => width > 0)
  return union(rects.map(rectOf))
}
