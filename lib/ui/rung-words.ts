import type { Rung } from '../messaging/contract'
import { words } from './words'

/** "processor, 2 threads" or "graphics adapter, fp16". */
export function rungWords({ device, dtype, threads }: Rung): string {
  if (device === 'webgpu') return words('engine.adapter', { dtype })
  return threads > 1 ? words('engine.processorThreads', { count: threads }) : words('engine.processor')
}
