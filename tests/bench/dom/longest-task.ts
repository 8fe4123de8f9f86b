/**
 * `dom.longest-task`: what the page's main thread does at a stretch while a page of 10,000 nodes is translated by the built
 * extension and scrolled all the time. From the browser's own trace, which has every task, not only those above 50 ms.
 */
import type { Page } from 'playwright'
import type { Measured } from '../rows.ts'
import { blocks, document, take } from './french-page.ts'
import { type MainTask, describe, mainTasks } from './main-tasks.ts'
import { LINES, press, standingOf, withExtension } from './open-tab.ts'

const NODES = 10_000
const SCROLLED_MS = 20_000
const SCROLL_EVERY_MS = 100
const SCROLL_BY_PX = 240
const AIM_MS = 50
const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-lighthouse',
  'v8.execute',
  '__metadata',
]
const MARK = 'gloss-bench'

export async function longestTask(): Promise<Measured[]> {
  const made = take(blocks(LINES), (_, nodes) => nodes >= NODES)
  const pages = {
    '/long': document(made, 'Une longue page'),
    '/untouched': document(made, 'Une longue page'),
  }
  return await withExtension(pages, async (bench) => {
    const untouched = await bench.open('/untouched')
    const without = await traced(untouched, async () => scroll(untouched))
    await untouched.close()
    const page = await bench.open('/long')
    let done = 0
    const tasks = await traced(page, async () => {
      await press(page, bench)
      await scroll(page)
      done = (await standingOf(bench))?.done ?? 0
    })
    if (done === 0) throw new Error('nothing was translated')
    const [longest] = tasks
    const [busiest] = tasks.toSorted((a, b) => b.cpuMs - a.cpuMs)
    console.log(
      tasks
        .slice(0, 5)
        .map((task) => `  ${describe(task)}`)
        .join('\n'),
    )
    return [
      {
        name: 'dom.longest-task',
        unit: 'ms',
        ours: longest!.wallMs,
        other: AIM_MS,
        runs: tasks.length,
        against: `the aim; of all tasks of the main thread in ${SCROLLED_MS / 1000} s of scrolling, ${done} paragraphs translated meanwhile`,
        bound: `${describe(longest!)}; next ${tasks
          .slice(1, 4)
          .map(({ wallMs }) => Math.round(wallMs))
          .join(
            ', ',
          )} ms; ${Math.round(without[0]!.wallMs)} ms on the same page, scrolled and untouched. The wall clock: while the engine has both cores, a task also waits for one. The longest on a processor: ${describe(busiest!)}`,
      },
    ]
  })
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(400, 400)
  const end = performance.now() + SCROLLED_MS
  for (let turn = 0; performance.now() < end; turn++) {
    // Down the page, and at times back a little.
    await page.mouse.wheel(0, turn % 10 < 8 ? SCROLL_BY_PX : -SCROLL_BY_PX)
    await new Promise((resolve) => setTimeout(resolve, SCROLL_EVERY_MS))
  }
}

/** Longest first. */
async function traced(page: Page, run: () => Promise<void>): Promise<MainTask[]> {
  const browser = page.context().browser()!
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.evaluate((mark) => console.timeStamp(mark), MARK)
  await run()
  return mainTasks(await browser.stopTracing(), MARK)
}
