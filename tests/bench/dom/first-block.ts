/** `page.first-block`: from the press of the popup's button to the first translated block in sight, in the built extension. */
import type { Page } from 'playwright'
import { type Measured, median } from '../rows.ts'
import { type Block, blocks, document, take, wordCount } from './french-page.ts'
import { type Bench, LINES, press, untilDone, withExtension } from './open-tab.ts'
import { watchWrites, writtenOn } from './written.ts'

const LAUNCHES = 5
const WORDS = 2000

/** Each launch: a page cold, with a browser and a profile that know nothing, then another one warm. */
export async function firstBlock(): Promise<Measured[]> {
  const from = blocks(LINES)
  const [one, other] = [take(from, enough), take(from, enough)]
  const pages = { '/cold': document(one, 'Une page'), '/warm': document(other, 'Une autre page') }
  const times = { cold: [] as number[], warm: [] as number[] }
  for (let launch = 0; launch < LAUNCHES; launch++)
    await withExtension(pages, async (bench) => {
      for (const side of ['cold', 'warm'] as const) {
        const page = await bench.open(`/${side}`)
        times[side].push(await timed(page, bench))
        console.log(`  first block, ${side}: ${Math.round(times[side].at(-1)!)} ms`)
        await untilDone(bench)
        await page.close()
      }
    })
  const about = { unit: 'ms', runs: LAUNCHES, against: '–' }
  const size = `a page of ${wordsOf(one)} words`
  return [
    {
      ...about,
      name: 'page.first-block.cold',
      ours: median(times.cold),
      bound: `${size}; the page script put in and compiled, the walk, the page's language, and in its way all of a cold start: offscreen document, Worker, runtime, model`,
    },
    {
      ...about,
      name: 'page.first-block',
      ours: median(times.warm),
      bound: `${size}; the model is loaded: the page script put in and compiled, the walk, the page's language, 25 ms until it is known what is in sight, the first sentence decoded alone, and a frame`,
    },
  ]
}

async function timed(page: Page, bench: Bench): Promise<number> {
  await watchWrites(page)
  const pressedMs = await press(page, bench)
  for (;;) {
    const { firstVisibleMs } = await writtenOn(page)
    if (firstVisibleMs !== null) return firstVisibleMs - pressedMs
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const enough = (words: number) => words >= WORDS
const wordsOf = (of: Block[]) => of.reduce((sum, { text }) => sum + wordCount(text), 0)
