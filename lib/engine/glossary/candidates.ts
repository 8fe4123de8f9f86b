/** Ways to write a term into a translation at a known place, and which of them the model likes best. */
import type { Probed } from './enforce'
import type { WordSpan } from './place-term'
import type { TokenWord } from './token-words'

export interface Candidate {
  given: readonly number[]
  /** Of `given`, the tokens of the term. */
  from: number
  to: number
}

/** Words that may take the place of the one in front: "a" and "an", "le" and "la", "l'". */
const MOST_IN_FRONT = 3
/** In nats a token: what is not changed is as good as what is likelier by so much. */
const FOR_THE_REST = 0.1

export function candidatesAt(
  words: readonly TokenWord[],
  { first, last }: WordSpan,
  { ids, likeliest }: Probed,
  term: readonly number[],
  isWord: (token: number) => boolean,
): Candidate[] {
  const from = words[first]!.from
  const tail = ids.slice(words[last - 1]!.to)
  const made = (head: readonly number[], rest: readonly number[]): Candidate => ({
    given: [...head, ...term, ...rest],
    from: head.length,
    to: head.length + term.length,
  })
  const head = ids.slice(0, from)
  const before = words[first - 1]
  const isBeside = before && before.to - before.from === 1 && before.to === from
  const others = (isBeside ? likeliest[before.from]! : []).filter(
    (token) => token !== ids[before!.from] && isWord(token),
  )
  const heads = others.slice(0, MOST_IN_FRONT).map((token) => [...ids.slice(0, from - 1), token])
  return [made(head, tail), made(head, []), ...heads.map((other) => made(other, tail))]
}

/** Of those that fit; null where none does. */
export function likeliest(
  candidates: readonly Candidate[],
  tried: readonly Probed[],
  fits: (candidate: Candidate, probed: Probed) => boolean,
): { ids: readonly number[]; score: number } | null {
  let best: { ids: readonly number[]; score: number; rank: number } | null = null
  for (const [place, candidate] of candidates.entries()) {
    const probed = tried[place]!
    if (!fits(candidate, probed)) continue
    const others = probed.logProbs.filter((_, token) => token < candidate.from || token >= candidate.to)
    const score = others.reduce((sum, value) => sum + value, 0) / Math.max(1, others.length)
    // How likely the term is after these words says whether they go with it; how likely it is at all says nothing.
    const opening = probed.logProbs[candidate.from] ?? 0
    const isAsItWas = place === 0 ? FOR_THE_REST : 0
    const rank = score + opening / Math.max(1, others.length) + isAsItWas
    if (!best || rank > best.rank) best = { ids: probed.ids, score, rank }
  }
  return best
}
