import type { Located } from './choose'
/**
 * Lays the segments of a translated sentence on the slots of its original: a path that never goes back, since text nodes do not
 * move. What belongs to a link goes into that link, what belongs to none into none; looks are kept where it costs nothing else.
 *
 *   segments   [I read ][this book][ in ][C][.]
 *   slots      [Il a lu ][ce ][livre][ en ][C][.]
 */
import { holds, type LaidMark, type Layout } from './layout'
import type { MarkPart, SourceSentence } from './source-sentence'
import { hasContent, type Span } from './words'

/** A piece of the translation and the slot it goes into. */
export interface Lay {
  slot: number
  text: string
}

/** Costs of what is allowed and not good, by hand; what is not allowed costs infinity. */
const COST = {
  /** Punctuation or white space into a link that it is not of. */
  foreignPunctuation: 1,
  /** Words lose the look they had, or get one they had not. */
  lostStyle: 2,
  wrongStyle: 3,
  /** Words into a mark that was not found. */
  unfoundMark: 4,
  /** Into a node without words of this sentence. */
  borrowedSlot: 2,
  emptySlot: 1,
  /** Words on the other side of a picture. */
  passedPoint: 1.5,
  /** Into the shortest rather than the longest node. */
  shortSlot: 0.5,
}

interface Segment {
  text: string
  owner: LaidMark | null
  /** The one slot that it may go into, of verbatim text. */
  fixed: number | null
  styles: MarkPart[]
  /** How many of the sentence's points stand before it. */
  points: number
}

/** Null where a word has no place. */
export function align(
  layout: Layout,
  sentence: SourceSentence,
  text: string,
  located: Located,
  pointsAt: number[],
): Lay[] | null {
  const segments = segmentsOf(layout, sentence, text, located, pointsAt)
  const from = sentence.first - (sentence.mayLead ? 1 : 0)
  const to = sentence.last + (sentence.mayTrail ? 1 : 0)
  const unfound = sentence.parts.filter(
    (part) => isStyle(part) && part.mark.kind !== 'run' && !located.has(part),
  )
  const longest = Math.max(1, ...layout.unit.slots.slice(from, to).map(({ start, end }) => end - start))

  const costOf = (segment: Segment, slot: number): number => {
    const { start, end, isFixed } = layout.unit.slots[slot]!
    if (segment.fixed !== null || isFixed) return segment.fixed === slot ? 0 : Infinity
    const isText = hasContent(segment.text)
    let cost = COST.shortSlot * (1 - (end - start) / longest)
    if (layout.owners[slot] !== segment.owner) {
      // What a link has stays in it, and others' words stay out; white space and stops do no harm.
      if (isText || (segment.owner && segment.text.trim() !== '')) return Infinity
      cost += COST.foreignPunctuation
    }
    const weight = isText ? 1 : 0.1
    const isIn = ({ mark }: MarkPart) => mark.first <= slot && slot < mark.last
    for (const part of segment.styles) if (!isIn(part)) cost += COST.lostStyle * weight
    for (const part of located.keys()) {
      if (isStyle(part) && isIn(part) && !segment.styles.includes(part)) cost += COST.wrongStyle * weight
    }
    for (const part of unfound) if (isIn(part)) cost += COST.unfoundMark * weight
    for (const [at, point] of sentence.points.entries()) {
      const isPast = segment.points > at
      if (isPast !== slot >= point.first) cost += COST.passedPoint * weight
    }
    if (slot < sentence.first || slot >= sentence.last) cost += COST.borrowedSlot
    return start === end ? cost + COST.emptySlot : cost
  }

  return cheapestPath(segments, from, to, costOf)
}

export function isStyle({ mark }: MarkPart): boolean {
  return mark.kind !== 'link' && mark.kind !== 'verbatim'
}

function segmentsOf(
  layout: Layout,
  sentence: SourceSentence,
  text: string,
  located: Located,
  pointsAt: number[],
): Segment[] {
  const fixed: (Span & { slot: number })[] = []
  for (const [{ mark, start, end }, span] of located) {
    if (mark.kind !== 'verbatim') continue
    for (let slot = mark.first; slot < mark.last; slot += 1) {
      const node = layout.unit.slots[slot]!
      const from = Math.max(node.start, start)
      const to = Math.min(node.end, end)
      if (from >= to) continue
      // White space that the node has at its ends is the translation's there, too.
      const leads = node.start < from && /\s/.test(text[span.start - 1] ?? '') ? 1 : 0
      const trails = node.end > to && /\s/.test(text[span.end] ?? '') ? 1 : 0
      fixed.push({ slot, start: span.start + from - start - leads, end: span.start + to - start + trails })
    }
  }
  const cuts = new Set([0, text.length, ...pointsAt])
  for (const { start, end } of [...located.values(), ...fixed]) cuts.add(start).add(end)
  const borders = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).toSorted((a, b) => a - b)
  return borders.slice(1).map((end, at): Segment => {
    const start = borders[at]!
    const around = [...located].filter(([, span]) => span.start <= start && end <= span.end)
    const links = around.filter(([{ mark }]) => mark.kind === 'link').map(([{ mark }]) => mark)
    return {
      text: text.slice(start, end),
      owner: links.find((link) => links.every((other) => other === link || holds(other, link))) ?? null,
      fixed: fixed.find((span) => span.start <= start && end <= span.end)?.slot ?? null,
      styles: around.map(([part]) => part).filter(isStyle),
      points: pointsAt.filter((point) => point <= start).length,
    }
  })
}

function cheapestPath(
  segments: Segment[],
  from: number,
  to: number,
  costOf: (segment: Segment, slot: number) => number,
): Lay[] | null {
  // The cheapest way to have everything up to this segment laid, the segment itself in this slot or before it.
  let costs = Array.from({ length: to - from }, () => 0)
  const choices: number[][] = []
  for (const segment of segments) {
    const next: number[] = []
    const chosen: number[] = []
    let cheapest = Infinity
    let cheapestAt = -1
    for (let at = 0; at < to - from; at += 1) {
      const cost = costs[at]! + costOf(segment, from + at)
      if (cost < cheapest) [cheapest, cheapestAt] = [cost, at]
      next.push(cheapest)
      chosen.push(cheapestAt)
    }
    costs = next
    choices.push(chosen)
  }
  if (costs.length === 0 || costs.at(-1) === Infinity) return null
  const lays: Lay[] = []
  let at = to - from - 1
  for (const [index, segment] of [...segments.entries()].toReversed()) {
    at = choices[index]![at]!
    lays.unshift({ slot: from + at, text: segment.text })
  }
  return lays
}
