import type { Span } from '../../text/word-borders'
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
import { hasContent } from './words'

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

/** Segments times slots: some tens of milliseconds. */
const MOST_STEPS = 1_000_000

interface Segment {
  text: string
  isText: boolean
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
  if (segments.length * (to - from) > MOST_STEPS) return null
  const facts = factsOf(layout, sentence, located, from, to)

  const costOf = (segment: Segment, slot: number): number => {
    const fact = facts[slot - from]!
    if (segment.fixed !== null || fact.isFixed) return segment.fixed === slot ? 0 : Infinity
    const weight = segment.isText ? 1 : 0.1
    let cost = weight * fact.cost
    if (fact.owner !== segment.owner) {
      // What a link has stays in it, and others' words stay out; white space and stops do no harm.
      if (segment.isText || (segment.owner && segment.text.trim() !== '')) return Infinity
      cost += COST.foreignPunctuation
    }
    const shared = segment.styles.filter((part) => fact.styles.has(part)).length
    cost += weight * COST.lostStyle * (segment.styles.length - shared)
    cost += weight * COST.wrongStyle * (fact.styles.size - shared)
    cost += weight * COST.unfoundMark * fact.unfound
    return cost + weight * COST.passedPoint * Math.abs(segment.points - fact.points)
  }

  return cheapestPath(segments, from, to, costOf)
}

interface SlotFacts {
  owner: LaidMark | null
  isFixed: boolean
  /** Marks around it that were found, and how many were not. */
  styles: Set<MarkPart>
  unfound: number
  /** Of the sentence's points, before it. */
  points: number
  /** Whatever goes into it. */
  cost: number
}

function factsOf(
  { unit, owners }: Layout,
  sentence: SourceSentence,
  located: Located,
  from: number,
  to: number,
): SlotFacts[] {
  const slots = unit.slots.slice(from, to)
  const longest = Math.max(1, ...slots.map(({ start, end }) => end - start))
  const facts = slots.map(({ start, end, isFixed }, at): SlotFacts => {
    const slot = from + at
    const isBorrowed = slot < sentence.first || slot >= sentence.last
    return {
      owner: owners[slot]!,
      isFixed,
      styles: new Set(),
      unfound: 0,
      points: sentence.points.filter(({ first }) => first <= slot).length,
      cost:
        COST.shortSlot * (1 - (end - start) / longest) +
        (isBorrowed ? COST.borrowedSlot : 0) +
        (start === end ? COST.emptySlot : 0),
    }
  })
  for (const part of sentence.parts.filter(isStyle)) {
    for (const fact of facts.slice(Math.max(0, part.mark.first - from), Math.max(0, part.mark.last - from))) {
      if (located.has(part)) fact.styles.add(part)
      else if (part.mark.kind !== 'run') fact.unfound += 1
    }
  }
  return facts
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
  const isInFixed = (at: number) => fixed.some(({ start, end }) => start < at && at < end)
  const cuts = new Set([0, text.length, ...pointsAt.filter((at) => !isInFixed(at))])
  for (const { start, end } of [...located.values(), ...fixed]) cuts.add(start).add(end)
  const borders = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).toSorted((a, b) => a - b)
  const opening = Map.groupBy(located, ([, span]) => span.start)
  const fixedAt = new Map(fixed.map((span) => [span.start, span]))
  const open = new Map<MarkPart, Span>()
  let current: (Span & { slot: number }) | undefined
  return borders.slice(1).map((end, at): Segment => {
    const start = borders[at]!
    for (const [part, span] of open) if (span.end <= start) open.delete(part)
    for (const [part, span] of opening.get(start) ?? []) if (span.end > start) open.set(part, span)
    current = fixedAt.get(start) ?? current
    const around = [...open.keys()]
    const links = around.filter(({ mark }) => mark.kind === 'link').map(({ mark }) => mark)
    const segment = text.slice(start, end)
    return {
      text: segment,
      isText: hasContent(segment),
      owner: links.find((link) => links.every((other) => other === link || holds(other, link))) ?? null,
      fixed: current && end <= current.end ? current.slot : null,
      styles: around.filter(isStyle),
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
