import type { Span } from '../../text/word-borders'
/**
 * Which of its candidate places each mark gets, so that all together nest and follow each other as on the page. Links and
 * verbatim text come first, by dynamic programming: as many as can be, then the best places. What only looks takes what is left.
 */
import { holds } from './layout'
import type { Candidate } from './locate'
import type { MarkPart } from './source-sentence'
import { hasContent } from './words'

export type CandidatesOf = (part: MarkPart) => Candidate[]
export type Located = Map<MarkPart, Span>

/** Of one sentence. A cloud of two hundred words, each a link, is no sentence, and nothing is to be found in it. */
export const MOST_MARKS = 100

/** Has to be somewhere in the translation, and nowhere else. */
export function isKept({ mark }: MarkPart): boolean {
  return mark.kind === 'link' || mark.kind === 'verbatim'
}

interface Level {
  located: Located
  missing: number
  score: number
}

export function chooseKept(parts: MarkPart[], candidatesOf: CandidatesOf): Located {
  const kept = parts.filter(isKept)
  const children = childrenOf(kept)
  const known = new Map<string, Level>()
  const level = (outer: MarkPart | null, range: Span): Level => {
    const key = `${outer ? `${outer.mark.index}` : ''}:${range.start}:${range.end}`
    const found = known.get(key) ?? choose(outer, range)
    known.set(key, found)
    return found
  }
  const choose = (outer: MarkPart | null, range: Span): Level => {
    const inner = children.get(outer) ?? []
    const fitting = inner.map((part) =>
      candidatesOf(part).flatMap((candidate) => {
        if (candidate.start < range.start || candidate.end > range.end) return []
        const below = level(part, candidate)
        return below.missing > 0
          ? []
          : [{ ...candidate, score: candidate.score + below.score, located: below.located }]
      }),
    )
    const chosen = longestChain(fitting)
    const located: Located = new Map()
    let score = 0
    for (const [at, candidate] of chosen.entries()) {
      if (!candidate) continue
      score += candidate.score
      located.set(inner[at]!, { start: candidate.start, end: candidate.end })
      for (const [part, span] of candidate.located) located.set(part, span)
    }
    return { located, score, missing: chosen.filter((candidate) => !candidate).length }
  }
  return level(null, { start: 0, end: Number.MAX_SAFE_INTEGER }).located
}

/** By the innermost mark around them, null for none; in the order of the page. */
function childrenOf(parts: MarkPart[]): Map<MarkPart | null, MarkPart[]> {
  const children = new Map<MarkPart | null, MarkPart[]>()
  const open: MarkPart[] = []
  const inOrder = parts.toSorted(
    ({ mark: a }, { mark: b }) => a.first - b.first || b.last - a.last || a.index - b.index,
  )
  for (const part of inOrder) {
    while (open.length > 0 && !holds(open.at(-1)!.mark, part.mark)) open.pop()
    const outer = open.at(-1) ?? null
    const siblings = children.get(outer)
    if (siblings) siblings.push(part)
    else children.set(outer, [part])
    open.push(part)
  }
  return children
}

interface Link<C> {
  end: number
  count: number
  score: number
  candidate: C | null
  before: Link<C> | null
}

/** One candidate of each list, or none, so that they follow each other: as many as can be, then the highest sum. */
function longestChain<C extends Candidate>(lists: C[][]): (C | null)[] {
  let chains: Link<C>[] = [{ end: 0, count: 0, score: 0, candidate: null, before: null }]
  for (const list of lists) {
    const longer = list.flatMap((candidate): Link<C>[] => {
      const before = bestBefore(chains, candidate.start)
      if (!before) return []
      return [
        {
          end: candidate.end,
          count: before.count + 1,
          score: before.score + candidate.score,
          candidate,
          before,
        },
      ]
    })
    const without = chains.map((before): Link<C> => ({ ...before, candidate: null, before }))
    chains = undominated([...longer, ...without])
  }
  const chosen: (C | null)[] = []
  for (let link = bestBefore(chains, Number.MAX_SAFE_INTEGER); link?.before; link = link.before) {
    chosen.unshift(link.candidate)
  }
  return chosen
}

function isBetter<C>(a: Link<C>, b: Link<C>): boolean {
  return a.count > b.count || (a.count === b.count && a.score > b.score)
}

function bestBefore<C>(chains: Link<C>[], start: number): Link<C> | null {
  let best: Link<C> | null = null
  for (const chain of chains) if (chain.end <= start && (!best || isBetter(chain, best))) best = chain
  return best
}

/** Those that end earlier than every better one. */
function undominated<C>(chains: Link<C>[]): Link<C>[] {
  const kept: Link<C>[] = []
  for (const chain of chains.toSorted((a, b) => a.end - b.end || (isBetter(a, b) ? -1 : 1))) {
    const last = kept.at(-1)
    if (!last || isBetter(chain, last)) kept.push(chain)
  }
  return kept
}

/** Adds to `located` what only looks, best places first, where it agrees with all that has its place. */
export function chooseStyles(parts: MarkPart[], located: Located, candidatesOf: CandidatesOf): void {
  const wanted = parts.filter((part) => !isKept(part) && !located.has(part))
  const isCrowded = wanted.length > MOST_MARKS
  const offers = wanted
    .flatMap((part) => {
      const derived = derivedPlace(part, located)
      const isSought = part.isWhole || !isCrowded
      const candidates = derived ? [{ ...derived, score: 1.5 }] : isSought ? candidatesOf(part) : []
      return candidates.map((candidate) => ({ part, candidate }))
    })
    .toSorted((a, b) => b.candidate.score - a.candidate.score)
  for (const { part, candidate } of offers) {
    if (!located.has(part) && agrees(part, candidate, located)) {
      located.set(part, { start: candidate.start, end: candidate.end })
    }
  }
}

/** A mark whose words are all in marks that were found is around them. */
function derivedPlace(part: MarkPart, located: Located): Span | null {
  const spans: Span[] = []
  let rest = part.text
  for (const [other, span] of located) {
    if (other.start < part.start || other.end > part.end) continue
    spans.push(span)
    const from = other.start - part.start
    rest = rest.slice(0, from) + ' '.repeat(other.text.length) + rest.slice(from + other.text.length)
  }
  if (spans.length === 0 || hasContent(rest)) return null
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  }
}

export function agrees(part: MarkPart, span: Span, located: Located, isOrdered = true): boolean {
  for (const [other, place] of located) {
    const isInside = place.start <= span.start && span.end <= place.end
    const isAround = span.start <= place.start && place.end <= span.end
    const isBefore = span.end <= place.start
    const isAfter = place.end <= span.start
    if (holds(other.mark, part.mark)) {
      if (!isInside) return false
    } else if (holds(part.mark, other.mark)) {
      if (!isAround) return false
    } else if (
      isOrdered ? !(part.mark.first < other.mark.first ? isBefore : isAfter) : !isBefore && !isAfter
    ) {
      return false
    }
  }
  return true
}
