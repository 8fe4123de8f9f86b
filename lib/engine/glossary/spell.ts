/** What was brought in, as the reader has written it: letter for letter, and spaced as its script is. */
import type { Demand } from '../../messaging/contract'
import { capitalised, placesOf } from '../../text/glossary'
import { characterAfter, characterBefore, isUnspaced } from '../../text/word-borders'

/** A demand, and in `wanted` the word that the model is given for it: the exact one, or a familiar name where it cannot write that. */
export interface Carried extends Demand {
  exact: string
}

export const isSmall = (word: string): boolean => word === word.toLowerCase()

interface Edit {
  start: number
  end: number
  by: string
}

export function spelled(text: string, demands: readonly Carried[]): string {
  const edits: Edit[] = []
  for (const demand of demands) {
    const place = placesOf(demand, text).find(({ start }) => edits.every((edit) => edit.start !== start))
    if (place) edits.push(editFor(demand, place.start, place.end, text))
  }
  let result = ''
  let from = 0
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue
    const head = text.slice(from, start)
    const after = text.slice(end)
    result += isTorn(head.trimEnd(), by) ? head.trimEnd() : head
    result += by
    from = end + (isTorn(by, after.trimStart()) ? after.length - after.trimStart().length : 0)
  }
  return result + text.slice(from)
}

function editFor({ wanted, exact }: Carried, start: number, end: number, text: string): Edit {
  const stands = text.slice(start, end)
  // A sentence, or a title, may write large what is written small.
  if (wanted === exact && isSmall(wanted) && !isSmall(stands)) return { start, end, by: stands }
  const isFirst = !/[\p{L}\p{N}]/u.test(text.slice(0, start))
  const word = isFirst && isSmall(exact) ? capitalised(exact) : exact
  return { start, end, by: word + stands.slice(wanted.length) }
}

/** Between two characters of a script without spaces there is none, whatever a tokenizer puts there. */
function isTorn(before: string, after: string): boolean {
  return isUnspaced(characterBefore(before, before.length)) && isUnspaced(characterAfter(after, 0))
}
