import type { Rung } from '../messaging/contract'
import { counted } from './counted'
import { words } from './words'

/** "processor, 2 threads" or "graphics adapter, fp16". */
export function rungWords({ device, dtype, threads }: Rung): string {
  if (device === 'webgpu') return words('engine.adapter', { dtype })
  return counted('engine.processor', threads)
}
