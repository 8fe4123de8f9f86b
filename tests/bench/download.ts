/** Downloads from a hub on this computer: as fast as plain `fetch`? And how much memory does a large one take? */
import { join } from 'node:path'
import type { Browser, JSHandle } from 'playwright'
import { startHub } from '../hub/hub-server.ts'
import type { DownloadContest, Round } from './download/contest.ts'
import { withPage } from './open-page.ts'
import { type Memory, canMeasureMemory, memoryReader } from './process-memory.ts'
import { type Measured, median } from './rows.ts'

const MB = 1 << 20
const SPEED_BYTES = 128 * MB
const ROUNDS = 5
const MEMORY_BYTES = 1024 * MB
const MEMORY_AIM_MB = 150
const LOOK_EVERY_MS = 50

export async function download(): Promise<Measured[]> {
  const hub = await startHub()
  const one = (id: string, bytes: number) =>
    hub.add({ id, files: { 'onnx/model.onnx': { bytes, seed: 1 } } }).id
  const [fast, large] = [one('bench/fast', SPEED_BYTES), one('bench/large', MEMORY_BYTES)]
  const folder = join(import.meta.dirname, 'download')
  try {
    return await withPage<DownloadContest, Measured[]>(folder, false, async (page, browser) => {
      const memory = canMeasureMemory ? await downloadMemory(page, browser, hub.url, large) : []
      return [...(await versusFetch(page, hub.url, fast)), ...memory]
    })
  } finally {
    await hub.close()
  }
}

async function versusFetch(page: JSHandle<DownloadContest>, hub: string, model: string): Promise<Measured[]> {
  const rounds: Round[] = []
  // The first round opens files and connections for the first time, and is not kept.
  for (let turn = 0; turn <= ROUNDS; turn++) {
    const round = await page.evaluate((page, [hub, model, turn]) => page.round(hub, model, turn), [
      hub,
      model,
      turn,
    ] as const)
    if (turn > 0) rounds.push(round)
  }
  const speed = (of: (round: Round) => number) =>
    median(rounds.map((round) => (SPEED_BYTES / MB / of(round)) * 1000))
  const about = { unit: 'MB/s', ours: speed((round) => round.oursMs), runs: rounds.length }
  const bound =
    'the processor, which hub, network process, writing Worker and digest thread share; on top of what `fetch` does, ours flushes, records and computes SHA-256 in WebAssembly (240 MB/s on a core)'
  return [
    {
      ...about,
      name: 'download.vs-fetch',
      other: speed((round) => round.pipedMs),
      against: '`fetch` piped into a writable file of OPFS, unverified',
      bound,
    },
    {
      ...about,
      name: 'download.vs-fetch-sync',
      other: speed((round) => round.synchronousMs),
      against: '`fetch` in a Worker, written through a synchronous handle, unverified',
      bound,
    },
  ]
}

async function downloadMemory(
  page: JSHandle<DownloadContest>,
  browser: Browser,
  hub: string,
  model: string,
): Promise<Measured[]> {
  const read = await memoryReader(browser)
  const idle: Memory[] = []
  for (let look = 0; look < 10; look++) idle.push(await read())
  const before = (of: (memory: Memory) => number) => median(idle.map(of))

  const during: Memory[] = []
  const looks = setInterval(() => void read().then((memory) => during.push(memory)), LOOK_EVERY_MS)
  await page.evaluate((page, [hub, model]) => page.download(hub, model), [hub, model] as const)
  clearInterval(looks)
  const above = (of: (memory: Memory) => number) => (Math.max(...during.map(of)) - before(of)) / 1e6
  const renderer = Math.round(above((memory) => memory.rendererBytes))
  return [
    {
      name: 'download.memory',
      unit: 'MB',
      ours: above((memory) => memory.totalBytes),
      other: MEMORY_AIM_MB,
      runs: 1,
      against: 'the aim',
      bound: `peak above idle of all processes of the browser together, 1 GB; the renderer alone ${renderer} MB: two Workers with their runtimes, 8 MB of blocks under way to the digest, the connections' buffers`,
    },
  ]
}
