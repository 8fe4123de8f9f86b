import type { ModelPreferences } from '../messaging/models-contract'
import { onStoreChange } from '../models/store/changes'
import { preferences } from '../models/store/facts'

/**
 * The reader's preferences as they stand now, and a call with each change of them. For the life of the document. A window that
 * keeps no store has none.
 */
export function followPreferences(onChange: (now: ModelPreferences) => void): () => ModelPreferences {
  let now: ModelPreferences = {}
  const read = async () => {
    now = await preferences()
    onChange(now)
  }
  const readQuietly = () => void read().catch(() => {})
  onStoreChange(readQuietly, new AbortController().signal)
  readQuietly()
  return () => now
}
