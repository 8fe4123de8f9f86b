/** Whether a `<br>` ends a line that is one for itself (an address, a verse) or only wraps a sentence to the next. */

const SENTENCE_END = /[.!?:;。！？：；…]["'”’»)\]]*$/

/** @param before Text up to the break, trimmed. @param after Text behind it, trimmed. */
export function endsLine(before: string, after: string): boolean {
  const goesOn = /^["'“‘«(]*\p{Ll}/u.test(after.slice(0, 8))
  return !goesOn || SENTENCE_END.test(before.slice(-8))
}
