/** Which builds of a model this computer would run, out of those that there are. Pure. */
import type { Gpu } from '../hardware/probe'
import type { Dtype } from '../messaging/contract'
import type { CatalogEntry } from './catalog'

const FOR_PROCESSOR: Dtype[] = ['q8', 'fp32', 'fp16']
const FOR_ADAPTER: Dtype[] = ['q4f16', 'fp16', 'q4']

/** Smaller models gain nothing on an adapter: MiniLM ran 9.6 times faster on the processor (transformers.js#1750). */
const ADAPTER_FROM_BYTES = 300e6

/**
 * One that the processor runs, always: whatever becomes of the adapter, no fallback waits for a download. Where there is a
 * real adapter and the model is large, also the smallest that the adapter runs. Empty when none runs here.
 */
export function recommendedDtypes(
  entry: Pick<CatalogEntry, 'task' | 'avoid'>,
  builds: { dtype: Dtype; bytes: number }[],
  gpu: Gpu,
): Dtype[] {
  const find = (wanted: Dtype[], device: 'wasm' | 'webgpu') =>
    wanted
      .filter((dtype) => !entry.avoid?.some((one) => one.dtype === dtype && one.device === device))
      .map((dtype) => builds.find((build) => build.dtype === dtype))
      .find((build) => build !== undefined)
  const processor = find(FOR_PROCESSOR, 'wasm')
  if (!processor) return []
  if (gpu.kind !== 'adapter' || processor.bytes < ADAPTER_FROM_BYTES) return [processor.dtype]
  const adapter = find(
    FOR_ADAPTER.filter((dtype) => gpu.adapter.fp16 || !dtype.endsWith('16')),
    'webgpu',
  )
  return adapter && adapter.dtype !== processor.dtype ? [processor.dtype, adapter.dtype] : [processor.dtype]
}
