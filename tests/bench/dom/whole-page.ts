/**
 * `page.vs-engine`: a whole page through the built extension, from the press of the popup's button to the last word on the page, against the bare engine
 * on the texts of the same page, given all at once: a realm in a page of its own, on the same model and threads. In turns, each
 * time other texts, so that nobody remembers any.
 */
import { openSides } from '../engine/open-sides.ts'
import type { OurRun } from '../engine/sides-contract.ts'
import { address, benchModels } from '../page-models.ts'
import { type Measured, median } from '../rows.ts'
import { type Block, blocks, document, take, wordCount } from './french-page.ts'
import { type Bench, LINES, press, untilDone, withExtension } from './open-tab.ts'
import { watchWrites, writtenOn } from './written.ts'

/** Long articles, as many as the text has. The first page is for compilers and caches, and is not kept. */
const WORDS = [1000, 3300, 3300, 3300]
const THREADS = 2

interface Round {
  words: number
  pageMs: number
  engineMs: number
  runMs: number
}

export async function wholePage(): Promise<Measured[]> {
  const [model] = benchModels()
  const from = blocks(LINES)
  const pages = WORDS.map((most) => take(from, (words) => words >= most))
  const served = Object.fromEntries(
    pages.map((page, round) => [`/${round}`, document(page, `Page ${round}`)]),
  )
  const sides = await openSides()
  const rounds: Round[] = []
  try {
    await sides.call('load', address(model!), THREADS)
    await withExtension(served, async (bench) => {
      for (const [round, page] of pages.entries()) {
        const engine = () =>
          sides.call(
            'ours',
            page.map(({ text }) => text),
            null,
          )
        const measured = await inTurn(round % 2 === 0, () => translated(bench, `/${round}`), engine)
        const words = wordsOf(page)
        const { elapsedMs, runMs } = measured.engine
        console.log(
          `  ${words} words: page ${Math.round(measured.page)} ms, engine ${Math.round(elapsedMs)} ms`,
        )
        if (round > 0) rounds.push({ words, pageMs: measured.page, engineMs: elapsedMs, runMs })
      }
    })
  } finally {
    await sides.close()
  }
  const rate = (of: (round: Round) => number) =>
    median(rounds.map((round) => (round.words / of(round)) * 1000))
  const inside = Math.round(100 * median(rounds.map(({ runMs, engineMs }) => runMs / engineMs)))
  const marks = pages[1]!.filter(({ nodes }) => nodes > 2).length
  return [
    {
      name: 'page.vs-engine',
      unit: 'words/s',
      ours: rate(({ pageMs }) => pageMs),
      other: rate(({ engineMs }) => engineMs),
      runs: rounds.length,
      against: `the bare engine on the same ${rounds[0]!.words} words at once, no page and no host; the aim is a ratio of 0.95`,
      bound: `${inside} % of the engine's time is inside \`session.run\`; of ${pages[1]!.length} paragraphs ${marks} have links or emphasis, whose words are translated once more by themselves; the first batches are small so that the first words come early`,
    },
  ]
}

/** One after the other, in this order or the other one. */
async function inTurn(
  isPageFirst: boolean,
  page: () => Promise<number>,
  engine: () => Promise<OurRun>,
): Promise<{ page: number; engine: OurRun }> {
  if (isPageFirst) return { page: await page(), engine: await engine() }
  const run = await engine()
  return { page: await page(), engine: run }
}

async function translated(bench: Bench, path: string): Promise<number> {
  const page = await bench.open(path)
  await watchWrites(page)
  const pressedMs = await press(page, bench)
  await untilDone(bench)
  const { lastMs } = await writtenOn(page)
  await page.close()
  return lastMs! - pressedMs
}

const wordsOf = (of: Block[]) => of.reduce((sum, { text }) => sum + wordCount(text), 0)
