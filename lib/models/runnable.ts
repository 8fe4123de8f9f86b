/** The models that can run now: shipped with the extension, or whole in the store. */
import type { Dtype } from '../messaging/contract'
import { DTYPES } from '../messaging/contract'
import type { ModelFiles } from '../messaging/realm-contract'
import { filesOfBuild, missingFromBuild } from './build-files'
import { type CatalogEntry, catalog } from './catalog'
import { readShipped } from './shipped'
import { type StoredModel, storedModels } from './store/models'
import { readModel } from './store/read'

export interface BuildFile {
  path: string
  bytes: number
}

export interface RunnableModel {
  entry: CatalogEntry
  /** Of the hub or the import; `shipped` for a model inside the extension. */
  commit: string
  /** The files of every build that is whole here. */
  builds: Partial<Record<Dtype, BuildFile[]>>
  /** The largest tensor of a build, read from its files. */
  largestTensorBytes?: Partial<Record<Dtype, number>>
  /** Imported or fetched to be tried: runs when it is named, and is never chosen by itself. */
  isDraft: boolean
  /** The revision before, kept until this one has run. */
  before?: RunnableModel
}

const SHIPPED = 'shipped'

export async function runnableModels(): Promise<RunnableModel[]> {
  // In a window that keeps no files there are still the shipped ones.
  const stored = await storedModels().catch(() => [])
  const byId = Map.groupBy(stored, ({ id }) => id)
  return [...[...byId.values()].flatMap(fromStore), ...shippedModels]
}

/** The newest revision of which a build is whole, and the one before it. */
function fromStore(revisions: StoredModel[]): RunnableModel[] {
  let model: RunnableModel | undefined
  for (const stored of revisions.toSorted((a, b) => a.addedAtMs - b.addedAtMs)) {
    const entry = stored.entry ?? catalog.find(({ id }) => id === stored.id)
    if (!entry) continue
    const builds = wholeBuilds(entry, stored)
    if (Object.keys(builds).length === 0) continue
    const { commit, isDraft = false, largestTensorBytes } = stored
    const revision = { entry, commit, builds, isDraft, ...(largestTensorBytes && { largestTensorBytes }) }
    model = model ? { ...revision, before: model } : revision
  }
  return model ? [model] : []
}

function wholeBuilds({ task }: CatalogEntry, { files }: StoredModel): RunnableModel['builds'] {
  const whole = files.filter(({ state }) => state === 'complete')
  return Object.fromEntries(
    DTYPES.filter((dtype) => {
      if (missingFromBuild(whole, task, dtype).length > 0) return false
      // A part of the build that is wanted and has not come yet.
      return filesOfBuild(files, task, dtype).every(({ state }) => state === 'complete')
    }).map((dtype) => [dtype, filesOfBuild(whole, task, dtype)]),
  )
}

const shippedModels: RunnableModel[] = catalog.flatMap((entry) => {
  if (!entry.shipped) return []
  const files = Object.entries(entry.shipped).map(([path, { bytes }]) => ({ path, bytes }))
  const builds = Object.fromEntries(entry.dtypes.map((dtype) => [dtype, files]))
  return [{ entry, commit: SHIPPED, builds, isDraft: false }]
})

export const buildBytes = (model: RunnableModel, dtype: Dtype): number =>
  (model.builds[dtype] ?? []).reduce((sum, { bytes }) => sum + bytes, 0)

/**
 * The files of a build in memory, as a realm is handed them.
 * @param root address of the extension, `chrome-extension://…/`
 * @param onBytes called with the bytes read so far, of `buildBytes`
 * @throws GlossError model-file-missing | model-file-size | model-file-altered | model-not-whole
 */
export async function readBuild(
  model: RunnableModel,
  dtype: Dtype,
  root: string,
  onBytes: (bytes: number) => void,
): Promise<ModelFiles> {
  if (model.commit === SHIPPED) return await readShipped(model.entry, root, onBytes)
  const paths = (model.builds[dtype] ?? []).map(({ path }) => path)
  return await readModel(model.entry.id, paths, model.commit, onBytes)
}
