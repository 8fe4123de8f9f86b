/** Words per second of the engine against the plain transformers.js pipeline, in real Chromium, in one run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { ROOT } from '../../scripts/build-extension.ts'
import { QUIET_FLAGS, SANDBOX_FLAGS } from '../../scripts/chromium-flags.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import type { Round } from './engine/contest.ts'
import { type Measured, median } from './rows.ts'

/** A tenth of the text: the pipeline needs most of the time. */
const PARAGRAPHS = 40
const ROUNDS = 5

export async function engine(): Promise<Measured[]> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { exclude: ['@huggingface/transformers', 'onnxruntime-web'], noDiscovery: true },
    server: {
      host: '127.0.0.1',
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
    },
  })
  await server.listen()
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...QUIET_FLAGS, ...SANDBOX_FLAGS],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/engine/`)
    const text = readFileSync(join(import.meta.dirname, 'texts/fra.txt'), 'utf8')
    const paragraphs = text.split(/\n+/).filter(Boolean).slice(0, PARAGRAPHS)
    const rounds = (await page.evaluate(
      ([texts, count]) =>
        (globalThis as never as { contest: (...given: unknown[]) => unknown }).contest(texts, count),
      [paragraphs, ROUNDS] as const,
    )) as Round[]
    return rows(rounds)
  } finally {
    await browser.close()
    await server.close()
  }
}

function rows(rounds: Round[]): Measured[] {
  const speed = (of: (round: Round) => number) =>
    median(rounds.map((round) => (round.words / of(round)) * 1000))
  const ours = speed((round) => round.oursMs)
  const share = median(rounds.map((round) => round.runMs / round.oursMs))
  const bound = `${Math.round(share * 100)} % of the time is inside \`session.run\``
  const about = { unit: 'words/s', ours, runs: rounds.length, bound }
  return [
    {
      ...about,
      name: 'engine.starter.vs-pipeline',
      other: speed((round) => round.perParagraphMs),
      against: 'plain transformers.js pipeline, per paragraph',
    },
    {
      ...about,
      name: 'engine.starter.vs-pipeline-8',
      other: speed((round) => round.inBatchesMs),
      against: 'plain transformers.js pipeline, batches of 8 paragraphs',
    },
  ]
}
