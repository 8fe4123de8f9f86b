import type { NotKept } from '../messaging/contract'
import { words } from './words'

/** Which of the reader's own words a translation lacks. */
export function notKeptWords(notKept: readonly NotKept[]): string {
  const terms = new Intl.ListFormat(words('locale')).format(notKept.map(({ term }) => term))
  return words('glossary.notKept', { terms })
}
