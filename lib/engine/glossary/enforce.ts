/**
 * Makes a translation say what the reader's glossary wants, where the model by itself did not. Small models have no input for it, so
 * each way is tried and held against the same check.
 *
 *   translation ─ unmet? ─► place of the term ─┬─ replaced, the rest as it was ────────────────┐
 *                                              ├─ replaced, another word in front (a, an) ─────┤
 *                                              ├─ its beginning kept, the rest decoded anew ───┤
 *                          no place, or a name ┴─ translated with a familiar name instead, put back ┴─► the likeliest ─► the next term
 *
 * Every candidate has the term in it; of them the one whose other words the model finds likeliest is taken, and none that still has
 * the word that was to give way. What no way brings in is left as the model has it, and told.
 *
 * Tried on 114 sentences with the starter models, greedily (`tests/fixtures/glossary`), whole of them with all terms in, and of
 * those such in which no more than one other word changed:
 *
 *   the wanted word written into the source    16, 14     the model translates it again
 *   a sign in the term's place ("X1")           0,  0     it is lost
 *   a familiar name in its place              100, 62     articles and word order follow the name
 *   grid beam search, 8 beams                 113, 81     the term stands at the end, or beside what it was to replace (Hokamp
 *                                                         and Liu 2017, Post and Vilar 2018)
 *   found by its own translation, replaced     55, 55     the rest is untouched; not found where the sentence has another word
 *   this file                                 113, and 3 of the 77 without names changed more
 *
 * Pure: it yields what is to be decoded and is given it, so that many sentences share a batch.
 */
import type { Demand } from '../../messaging/contract'
import { capitalised, placesOf, unmet } from '../../text/glossary'
import { countWords } from '../../text/words'
import { type Candidate, candidatesAt, likeliest } from './candidates'
import { type WordSpan, placeByDifference, placeByWords } from './place-term'
import { type Carried, isSmall, spelled } from './spell'
import { standInsFor, withStandIn } from './stand-in'
import { type Decode, type TokenWord, tokenWords } from './token-words'

/** What is to be decoded: of this source, beginning so. */
export interface Probe {
  text: string
  given: readonly number[]
  /** What else was likely in each place is to be told. */
  looksAround?: true
}

/** Tokens after the prompt, with their log-probabilities and the likeliest in each place. */
export interface Probed {
  ids: readonly number[]
  logProbs: readonly number[]
  likeliest: readonly (readonly number[])[]
}

export interface Tokens {
  decode: Decode
  /** Of words inside a text, without special tokens. */
  encode(words: string): number[]
}

/** A translation under way: the source it is of, and the words that stand in it for what is wanted. */
interface Draft {
  source: string
  ids: readonly number[]
  demands: readonly Carried[]
}

export function* enforce(
  source: string,
  ids: readonly number[],
  demands: readonly Demand[],
  tokens: Tokens,
): Generator<Probe[], string, Probed[]> {
  let draft: Draft = {
    source,
    ids,
    demands: demands.map((demand) => ({ ...demand, exact: demand.wanted })),
  }
  // A name may change how the whole sentence is translated; what is replaced in it comes after.
  const stays = (at: number) => source.slice(demands[at]!.start, demands[at]!.end) === demands[at]!.wanted
  const order = [...demands.keys()].toSorted((a, b) => Number(stays(b)) - Number(stays(a)))
  for (const at of order) {
    const text = tokens.decode(draft.ids).trim()
    if (!unmet(draft.demands, text).includes(draft.demands[at]!)) continue
    draft = yield* met(draft, at, tokens)
  }
  return spelled(tokens.decode(draft.ids).trim(), draft.demands)
}

