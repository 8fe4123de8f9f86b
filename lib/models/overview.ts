/**
 * Everything that is known about models on this computer, in one read: the catalogue, what is on disk, what was measured.
 * For surfaces; it changes nothing and asks no network.
 */
import type { ModelPreferences, Verdict } from '../messaging/models-contract'
import { type CatalogEntry, catalog } from './catalog'
import { onStoreChange } from './store/changes'
import { type NetworkFacts, networkFacts, preferences } from './store/facts'
import { bytesOnDisk } from './store/files'
import { type StoredModel, storedModels } from './store/models'
import { verdicts } from './store/verdicts'

export interface KnownModel {
  entry: CatalogEntry
  origin: 'shipped' | 'catalogue' | 'own'
  /** Used last first; two while a newer revision has not run yet. Empty: nothing of it is here. */
  stored: StoredModel[]
  verdicts: Verdict[]
}

export interface Overview {
  /** In the catalogue's order, the reader's own ones first. */
  models: KnownModel[]
  /** Of downloaded and imported models; a partial file counts whole. */
  bytesOnDisk: number
  preferences: ModelPreferences
  network: NetworkFacts | null
}

/** @throws GlossError storage-refused, in a window that keeps no files */
export async function readOverview(): Promise<Overview> {
  const [stored, judged, bytes, preferred, network] = await Promise.all([
    storedModels(),
    verdicts(),
    bytesOnDisk(),
    preferences(),
    networkFacts(),
  ])
  return {
    models: knownModels(stored, judged),
    bytesOnDisk: bytes,
    preferences: preferred,
    network,
  }
}

export function knownModels(stored: StoredModel[], judged: Verdict[] = []): KnownModel[] {
  const own = new Map(stored.flatMap(({ entry }) => (entry ? [[entry.id, entry] as const] : [])))
  const about = (entry: CatalogEntry, origin: KnownModel['origin']): KnownModel => ({
    entry,
    origin,
    stored: stored.filter(({ id }) => id === entry.id),
    verdicts: judged.filter(({ model }) => model === entry.id),
  })
  return [
    ...[...own.values()].map((entry) => about(entry, 'own')),
    ...catalog
      .filter(({ id }) => !own.has(id))
      .map((entry) => about(entry, entry.shipped ? 'shipped' : 'catalogue')),
  ]
}

/** Calls back with the overview now and whenever it has changed, until the signal aborts. */
export function watchOverview(
  onChange: (overview: Overview) => void,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): void {
  let reading: Promise<void> | null = null
  let isStale = false
  const read = (): void => {
    isStale = true
    reading ??= (async () => {
      while (isStale && !signal.aborted) {
        isStale = false
        const overview = await readOverview()
        if (!signal.aborted) onChange(overview)
      }
    })()
      .catch(onError)
      .finally(() => {
        reading = null
      })
  }
  onStoreChange(read, signal)
  read()
}
