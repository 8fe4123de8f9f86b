/**
 * Summaries and rankings in the built extension, measured where the side panel stands: an extension page that talks to the host
 * over a port. Everything with what ships: the extract and the small embedder.
 */
import { join } from 'node:path'
import type { Browser } from 'playwright'
import type { Passage } from '../../lib/messaging/reading-contract.ts'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import { launchExtension } from '../../scripts/launch-extension.ts'
import { type HostClient, hostClient } from '../e2e/host-client.ts'
import type { EmbedContest } from './embed/contest.ts'
import { withPage } from './open-page.ts'
import { canMeasureMemory, memoryReader } from './process-memory.ts'
import { passages } from './reading-text.ts'
import { type Measured, median } from './rows.ts'

const WORDS = [500, 5000, 50_000]
const PASSAGES = 1000
const ROUNDS = 3
const COLD_ROUNDS = 2
const PIPELINE_ROUNDS = 2
const SAMPLE_EVERY_MS = 100
const WARM_AIM_MS = 50
/** Of the pipeline's time, a quarter: the aim. */
const PIPELINE_AIM = 4

export async function reading(): Promise<Measured[]> {
  const { context, extensionId } = await launchExtension({ extensionDir: CHROME_BUILD, headless: true })
  try {
    const host = await hostClient(context, extensionId)
    const rows = [...(await ranking(host)), ...(await firstWords(host))]
    if (canMeasureMemory) rows.push(await memory(host, context.browser()!))
    return [...rows, await versusPipeline()]
  } finally {
    await context.close()
  }
}

const rankRequest = (texts: Passage[], isPrivate: boolean) => ({
  passages: texts,
  language: 'en',
  query: 'Which ship was lost on the rock?',
  queryLanguage: 'en',
  isPrivate,
})

const summaryRequest = (texts: Passage[]) => ({
  passages: texts,
  language: 'en',
  outputLanguage: 'en',
  kind: 'paragraph',
  length: 'medium',
  isPrivate: true,
})

async function ranking(host: HostClient): Promise<Measured[]> {
  const texts = passages((count) => count >= PASSAGES)
  const timed = async (texts: Passage[], isPrivate: boolean, rounds: number) => {
    const times: number[] = []
    for (let round = 0; round < rounds; round++)
      times.push(await timeOf(host, 'reading.rank', rankRequest(texts, isPrivate), null))
    return median(times)
  }
  await timed(texts.slice(0, 50), true, 1) // loads the model
  const cold = await timed(texts, true, COLD_ROUNDS)
  await timed(texts, false, 1) // fills the memory
  const warm = await timed(texts, false, ROUNDS)
  const about = { unit: 'ms', runs: ROUNDS }
  console.log(`  ${PASSAGES} passages: ${Math.round(cold)} ms cold, ${Math.round(warm)} ms warm`)
  return [
    {
      ...about,
      name: 'rank.1000.cold',
      ours: cold,
      runs: COLD_ROUNDS,
      against: '–',
      bound: `${PASSAGES} passages of ${averageWords(texts)} words through six layers of width 384, in batches of like length; the model is loaded, no vector known`,
    },
    {
      ...about,
      name: 'rank.1000.warm',
      ours: warm,
      other: WARM_AIM_MS,
      against: 'the aim',
      bound: 'the passages over the port as JSON, the question embedded, a thousand dot products',
    },
  ]
}

async function firstWords(host: HostClient): Promise<Measured[]> {
  const rows: Measured[] = []
  for (const wanted of WORDS) {
    const texts = passages((_, words) => words >= wanted)
    const first: number[] = []
    const meaning: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      first.push(await timeOf(host, 'reading.summarise', summaryRequest(texts), { type: 'extract' }))
    for (let round = 0; round < COLD_ROUNDS; round++)
      meaning.push(await timeOf(host, 'reading.summarise', summaryRequest(texts), { rankedBy: 'meaning' }))
    console.log(
      `  ${wanted} words: ${Math.round(median(first))} ms, by meaning ${Math.round(median(meaning))} ms`,
    )
    const about = { unit: 'ms', runs: ROUNDS, against: '–' }
    rows.push(
      {
        ...about,
        name: `summary.first-word.${wanted}`,
        ours: median(first),
        bound:
          'the words of every sentence, their likeness to the whole, 400 of them at most compared each with each',
      },
      {
        ...about,
        name: `summary.by-meaning.${wanted}`,
        ours: median(meaning),
        runs: COLD_ROUNDS,
        bound: '400 sentences at most as vectors, the model loaded',
      },
    )
  }
  return rows
}

