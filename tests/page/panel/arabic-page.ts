/** A page in Arabic, and a summary of it. */
import type { CitedSentence, Passage } from '../../../lib/messaging/reading-contract'
import { sentenceSpans } from '../../../lib/text/passages'
import ar from '../../fixtures/articles/ar.json'

const passages = ar.blocks
  .filter(({ kind }) => kind === 'paragraph')
  .slice(0, 3)
  .map(({ text }, at): Passage => {
    const sentences = sentenceSpans(text, 'ar')
    return { id: `p${at}`, kind: 'paragraph', text, sentences }
  })

export const ARABIC_PAGE = { language: 'ar', title: ar.title, passages }

export const FIRST_SENTENCES = passages.map(({ id, text, sentences }): CitedSentence => {
  const span = sentences![0]!
  const citation = { passage: id, sentence: 0, ...span }
  return { text: text.slice(span.start, span.end), citations: [citation] }
})
