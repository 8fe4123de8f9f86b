/**
 * What this computer offers to a model, as far as the browser tells. Facts only: what to make of them is decided elsewhere.
 *
 * A missing adapter is the answer "no GPU", never a reason to ask further: `adapter?.requestDevice()` on null looks like
 * success. The browser's own AI interfaces are left alone: asking whether they are there has ended whole extension processes.
 */
import type { ThreadFacts } from '../messaging/contract'
import { reasonOf } from '../messaging/errors'
import { type BrowserFacts, type NamedNavigator, browserFacts } from './browser'
import { threadFacts } from './threads'

export interface HardwareFacts {
  gpu: Gpu
  threads: ThreadFacts
  memory: Memory
  storage: StorageFacts | null
  /** Null where the browser does not say, or says something that nobody knows. */
  browser: BrowserFacts | null
}

export type Gpu =
  /** A graphics adapter. */
  | { kind: 'adapter'; adapter: AdapterFacts }
  /** WebGPU drawn by the processor: correct, and slower than running the model there directly. */
  | { kind: 'software'; adapter: AdapterFacts }
  /** No WebGPU in this browser, none for extensions on this computer, or the question itself failed. */
  | { kind: 'none'; why: 'no-api' | 'refused' }
  | { kind: 'none'; why: 'threw'; reason: string }

export interface AdapterFacts {
  /** As the driver says it, the empty string where the browser keeps it back. */
  vendor: string
  architecture: string
  description: string
  fp16: boolean
  maxBufferSize: number
  maxStorageBufferBindingSize: number
}

/** Browsers round it to a power of two and stop at a cap, so that it does not single out a computer. */
export type Memory =
  | { kind: 'unknown' }
  | { kind: 'about'; bytes: number }
  | { kind: 'at-least'; bytes: number }

export interface StorageFacts {
  usage: number
  quota: number
}

/** The parts of `navigator` that are read; a test gives its own. */
export interface NavigatorLike extends NamedNavigator {
  hardwareConcurrency: number
  deviceMemory?: number
  gpu?: { requestAdapter(): Promise<AdapterLike | null> }
  storage?: { estimate(): Promise<{ usage?: number; quota?: number }> }
}

export interface AdapterLike {
  info: { vendor: string; architecture: string; description: string; isFallbackAdapter?: boolean }
  features: { has(feature: string): boolean }
  limits: { maxBufferSize: number; maxStorageBufferBindingSize: number }
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i
/** From here on a value may be the cap itself. */
const MEMORY_CAP_GB = 8

export async function probeHardware(
  from: NavigatorLike = navigator,
  isolated: boolean = crossOriginIsolated,
): Promise<HardwareFacts> {
  const [gpu, storage, browser] = await Promise.all([
    probeGpu(from.gpu),
    estimateStorage(from.storage),
    browserFacts(from),
  ])
  return {
    gpu,
    threads: threadFacts(isolated, from.hardwareConcurrency),
    memory: memory(from.deviceMemory),
    storage,
    browser,
  }
}

export async function probeGpu(gpu: NavigatorLike['gpu']): Promise<Gpu> {
  if (!gpu) return { kind: 'none', why: 'no-api' }
  try {
    const adapter = await gpu.requestAdapter()
    if (!adapter) return { kind: 'none', why: 'refused' }
    return { kind: isSoftware(adapter.info) ? 'software' : 'adapter', adapter: adapterFacts(adapter) }
  } catch (error) {
    return { kind: 'none', why: 'threw', reason: reasonOf(error) }
  }
}

function isSoftware({ isFallbackAdapter, vendor, architecture, description }: AdapterLike['info']): boolean {
  return isFallbackAdapter === true || SOFTWARE.test(`${vendor} ${architecture} ${description}`)
}

const adapterFacts = ({ info, features, limits }: AdapterLike): AdapterFacts => ({
  vendor: info.vendor,
  architecture: info.architecture,
  description: info.description,
  fp16: features.has('shader-f16'),
  maxBufferSize: limits.maxBufferSize,
  maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
})

export function memory(gigabytes: number | undefined): Memory {
  if (!gigabytes) return { kind: 'unknown' }
  return { kind: gigabytes < MEMORY_CAP_GB ? 'about' : 'at-least', bytes: gigabytes * 1e9 }
}

/** A private window may refuse, some browsers leave one of the two out. */
export async function estimateStorage(storage: NavigatorLike['storage']): Promise<StorageFacts | null> {
  const { usage, quota } = (await storage?.estimate().catch(() => null)) ?? {}
  return usage === undefined || quota === undefined ? null : { usage, quota }
}
