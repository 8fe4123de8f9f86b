/** The sentences of what is read, each with its place. */
import type { LanguageTag } from '../../messaging/contract'
import type { Passage as GivenPassage, PassageSpan } from '../../messaging/reading-contract'
import { type Passage, type SentenceRef, sentenceSpans } from '../../text/passages'

export interface PageSentence {
  text: string
  span: PassageSpan
  isHeading: boolean
}

/** Passages as `lib/text` has them; sentences are cut where the request does not say. */
export function readPassages(given: readonly GivenPassage[], language: LanguageTag): Passage[] {
  return given.map(({ id, text, kind = 'paragraph', sentences }) => ({
    id,
    text,
    kind,
    sentences: sentences ?? sentenceSpans(text, language),
    headings: [],
    block: 0,
    blockStart: 0,
  }))
}

export function pageSentences(passages: readonly Passage[]): PageSentence[] {
  return passages.flatMap(({ id, text, kind, sentences }) =>
    sentences.map(({ start, end }, sentence) => ({
      text: text.slice(start, end),
      span: { passage: id, sentence, start, end },
      isHeading: kind === 'heading',
    })),
  )
}

/** What `lib/text` names by passage and number, as it stands on the page. */
export function placesOf(sentences: readonly PageSentence[]): (ref: SentenceRef) => PassageSpan {
  const key = ({ passage, sentence }: SentenceRef) => `${sentence} ${passage}`
  const places = new Map(sentences.map(({ span }) => [key(span), span]))
  return (ref) => places.get(key(ref))!
}

/** The same passages with other words in their sentences: their translations. */
export function withSentences(passages: readonly Passage[], texts: readonly string[]): Passage[] {
  let at = 0
  return passages.map((passage) => {
    let text = ''
    const sentences = passage.sentences.map(() => {
      const sentence = texts[at++]!.trim()
      const start = text === '' ? 0 : text.length + 1
      text = text === '' ? sentence : `${text} ${sentence}`
      return { start, end: text.length }
    })
    return { ...passage, text, sentences }
  })
}
