/** What this computer offers, in words, and why it does not offer more. */
import type { BrowserFacts } from '../../hardware/browser'
import type { AdapterFacts, Gpu, HardwareFacts, Memory } from '../../hardware/probe'
import type { ThreadFacts } from '../../messaging/contract'
import { counted } from '../counted'
import { byteSize } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'

/** "nvidia hopper", or the driver's own sentence where the browser gives it. */
export const adapterName = ({ description, vendor, architecture }: AdapterFacts) =>
  description || [vendor, architecture].filter((part) => part !== '').join(' ') || words('hardware.unnamed')

export function gpuLine(gpu: Gpu): string {
  if (gpu.kind === 'none') return words('hardware.none')
  return gpu.kind === 'software' ? words('hardware.software') : adapterName(gpu.adapter)
}

export const hardwareMore = ({ threads, memory }: HardwareFacts) =>
  factsInRow(counted('hardware.threadCount', threads.count), memoryBrief(memory))

function memoryBrief(memory: Memory): string {
  if (memory.kind === 'unknown') return ''
  const size = byteSize(memory.bytes)
  return memory.kind === 'about'
    ? words('hardware.memoryAboutBrief', { size })
    : words('hardware.memoryAtLeastBrief', { size })
}

export function hardwareFacts({ gpu, threads, memory, browser }: HardwareFacts): [string, string][] {
  return [
    [words('hardware.graphics'), graphicsWords(gpu)],
    ...(gpu.kind === 'none' ? [] : adapterRows(gpu.adapter)),
    [words('hardware.processor'), counted('hardware.cores', threads.cores)],
    [words('hardware.threads'), threadWords(threads)],
    [words('hardware.memory'), memoryWords(memory)],
    [words('hardware.browser'), browserWords(browser)],
  ]
}

function graphicsWords(gpu: Gpu): string {
  if (gpu.kind === 'adapter') return adapterName(gpu.adapter)
  if (gpu.kind === 'software') return words('hardware.softwareWhy', { name: adapterName(gpu.adapter) })
  if (gpu.why === 'threw') return words('hardware.noneThrew', { reason: gpu.reason })
  return gpu.why === 'no-api' ? words('hardware.noneNoApi') : words('hardware.noneRefused')
}

const adapterRows = ({
  fp16,
  maxBufferSize,
  maxStorageBufferBindingSize,
}: AdapterFacts): [string, string][] => [
  [words('hardware.fp16'), fp16 ? words('hardware.fp16Yes') : words('hardware.fp16No')],
  [
    words('hardware.limits'),
    words('hardware.limitsLine', {
      buffer: byteSize(maxBufferSize),
      binding: byteSize(maxStorageBufferBindingSize),
    }),
  ],
]

export function threadWords({ count, cores, limit }: ThreadFacts): string {
  if (limit === 'not-isolated') return words('hardware.threadsOff')
  if (limit === 'cap') return words('hardware.threadsCapped', { count })
  if (cores === 1) return words('hardware.threadsOneCore')
  return count === cores ? words('hardware.threadsOn', { count }) : words('hardware.threadsSpared', { count })
}

export function memoryWords(memory: Memory): string {
  if (memory.kind === 'unknown') return words('hardware.memoryUnknown')
  const size = byteSize(memory.bytes)
  return memory.kind === 'about'
    ? words('hardware.memoryAbout', { size })
    : words('hardware.memoryAtLeast', { size })
}

const browserWords = (browser: BrowserFacts | null): string =>
  browser
    ? words('hardware.browserLine', { name: browser.name, version: browser.version })
    : words('hardware.browserUnknown')
