/**
 * Marks of loads that are under way. One that the next host finds is of a load during which the whole process died.
 *
 * In `localStorage`, which is written at once and from a `pagehide` handler too: a document that is being closed has no time
 * for a database, and its loads have not died.
 */
import type { Rung } from '../../messaging/contract'

export interface LoadMark {
  model: string
  commit: string
  rung: Rung
  adapter: string
}

const PREFIX = 'load '

/** The returned function takes the mark away. */
export function markLoad(mark: LoadMark): () => void {
  const key = PREFIX + crypto.randomUUID()
  localStorage.setItem(key, JSON.stringify(mark))
  return () => localStorage.removeItem(key)
}

/** Marks that nobody took away; they are gone afterwards. */
export function takeLoadMarks(): LoadMark[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  return keys.flatMap((key) => {
    const mark = localStorage.getItem(key)
    localStorage.removeItem(key)
    return mark === null ? [] : [JSON.parse(mark) as LoadMark]
  })
}
