import type { ModelPreferences } from '../messaging/models-contract'
import { onStoreChange } from '../models/store/changes'
import { preferences } from '../models/store/facts'

export interface FollowedPreferences {
  /** As they stand now; none until they are known. */
  now(): ModelPreferences
  /** They have been read once, or cannot be. The first request after a start waits for it, or it would be served without them. */
  known: Promise<void>
  /** Makes a change, and resolves when what is asked for from then on is served with it. */
  after<Result>(change: () => Promise<Result>): Promise<Result>
}

/**
 * The reader's preferences, and a call with each change of them. For the life of the document. A window that keeps no store has
 * none.
 *
 * @param onChange `before` is undefined the first time
 */
export function followPreferences(
  onChange: (now: ModelPreferences, before: ModelPreferences | undefined) => void,
): FollowedPreferences {
  let now: ModelPreferences | undefined
  const read = async () => {
    const next = await preferences()
    const before = now
    now = next
    onChange(next, before)
  }
  const readQuietly = () => read().catch(() => {})
  onStoreChange(() => void readQuietly(), new AbortController().signal)
  const known = readQuietly()
  return {
    now: () => now ?? {},
    known,
    async after(change) {
      await known
      const result = await change()
      await readQuietly()
      return result
    },
  }
}
