import { onStoreChange } from '../models/store/changes'
import { preferences } from '../models/store/facts'

/** Somebody who reads a page comes back within minutes; whoever has left wants the memory. */
const DEFAULT_MINUTES = 5

/** How long a realm is kept that nobody uses, in milliseconds, as the reader has it now. For the life of the document. */
export function watchIdleMinutes(): () => number {
  let minutes = DEFAULT_MINUTES
  const read = async () => {
    minutes = (await preferences()).idleMinutes ?? DEFAULT_MINUTES
  }
  const readQuietly = () => void read().catch(() => {}) // no store, no preference
  onStoreChange(readQuietly, new AbortController().signal)
  readQuietly()
  return () => minutes * 60_000
}
