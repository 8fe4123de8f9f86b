/**
 * On which rungs a model may be tried here, best first.
 *
 *   builds on disk ─► adapter rungs: real adapter, shader-f16 for *f16, largest tensor fits, tested right ─┐ faster first
 *                └──► processor rungs: q8 before fp32 before fp16, threads before one ────────────────────┴─► not in quarantine
 *
 * Which builds a device may be given stands in `build-rules.ts`. Besides:
 *   tested before it is trusted   an adapter that computes wrongly does so in silence: transformers.js#1728
 *   software adapters never       WebGPU drawn by the processor is some 370 times slower than the processor itself (measured)
 */
import type { AdapterFacts, Gpu } from '../hardware/probe'
import type { Rung, RungReason } from '../messaging/contract'
import type { Verdict } from '../messaging/models-contract'
import { adapterDtypes, processorDtypes } from './build-rules'
import type { RunnableModel } from './runnable'
import { rungKey } from './store/verdicts'

export interface Ladder {
  rungs: Rung[]
  /** Why the first one is the first. */
  why: RungReason
  /** The verdict that keeps a better rung, or every rung, out. */
  quarantined?: Verdict
}

export interface LadderFacts {
  gpu: Gpu
  /** Name of the adapter in verdicts, see `adapterKey`. */
  adapter: string
  threads: number
  /** Of this model and commit. */
  verdicts: Verdict[]
  /** The reader's own choice. */
  preferred?: Rung
  nowMs: number
}

export function ladder(model: RunnableModel, facts: LadderFacts): Ladder {
  const processor = processorRungs(model, facts.threads)
  const { preferred } = facts
  if (preferred && model.builds[preferred.dtype]) {
    const others = processor.filter((rung) => rungKey(rung) !== rungKey(preferred))
    return withoutQuarantined({ rungs: [preferred, ...others], why: 'chosen' }, facts)
  }
  if (facts.gpu.kind === 'none') return withoutQuarantined({ rungs: processor, why: 'no-adapter' }, facts)
  if (facts.gpu.kind === 'software')
    return withoutQuarantined({ rungs: processor, why: 'software-adapter' }, facts)
  return withoutQuarantined(withAdapter(model, facts.gpu.adapter, processor, facts), facts)
}

/** Every rung of the adapter that may be tested, tested or not. */
export function adapterRungs(model: RunnableModel, adapter: AdapterFacts): Rung[] {
  const limit = Math.min(adapter.maxBufferSize, adapter.maxStorageBufferBindingSize)
  const largest = model.largestTensorBytes ?? model.entry.largestTensorBytes
  return adapterDtypes(model.entry, adapter)
    .filter((dtype) => model.builds[dtype] !== undefined && (largest?.[dtype] ?? 0) <= limit)
    .map((dtype) => ({ device: 'webgpu', dtype, threads: 1 }))
}

export function processorRungs(model: RunnableModel, threads: number): Rung[] {
  const dtype = processorDtypes(model.entry).find((one) => model.builds[one])
  if (!dtype) return []
  const single: Rung = { device: 'wasm', dtype, threads: 1 }
  return threads > 1 ? [{ ...single, threads }, single] : [single]
}

function withAdapter(
  model: RunnableModel,
  adapter: AdapterFacts,
  processor: Rung[],
  facts: LadderFacts,
): Ladder {
  const possible = adapterRungs(model, adapter)
  if (possible.length === 0) return { rungs: processor, why: 'no-adapter-build' }
  const verdictOf = (rung: Rung) => findVerdict(facts, rung)
  const passed = possible.filter((rung) => verdictOf(rung)?.outcome === 'passed')
  if (passed.length === 0) {
    const isFailed = possible.some((rung) => verdictOf(rung)?.outcome === 'failed')
    return { rungs: processor, why: isFailed ? 'adapter-failed' : 'adapter-untested' }
  }
  const speed = (rung: Rung) => verdictOf(rung)?.tokensPerSecond ?? 0
  const rungs = [...passed, ...processor].toSorted((a, b) =>
    // Of the processor's two, one thread is the fallback, whatever it measured.
    a.device === 'wasm' && b.device === 'wasm' ? 0 : speed(b) - speed(a),
  )
  return { rungs, why: rungs[0]?.device === 'webgpu' ? 'adapter-faster' : 'adapter-slower' }
}

export function findVerdict({ verdicts, adapter }: LadderFacts, rung: Rung): Verdict | undefined {
  const on = rung.device === 'webgpu' ? adapter : ''
  return verdicts.find((verdict) => verdict.adapter === on && rungKey(verdict.rung) === rungKey(rung))
}

function withoutQuarantined({ rungs, why }: Ladder, facts: LadderFacts): Ladder {
  const quarantined = (rung: Rung) => {
    const verdict = findVerdict(facts, rung)
    const isOut = verdict?.outcome === 'failed' && (verdict.retryAtMs ?? Infinity) > facts.nowMs
    return isOut ? verdict : undefined
  }
  const out = rungs.map(quarantined).filter((verdict) => verdict !== undefined)
  if (out.length === 0) return { rungs, why }
  const left = rungs.filter((rung) => !quarantined(rung))
  // The last resort is tried again however often it failed, unless it took the whole process with it.
  const last = rungs.findLast((rung) => quarantined(rung)?.error?.code !== 'process-died')
  if (left.length === 0 && last) left.push(last)
  const [worst] = out
  return { rungs: left, why: left[0] === rungs[0] ? why : 'fallback', ...(worst && { quarantined: worst }) }
}
