/**
 * Which builds a device may be given, best first. Sources of the rules (evidence in the issue threads):
 *
 *   q8 on the processor only      wrong numbers on adapters: transformers.js#1512, #1317, #1286, onnxruntime#25227
 *   q4 never on the processor     MatMulNBits there is four to seven times slower than q8 (measured)
 *   *16 wants shader-f16          without it the load fails late, or never starts
 */
import type { AdapterFacts } from '../hardware/probe'
import type { Dtype } from '../messaging/contract'
import type { CatalogEntry } from './catalog'

type Avoiding = Pick<CatalogEntry, 'avoid'>

const ON_PROCESSOR: Dtype[] = ['q8', 'fp32', 'fp16']
/** Half the bytes first. */
const ON_ADAPTER: Dtype[] = ['q4f16', 'fp16', 'q4', 'fp32']

export const processorDtypes = (entry: Avoiding): Dtype[] =>
  ON_PROCESSOR.filter((dtype) => !isAvoided(entry, dtype, 'wasm'))

export const adapterDtypes = (entry: Avoiding, { fp16 }: AdapterFacts): Dtype[] =>
  ON_ADAPTER.filter((dtype) => (fp16 || !dtype.endsWith('16')) && !isAvoided(entry, dtype, 'webgpu'))

/** A public report says that it computes wrongly there. */
const isAvoided = ({ avoid = [] }: Avoiding, dtype: Dtype, device: 'wasm' | 'webgpu') =>
  avoid.some((one) => one.dtype === dtype && one.device === device)
