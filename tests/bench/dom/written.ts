/** When a page's texts were written, seen from the page itself. */
import type { Page } from 'playwright'
import type { ClockMs } from './open-tab.ts'

export interface Written {
  /** Null: nothing was. */
  firstVisibleMs: ClockMs | null
  lastMs: ClockMs | null
}

/** Begins to watch what is in the body. */
export async function watchWrites(page: Page): Promise<void> {
  await page.evaluate(() => {
    const written: Written = { firstVisibleMs: null, lastMs: null }
    Object.assign(globalThis, { written })
    new MutationObserver((records) => {
      const now = performance.timeOrigin + performance.now()
      written.lastMs = now
      if (written.firstVisibleMs !== null) return
      const isVisible = records.some(({ target }) => {
        const { top, bottom } = target.parentElement!.getBoundingClientRect()
        return bottom > 0 && top < innerHeight
      })
      if (isVisible) written.firstVisibleMs = now
    }).observe(document.body, { characterData: true, subtree: true })
  })
}

export const writtenOn = async (page: Page): Promise<Written> =>
  page.evaluate(() => (globalThis as unknown as { written: Written }).written)