/** The draft with one more demand met, or as it was. */
function* met(draft: Draft, at: number, tokens: Tokens): Generator<Probe[], Draft, Probed[]> {
  const { source, ids, demands } = draft
  const { start, end, wanted, exact } = demands[at]!
  const term = source.slice(start, end)
  const standIns = standInsFor([source, tokens.decode(ids), ...demands.map((demand) => demand.wanted)])
  const [judged, alone] = yield [
    { text: source, given: ids, looksAround: true },
    { text: term, given: [] },
  ]
  const words = tokenWords(ids, tokens.decode)
  const own = tokenWords(alone!.ids, tokens.decode).map(({ text }) => text)
  const located = placeByWords(words, own)
  let span = located
  if (!span) {
    const [without] = yield [{ text: source.slice(0, start) + source.slice(end), given: ids }]
    span = placeByDifference(words, judged!.logProbs, without!.logProbs)
  }
  const carried = carriedBy(tokens, demands[at]!, standIns)
  const written = span && (yield* inPlace(draft, at, carried, words, span, judged!, tokens))
  // A name is a name in any sentence; another word's grammar is not a name's, so there it is the last way.
  if (written && (located || term !== exact || wanted !== exact)) return written.draft
  const named = yield* byStandIn(draft, at, standIns, tokens)
  return (
    [written, named].reduce((best, one) => (one && (!best || one.score > best.score) ? one : best))?.draft ??
    draft
  )
}

interface Choice {
  draft: Draft
  score: number
}

/** The term in the place of the words that were found to be its. */
function* inPlace(
  draft: Draft,
  at: number,
  carried: Carried,
  words: readonly TokenWord[],
  span: WordSpan,
  judged: Probed,
  { decode, encode }: Tokens,
): Generator<Probe[], Choice | null, Probed[]> {
  const isCapital = span.first === 0 && isSmall(carried.wanted)
  const written = isCapital ? capitalised(carried.wanted) : carried.wanted
  const head = draft.ids.slice(0, words[span.first]!.from)
  // Some tokenizers have the space before a word in the word, and some have it in its text.
  const term = [encode(written), encode(` ${written}`)].find(
    (ids) => placesOf(carried, decode([...head, ...ids])).length > placesOf(carried, decode(head)).length,
  )
  if (!term) return null
  const isWord = (token: number) => /^\p{L}+$/u.test(decode([token]).trim())
  const candidates = candidatesAt(words, span, judged, term, isWord)
  const tried = yield candidates.map(({ given }) => ({ text: draft.source, given }))
  const demands = draft.demands.with(at, carried)
  const before = decode(draft.ids)
  const gaveWay = words.slice(span.first, span.last)
  const count = (text: string, all: string) =>
    placesOf({ ...carried, wanted: text.toLowerCase() }, all).length

  const least = words.length - gaveWay.length + countWords(carried.wanted)

  /** The term has come in once, what it is written for has gone once, and nothing else has: a short text is always likely. */
  const fits = (_: Candidate, { ids }: Probed) => {
    const now = decode(ids)
    if (countWords(now) < least) return false
    if (unmet(demands, now).length !== unmet(draft.demands, before).length - 1) return false
    return (
      placesOf(carried, now).length === placesOf(carried, before).length + 1 &&
      gaveWay.every(({ text }) => count(text, now) < count(text, before) || isPartOf(text, carried.wanted))
    )
  }
  const best = likeliest(candidates, tried, fits)
  return best && { draft: { ...draft, ids: best.ids, demands }, score: best.score }
}

/** The sentence with a familiar name in it, translated anew. */
function* byStandIn(
  draft: Draft,
  at: number,
  standIns: readonly string[],
  { decode }: Tokens,
): Generator<Probe[], Choice | null, Probed[]> {
  const open = unmet(draft.demands, decode(draft.ids)).length
  const drafts = standIns.map((name) => withStandIn(draft, at, name))
  const probed = yield drafts.map(({ source }) => ({ text: source, given: [] }))
  let best: Choice | null = null
  for (const [place, { ids, logProbs }] of probed.entries()) {
    const made = { ...drafts[place]!, ids }
    const score = average(logProbs)
    if (unmet(made.demands, decode(ids)).length < open && (!best || score > best.score))
      best = { draft: made, score }
  }
  return best
}

const isPartOf = (word: string, term: string) => term.toLowerCase().includes(word.toLowerCase())

/** As it is wanted, where the vocabulary has all of its letters. */
function carriedBy({ encode, decode }: Tokens, demand: Carried, standIns: readonly string[]): Carried {
  const comesBack = placesOf(demand, decode(encode(demand.wanted)).trim()).length > 0
  return comesBack || !standIns[0] ? demand : { ...demand, wanted: standIns[0], mayInflect: false }
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
