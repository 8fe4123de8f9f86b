/**
 * The selection path in the built extension, measured where a surface stands: an extension page that talks to the host over
 * a port, as the bubble does. Each figure is of one request from `postMessage` to the event that is named.
 */
import type { BrowserContext, Page } from 'playwright'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import { launchExtension, serviceWorker } from '../../scripts/launch-extension.ts'
import { type Measured, median, percentile } from './rows.ts'

const FIFTEEN_WORDS = 'Nous avons couru jusqu’à la gare hier soir, mais le dernier train était déjà parti.'
const COLD_RUNS = 9
/** V8 compiles the runtime in tiers: the first runs are several times slower and tell nothing about the steady state. */
const WARM_UP_RUNS = 20
const WARM_RUNS = 60

interface Timing {
  firstTokenMs: number
  finishedMs: number
  runMs: number
  tokens: number
}

export async function selection(): Promise<Measured[]> {
  const { context, extensionId } = await launchExtension({ extensionDir: CHROME_BUILD, headless: true })
  try {
    const page = await context.newPage()
    await page.goto(`chrome-extension://${extensionId}/translate.html`)
    return [...(await coldStart(context, page)), ...(await warm(page))]
  } finally {
    await context.close()
  }
}

async function coldStart(context: BrowserContext, page: Page): Promise<Measured[]> {
  const times: number[] = []
  for (let run = 0; run < COLD_RUNS; run++) {
    const worker = await serviceWorker(context)
    await worker.evaluate('chrome.offscreen.closeDocument().catch(() => {})')
    times.push((await translate(page)).firstTokenMs)
  }
  const about = { unit: 'ms', runs: COLD_RUNS, against: '–' }
  const bound =
    'creating the offscreen document and the Worker, compiling 16.8 MB of WebAssembly, building two ORT sessions'
  return [
    { ...about, name: 'cold-start', ours: median(times), bound },
    { ...about, name: 'cold-start.p95', ours: percentile(times, 95), bound },
  ]
}

async function warm(page: Page): Promise<Measured[]> {
  for (let run = 0; run < WARM_UP_RUNS; run++) await translate(page)
  const timings: Timing[] = []
  for (let run = 0; run < WARM_RUNS; run++) timings.push(await translate(page))
  const finished = timings.map((timing) => timing.finishedMs)
  const runs = timings.map((timing) => timing.runMs)
  const about = { unit: 'ms', runs: WARM_RUNS, against: 'the `session.run` calls of the same requests' }
  const bound = `${timings[0]?.tokens ?? 0} decoding steps of four beams, one after the other, each a \`session.run\` of a few milliseconds`
  return [
    { ...about, name: 'selection.warm.p50', ours: median(finished), other: median(runs), bound },
    {
      ...about,
      name: 'selection.warm.p95',
      ours: percentile(finished, 95),
      other: percentile(runs, 95),
      bound,
    },
    {
      name: 'selection.overhead',
      unit: 'ms',
      ours: median(timings.map((timing) => timing.finishedMs - timing.runMs)),
      other: 20,
      runs: WARM_RUNS,
      against: 'the aim',
      bound:
        'log-softmax over 4 × 8,192 scores at each step is a third of it (greedy, without it, it is about 20 ms); the rest is waking the background, opening a port, and reading messages between steps',
    },
  ]
}

async function translate(page: Page): Promise<Timing> {
  return await page.evaluate(timedRequest, FIFTEEN_WORDS)
}

/** Runs in the extension page. */
async function timedRequest(text: string): Promise<Timing> {
  const began = performance.now()
  const { runtime } = (globalThis as unknown as { chrome: { runtime: RuntimeInPage } }).chrome
  await runtime.sendMessage({ service: 'background', method: 'ensureHost', argument: null })
  const port = runtime.connect({ name: 'gloss:engine' })
  // Nothing from memory: decoding is what is measured.
  const argument = {
    texts: [text],
    source: 'fr',
    target: 'en',
    model: 'auto',
    priority: 'selection',
    isPrivate: true,
  }
  return await new Promise((resolve, reject) => {
    let firstTokenMs: number | null = null
    port.onMessage.addListener(({ type, item, error }) => {
      const now = performance.now() - began
      if (item?.type === 'partial') firstTokenMs ??= now
      if (item?.type === 'finished')
        resolve({
          firstTokenMs: firstTokenMs ?? now,
          finishedMs: now,
          runMs: item.figures.runMs,
          tokens: item.figures.tokens,
        })
      if (type === 'fail') reject(new Error(JSON.stringify(error)))
      if (type !== 'item') port.disconnect()
    })
    port.postMessage({ type: 'call', id: 1, method: 'translate', argument })
  })
}

interface PortMessage {
  type: string
  item?: { type: string; figures: { runMs: number; tokens: number } }
  error?: unknown
}

interface RuntimeInPage {
  sendMessage(message: unknown): Promise<unknown>
  connect(info: { name: string }): {
    postMessage(message: unknown): void
    disconnect(): void
    onMessage: { addListener(listener: (message: PortMessage) => void): void }
  }
}
