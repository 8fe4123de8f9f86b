/** `dom.walk`, `dom.memory`: what a node costs on pages of 1,000, 10,000 and 100,000 of them, lib/page alone in Chromium. */
import type { Browser, CDPSession, JSHandle } from 'playwright'
import { withPage } from '../open-page.ts'
import { type Measured, median } from '../rows.ts'
import type { PageContest } from './contest.ts'

const SIZES = [1000, 10_000, 100_000]
/** About as many nodes are walked at each size. */
const WALKED_NODES = 300_000
const LEAST_ROUNDS = 5
const MEMORY_ROUNDS = 3

export async function sizes(): Promise<Measured[]> {
  return await withPage<PageContest, Measured[]>(import.meta.dirname, false, async (page, browser) => [
    await walk(page),
    await memory(page, browser),
  ])
}

async function walk(page: JSHandle<PageContest>): Promise<Measured> {
  const costs: number[] = []
  let runs = 0
  // The code is compiled before it is measured.
  await page.evaluate((page) => void page.build(10_000))
  await page.evaluate((page) => void page.walk(20))
  for (const size of SIZES) {
    const nodes = await page.evaluate((page, size) => page.build(size), size)
    const rounds = Math.max(LEAST_ROUNDS, Math.round(WALKED_NODES / size))
    const times = await page.evaluate((page, rounds) => page.walk(rounds), rounds)
    costs.push((median(times) / nodes) * 1000)
    runs = rounds
  }
  console.log(`  walk: ${costs.map((cost) => cost.toFixed(2)).join(', ')} µs a node`)
  return {
    name: 'dom.walk',
    unit: 'µs/node',
    ours: costs.at(-1)!,
    other: costs[0]!,
    runs,
    against: `the same with ${SIZES[0]} nodes, ours with ${SIZES.at(-1)}; the aim is a ratio of 1.2`,
    bound: `${costs[1]!.toPrecision(3)} µs with ${SIZES[1]}; one \`getComputedStyle\` an element, and the processor's caches, in which a large page has no place`,
  }
}

async function memory(page: JSHandle<PageContest>, browser: Browser): Promise<Measured> {
  const session = await sessionOf(browser)
  const costs: number[] = []
  let units = 0
  // Compiled code is no part of a page's cost.
  await page.evaluate((page, size) => void page.build(size), SIZES[0]!)
  await page.evaluate((page) => page.translate())
  await page.evaluate((page) => page.restore())
  for (const size of SIZES) {
    const kept: number[] = []
    for (let round = 0; round < MEMORY_ROUNDS; round++) {
      const nodes = await page.evaluate((page, size) => page.build(size), size)
      const before = await usedBytes(session)
      units = await page.evaluate((page) => page.translate())
      const bytes = (await usedBytes(session)) - before
      await page.evaluate((page) => page.restore())
      kept.push(bytes / nodes)
    }
    costs.push(median(kept))
    console.log(`  memory at ${size}: ${Math.round(median(kept))} bytes a node`)
  }
  return {
    name: 'dom.memory',
    unit: 'bytes/node',
    ours: costs.at(-1)!,
    other: costs[0]!,
    runs: MEMORY_ROUNDS,
    against: `the same with ${SIZES[0]} nodes, ours with ${SIZES.at(-1)}; all of the page translated; the aim is a ratio of 1.2`,
    bound: `for each of ${units} units its text, slots and state, for each text node the page's own words and ours, and the browser's wrapper of it`,
  }
}

async function sessionOf(browser: Browser): Promise<CDPSession> {
  const [context] = browser.contexts()
  const page = context!.pages().find((page) => page.url().startsWith('http'))
  return await context!.newCDPSession(page!)
}

/** JavaScript's heap and the browser's own of the page, after what is not needed has gone. */
async function usedBytes(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage')
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number
    embedderHeapUsedSize?: number
  }
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0)
}
