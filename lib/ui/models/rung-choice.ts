/** The rungs that a model could run on here: of its builds on disk, and whatever was measured. */
import { DTYPES, type Dtype, type Rung } from '../../messaging/contract'
import { missingFromBuild } from '../../models/build-files'
import type { KnownModel } from '../../models/overview'
import { rungKey as rungId } from '../../models/store/verdicts'

/** As `lib/models/ladder` has them: q8 computes wrongly on adapters, q4 is slow on the processor. */
const ON_PROCESSOR: ReadonlySet<Dtype> = new Set(['q8', 'fp32', 'fp16'])
const ON_ADAPTER: ReadonlySet<Dtype> = new Set(['q4f16', 'fp16', 'q4', 'fp32'])

/** Builds that are whole here. */
export function dtypesHere({ entry, stored, origin }: KnownModel): Dtype[] {
  if (origin === 'shipped') return entry.dtypes
  const whole = stored.flatMap(({ files }) => files).filter(({ state }) => state === 'complete')
  return DTYPES.filter((dtype) => missingFromBuild(whole, entry.task, dtype).length === 0)
}

export function possibleRungs(model: KnownModel, threads: number): Rung[] {
  const rungs = dtypesHere(model).flatMap((dtype): Rung[] => [
    ...(ON_PROCESSOR.has(dtype) ? processorRungs(dtype, threads) : []),
    ...(ON_ADAPTER.has(dtype) ? [{ device: 'webgpu', dtype, threads: 1 } as const] : []),
  ])
  const all = [...rungs, ...model.verdicts.map(({ rung }) => rung)]
  return [...new Map(all.map((rung) => [rungId(rung), rung])).values()]
}

const processorRungs = (dtype: Dtype, threads: number): Rung[] =>
  (threads > 1 ? [threads, 1] : [1]).map((count) => ({ device: 'wasm', dtype, threads: count }))

export { rungId }
