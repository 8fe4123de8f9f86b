import { onStoreChange } from '../../models/store/changes'
import { preferences } from '../../models/store/facts'
import type { TranslationMemory } from './translation-memory'

/** Keeps the memory on disk as long as the reader wants it there: as it stands now, and as it is changed. For the life of the document. */
export function followDiskSetting(memory: TranslationMemory): void {
  const follow = async () => {
    await memory.keepOnDisk((await preferences()).rememberTranslations ?? false)
  }
  const followQuietly = () => void follow().catch(() => {}) // no store, no preference and nothing on disk
  onStoreChange(followQuietly, new AbortController().signal)
  followQuietly()
}
