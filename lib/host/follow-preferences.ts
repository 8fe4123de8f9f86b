import type { ModelPreferences } from '../messaging/models-contract'
import { onStoreChange } from '../models/store/changes'
import { preferences } from '../models/store/facts'

export interface FollowedPreferences {
  /** As they stand now; none until they are known. */
  now(): ModelPreferences
  /** They have been read once, or cannot be. The first request after a start waits for it, or it would be served without them. */
  known: Promise<void>
}

/**
 * The reader's preferences, and a call with each change of them. For the life of the document. A window that keeps no store has
 * none.
 */
export function followPreferences(onChange: (now: ModelPreferences) => void): FollowedPreferences {
  let now: ModelPreferences = {}
  const read = async () => {
    now = await preferences()
    onChange(now)
  }
  const readQuietly = () => read().catch(() => {})
  onStoreChange(() => void readQuietly(), new AbortController().signal)
  return { now: () => now, known: readQuietly() }
}
