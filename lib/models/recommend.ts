/** Which builds of a model this computer would run, out of those that there are. Pure. */
import type { Gpu } from '../hardware/probe'
import type { Dtype } from '../messaging/contract'
import { adapterDtypes, processorDtypes } from './build-rules'
import type { CatalogEntry } from './catalog'

/** Smaller models gain nothing on an adapter: MiniLM ran 9.6 times faster on the processor (transformers.js#1750). */
const ADAPTER_FROM_BYTES = 300e6

/**
 * One that the processor runs, always: whatever becomes of the adapter, no fallback waits for a download. Where there is a
 * real adapter and the model is large, also the smallest that the adapter runs. Empty when none runs here.
 */
export function recommendedDtypes(
  entry: Pick<CatalogEntry, 'avoid'>,
  builds: { dtype: Dtype; bytes: number }[],
  gpu: Gpu,
): Dtype[] {
  const first = (wanted: Dtype[]) =>
    wanted.map((dtype) => builds.find((build) => build.dtype === dtype)).find((build) => build !== undefined)
  const processor = first(processorDtypes(entry))
  if (!processor) return []
  if (gpu.kind !== 'adapter' || processor.bytes < ADAPTER_FROM_BYTES) return [processor.dtype]
  // What the processor runs in 32 bits an adapter may run as well; it is no other build.
  const adapter = first(adapterDtypes(entry, gpu.adapter).filter((dtype) => dtype !== 'fp32'))
  return adapter && adapter.dtype !== processor.dtype ? [processor.dtype, adapter.dtype] : [processor.dtype]
}