async function memory(host: HostClient, browser: Browser): Promise<Measured> {
  const read = await memoryReader(browser)
  const peakOf = async (words: number): Promise<number> => {
    const request = summaryRequest(passages((_, written) => written >= words))
    let peakBytes = 0
    const done = new AbortController()
    const watching = (async () => {
      while (!done.signal.aborted) {
        peakBytes = Math.max(peakBytes, (await read()).largestRendererBytes)
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS))
      }
    })()
    const { error } = await host.call('reading.summarise', request)
    done.abort()
    await watching
    if (error) throw new Error(JSON.stringify(error))
    return peakBytes
  }
  const [small, large] = [await peakOf(WORDS[0]!), await peakOf(WORDS.at(-1)!)]
  return {
    name: 'summary.memory',
    unit: 'MB',
    ours: large / 1e6,
    other: small / 1e6,
    runs: 1,
    against: `the same with ${WORDS[0]} words; ours is the peak of the extension’s process with ${WORDS.at(-1)}`,
    bound: 'the runtime and the embedder; the words of the text while they are counted',
  }
}

async function versusPipeline(): Promise<Measured> {
  const texts = passages((count) => count >= PASSAGES).map(({ text }) => text)
  return await withPage<EmbedContest, Measured>(join(import.meta.dirname, 'embed'), true, async (page) => {
    await page.evaluate((page) => page.load())
    const times = { ours: [] as number[], pipeline: [] as number[] }
    for (let round = 0; round <= PIPELINE_ROUNDS; round++) {
      const order = round % 2 === 0 ? (['ours', 'pipeline'] as const) : (['pipeline', 'ours'] as const)
      for (const side of order) {
        const given = round === 0 ? texts.slice(0, 100) : texts
        const ms = await page.evaluate((page, [side, given]) => page[side](given), [side, given] as const)
        if (round > 0) times[side].push(ms)
      }
    }
    return {
      name: 'rank.vs-pipeline',
      unit: 'ms',
      ours: median(times.ours),
      other: median(times.pipeline),
      runs: PIPELINE_ROUNDS,
      against: `a plain transformers.js feature-extraction pipeline, called for each of ${PASSAGES} passages; the aim is a ${PIPELINE_AIM}th of it`,
      bound: 'the multiplications of six layers: batches save calls and leave the processor the same work',
    }
  })
}

const averageWords = (texts: Passage[]): number =>
  Math.round(texts.reduce((sum, { text }) => sum + text.split(' ').length, 0) / texts.length)

/** From the call to the item that is wanted, or to the end; the call is left there. In the page, where no test's own wire is counted. */
async function timeOf(
  { page }: HostClient,
  method: string,
  argument: object,
  wanted: Record<string, unknown> | null,
): Promise<number> {
  return await page.evaluate(timedCall, [method, argument, wanted] as const)
}

/** Runs in the extension page. */
async function timedCall([method, argument, wanted]: readonly [
  string,
  object,
  Record<string, unknown> | null,
]): Promise<number> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: any } }).chrome // oxlint-disable-line no-explicit-any -- the page's own API
  await runtime.sendMessage({ service: 'background', method: 'ensureHost', argument: null })
  const port = runtime.connect({ name: 'gloss:engine' })
  const began = performance.now()
  return await new Promise((resolve, reject) => {
    port.onMessage.addListener(
      (message: { type: string; item?: Record<string, unknown>; error?: unknown }) => {
        const { item } = message
        const isWanted =
          wanted && item && Object.entries(wanted).every(([name, value]) => item[name] === value)
        if (message.type === 'fail') reject(new Error(JSON.stringify(message.error)))
        if (!isWanted && message.type !== 'end') return
        resolve(performance.now() - began)
        port.disconnect()
      },
    )
    port.postMessage({ type: 'call', id: 1, method, argument })
  })
}
