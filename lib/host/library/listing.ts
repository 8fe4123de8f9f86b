/** What a hub has of a model, as this computer would fetch it. */
import type { Adapter } from '../../hardware/adapter'
import { modelMemoryBytes } from '../../hardware/model-memory'
import { type NavigatorLike, memory } from '../../hardware/probe'
import { DTYPES, type Dtype } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import type { ModelListing } from '../../messaging/models-contract'
import { filesOfBuild, missingFromBuild } from '../../models/build-files'
import { type CatalogEntry, catalog } from '../../models/catalog'
import type { ModelFile } from '../../models/content-id'
import { HUGGING_FACE, listModel } from '../../models/hub'
import { inspectListing } from '../../models/hub-inspect'
import type { Listing } from '../../models/hub-listing'
import { ownEntry } from '../../models/inspect/own-entry'
import { recommendedDtypes } from '../../models/recommend'
import { preferences } from '../../models/store/facts'
import { storedModels } from '../../models/store/models'

export interface Listed {
  entry: CatalogEntry
  listing: Listing
  answer: ModelListing
}

/** The hub, or the mirror that the reader has set. */
export const hubAddress = async () => (await preferences()).host ?? HUGGING_FACE

/**
 * Asks the hub for a model at a revision, `main` for the newest.
 * @throws GlossError of the hub client | build-missing | repository-gated
 */
export async function listAtHub(
  id: string,
  revision: string,
  adapter: Adapter,
  signal: AbortSignal,
): Promise<Listed> {
  const host = await hubAddress()
  const listing = await listModel(id, revision, { host, signal })
  if (listing.gated) throw new GlossError('repository-gated', { host: new URL(host).host, model: id })
  const entry = (await knownEntry(id)) ?? (await unknownEntry(id, listing, host, signal))
  const builds = await listedBuilds(entry, listing.files)
  if (builds.length === 0) throw noBuild(entry, listing)
  const { name, task, licence, publisher } = entry
  const answer: ModelListing = {
    model: id,
    name,
    task,
    commit: listing.commit,
    ...(licence && { licence }),
    publisher,
    host: new URL(host).host,
    builds,
    recommended: recommendedDtypes(entry, builds, await adapter.gpu()),
  }
  return { entry, listing, answer }
}

async function knownEntry(id: string): Promise<CatalogEntry | undefined> {
  const known = catalog.find((entry) => entry.id === id)
  return known ?? (await storedModels()).find((model) => model.id === id)?.entry
}

/** Any repository that Gloss can run may be added by its id. */
async function unknownEntry(
  id: string,
  listing: Listing,
  host: string,
  signal: AbortSignal,
): Promise<CatalogEntry> {
  const { deviceMemory } = navigator as NavigatorLike
  const limit = modelMemoryBytes(memory(deviceMemory))
  return ownEntry(id, await inspectListing(listing, host, limit, signal))
}

async function listedBuilds(entry: CatalogEntry, files: ModelFile[]): Promise<ModelListing['builds']> {
  const here = new Set(
    (await storedModels()).flatMap((model) =>
      model.files.filter(({ state }) => state === 'complete').map(({ content }) => content),
    ),
  )
  return DTYPES.filter((dtype) => missingFromBuild(files, entry.task, dtype).length === 0).map((dtype) => {
    const build = filesOfBuild(files, entry.task, dtype)
    return {
      dtype,
      bytes: total(build),
      bytesToFetch: total(build.filter(({ content }) => !here.has(content))),
    }
  })
}

/** The files of several builds together, each once. */
export function filesOfBuilds(files: ModelFile[], entry: CatalogEntry, dtypes: Dtype[]): ModelFile[] {
  return [...new Set(dtypes.flatMap((dtype) => filesOfBuild(files, entry.task, dtype)))]
}

export const total = (files: { bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0)

function noBuild(entry: CatalogEntry, { files }: Listing): GlossError {
  const dtype: Dtype = 'q8'
  return new GlossError('build-missing', {
    dtype,
    files: missingFromBuild(files, entry.task, dtype).join(', '),
  })
}
