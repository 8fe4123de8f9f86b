/**
 * What a browser's processes hold in memory together: proportional set size, in which a page that two of them share counts
 * once. From Linux's /proc (https://docs.kernel.org/filesystems/proc.html, `smaps_rollup`); elsewhere nobody tells.
 */
import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import type { Browser } from 'playwright'

interface Processes {
  processInfo: { id: number; type: string }[]
}

export interface Memory {
  totalBytes: number
  /** Pages and their Workers. */
  rendererBytes: number
  /** Of the one that holds most: with an extension at work, its own. */
  largestRendererBytes: number
}

export const canMeasureMemory = platform() === 'linux'

export async function memoryReader(browser: Browser): Promise<() => Promise<Memory>> {
  const session = await browser.newBrowserCDPSession()
  return async () => {
    const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as Processes
    const memory = { totalBytes: 0, rendererBytes: 0, largestRendererBytes: 0 }
    for (const { id, type } of processInfo) {
      const bytes = proportionalSetBytes(id)
      memory.totalBytes += bytes
      if (type !== 'renderer') continue
      memory.rendererBytes += bytes
      memory.largestRendererBytes = Math.max(memory.largestRendererBytes, bytes)
    }
    return memory
  }
}

function proportionalSetBytes(id: number): number {
  try {
    const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024
  } catch {
    return 0 // it has just ended
  }
}
