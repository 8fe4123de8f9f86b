/** Which passages speak of what is asked: by the words they share with it at once, by meaning where an embedder reads them. */
import type { LanguageTag } from '../../messaging/contract'
import type { RankRequest, RankedBy, Ranking } from '../../messaging/reading-contract'
import { canTranslate } from '../../models/choose-reader'
import { lexicalIndex, rankByWords } from '../../text/lexical-rank'
import { dot } from '../../text/lexrank'
import { type Meaning, isReadable, meaningOf, vectorsOf } from './meaning'
import type { ReadingWork } from './reading-work'

export interface Scored {
  /** Place in the list that was ranked. */
  index: number
  score: number
}

export interface RankedTexts {
  rankedBy: RankedBy
  /** All of them, best first. */
  order: Scored[]
}

export interface Query {
  text: string
  language: LanguageTag
}

/** Translating a passage costs as much as embedding fifty: of more only those are read that share most words with the question. */
const MOST_TRANSLATED = 48
/** The least that a cosine can be: of what was not compared. */
const NOT_COMPARED = -1

export function byWords(texts: readonly string[], language: LanguageTag, query: string): RankedTexts {
  return { rankedBy: 'words', order: rankByWords(lexicalIndex(texts, language), query) }
}

/** Null: no embedder reads the texts, or the question. */
export function meaningFor(work: ReadingWork, language: LanguageTag, query: LanguageTag): Meaning | null {
  const meaning = meaningOf(work.here, language)
  return meaning && isReadable(work.here, meaning, query) ? meaning : null
}

/** @param before the same texts, ranked by words, or in any order where all of them can be compared */
export async function byMeaning(
  work: ReadingWork,
  meaning: Meaning,
  texts: readonly string[],
  language: LanguageTag,
  query: Query,
  before: readonly Scored[],
): Promise<RankedTexts> {
  const most = meaning.isThroughTranslation ? MOST_TRANSLATED : texts.length
  const compared = before.slice(0, most).map(({ index }) => index)
  const [asked] = await vectorsOf(work, meaning, [query.text], query.language, 'query')
  const given = compared.map((index) => texts[index]!)
  const vectors = await vectorsOf(work, meaning, given, language, 'passage')
  const scored = compared.map((index, at): Scored => ({ index, score: dot(asked!, vectors[at]!) }))
  const others = before.slice(most).map(({ index }): Scored => ({ index, score: NOT_COMPARED }))
  const order = scored.toSorted((a, b) => b.score - a.score || a.index - b.index)
  return { rankedBy: 'meaning', order: [...order, ...others] }
}

export async function rank(request: RankRequest, work: ReadingWork): Promise<Ranking> {
  const { passages, language, query, queryLanguage } = request
  const texts = passages.map(({ text }) => text)
  const asked: Query = { text: query, language: queryLanguage }
  const meaning = meaningFor(work, language, queryLanguage)
  const ranked =
    meaning && !meaning.isThroughTranslation
      ? await byMeaning(work, meaning, texts, language, asked, inOrder(texts))
      : await byWordsFirst(work, meaning, texts, language, asked)
  return {
    rankedBy: ranked.rankedBy,
    passages: ranked.order.map(({ index, score }) => ({ id: passages[index]!.id, score })),
  }
}

/** Counting a thousand passages' words takes longer than to compare their vectors. */
const inOrder = (texts: readonly string[]): Scored[] => texts.map((_, index) => ({ index, score: 0 }))

async function byWordsFirst(
  work: ReadingWork,
  meaning: Meaning | null,
  texts: readonly string[],
  language: LanguageTag,
  asked: Query,
): Promise<RankedTexts> {
  const onPage = await queryIn(work, asked, language)
  const ranked = byWords(texts, language, onPage.text)
  return meaning ? await byMeaning(work, meaning, texts, language, asked, ranked.order) : ranked
}

/** In the language of the page; as it was asked where no model here gets there: names and numbers are the same in both. */
export async function queryIn(work: ReadingWork, query: Query, language: LanguageTag): Promise<Query> {
  if (!canTranslate(work.here, query.language, language)) return query
  const [text] = await work.translate([query.text], query.language, language, false)
  return { text: text!.trim(), language }
}
