/** Numbers of sources, as footnotes have them: one for each place, in the order in which it is cited. */
import type { Passage, PassageSpan } from '../../messaging/reading-contract'
import { quoteIn } from './source'

export interface NumberedSource {
  number: number
  span: PassageSpan
  quote: string
}

export interface Sources {
  list: NumberedSource[]
  of(span: PassageSpan): NumberedSource
}

const keyOf = ({ passage, start, end }: PassageSpan) => `${passage}:${start}-${end}`

export function numberSources(passages: readonly Passage[], spans: readonly PassageSpan[]): Sources {
  const known = new Map<string, NumberedSource>()
  for (const span of spans) {
    const key = keyOf(span)
    if (!known.has(key)) known.set(key, { number: known.size + 1, span, quote: quoteIn(passages, span) })
  }
  return { list: [...known.values()], of: (span) => known.get(keyOf(span))! }
}
