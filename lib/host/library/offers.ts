/** What would make a pair of languages possible: the models to fetch, their sizes, how long it would take. */
import type { Adapter } from '../../hardware/adapter'
import type { LanguageTag } from '../../messaging/contract'
import { GlossError, toErrorData } from '../../messaging/errors'
import type { Offer, OfferedModel } from '../../messaging/models-contract'
import { catalog } from '../../models/catalog'
import { wantedModels } from '../../models/choose'
import { runnableModels } from '../../models/runnable'
import { networkFacts } from '../../models/store/facts'
import { filesOfBuilds, hubAddress, listAtHub, total } from './listing'

type Way = ReturnType<typeof wantedModels>[number]

/** So many ways are asked for when the hub does not have the ones before; who knows more is a catalogue out of date. */
const MOST_WAYS = 3

/** Null: nothing in the catalogue translates the pair. */
export async function offerFor(
  source: LanguageTag,
  target: LanguageTag,
  adapter: Adapter,
  signal: AbortSignal,
): Promise<Offer | null> {
  const ways = wantedModels(catalog, source, target).filter((way) =>
    way.every(({ entry }) => entry.page || entry.shipped),
  )
  const [first] = ways
  if (!first) return null
  const about = { host: new URL(await hubAddress()).host }
  let problem: unknown
  for (const way of ways.slice(0, MOST_WAYS)) {
    try {
      return { ...about, ...(await priced(way, adapter, signal)) }
    } catch (error) {
      if (signal.aborted) throw error
      problem ??= error
      if (!isMissing(error)) break
    }
  }
  return { ...about, ...unpriced(first), problem: toErrorData(problem) }
}

async function priced(way: Way, adapter: Adapter, signal: AbortSignal): Promise<Omit<Offer, 'host'>> {
  const here = new Set((await runnableModels()).map(({ entry }) => entry.id))
  const models: OfferedModel[] = []
  for (const leg of way) {
    if (here.has(leg.entry.id)) {
      models.push({ ...offered(leg), bytes: 0 })
      continue
    }
    const { listing, answer, entry } = await listAtHub(leg.entry.id, 'main', adapter, signal)
    if (answer.recommended.length === 0) throw new GlossError('no-processor-build', { model: entry.id })
    const wanted = filesOfBuilds(listing.files, entry, answer.recommended)
    models.push({ ...offered(leg), dtypes: answer.recommended, bytes: total(wanted) })
  }
  const bytes = models.reduce((sum, model) => sum + (model.bytes ?? 0), 0)
  const { bytesPerSecond } = (await networkFacts()) ?? {}
  return {
    models,
    ...pivotOf(way),
    bytes,
    ...(bytesPerSecond && { secondsLeft: bytes / bytesPerSecond }),
  }
}

const unpriced = (way: Way): Omit<Offer, 'host'> => ({ models: way.map(offered), ...pivotOf(way) })

const offered = ({ entry, source, target }: Way[number]): OfferedModel => ({
  id: entry.id,
  name: entry.name,
  source,
  target,
  ...(entry.licence && { licence: entry.licence }),
  publisher: entry.publisher,
  dtypes: [],
})

const pivotOf = (way: Way) => (way.length > 1 ? { pivot: way[0]!.target } : {})

const isMissing = (error: unknown) =>
  error instanceof GlossError && /^(repository-|revision-|build-missing|no-processor-build)/.test(error.code)
