/** The bubble in a test's hands: read it, wait for it, click and type in it as a reader does. */
import type { CDPSession, Page } from '@playwright/test'
import {
  type BubbleReading,
  type BubbleState,
  type Wait,
  boxInBubble,
  inBubble,
  readBubble,
  waitForBubble,
} from '../../scripts/read-bubble.ts'

export interface Bubble {
  /** Null while there is none. */
  read(): Promise<BubbleReading | null>
  /** A bubble that fails instead ends the wait, with its code and sentence. */
  waitFor(state: BubbleState, wait?: Wait): Promise<BubbleReading>
  /** Until the page has no bubble. */
  waitUntilGone(timeoutMs?: number): Promise<void>
  /** A real click, by the mouse, on something in the closed root. */
  click(selector: string): Promise<void>
  /** A real key press, wherever the focus is. */
  press(key: string): Promise<void>
  /** Place and size in the viewport of something shown in the closed root. */
  box(selector: string): Promise<{ x: number; y: number; width: number; height: number }>
  /** A function's source, called with the closed root as `this`; answers plain data. */
  evaluate(declaration: string): Promise<unknown>
}

export function bubbleOf(page: Page): Bubble {
  let opened: Promise<CDPSession> | undefined
  const session = () => (opened ??= page.context().newCDPSession(page))
  async function box(selector: string) {
    const end = Date.now() + 5000
    for (;;) {
      const found = await boxInBubble(await session(), selector)
      if (found) return found
      if (Date.now() > end) throw new Error(`the bubble shows no ${selector}`)
      await page.waitForTimeout(50)
    }
  }
  return {
    read: async () => readBubble(await session()),
    waitFor: async (state, wait) => waitForBubble(await session(), state, wait),
    waitUntilGone: async (timeoutMs = 5000) => {
      const end = Date.now() + timeoutMs
      while (await readBubble(await session())) {
        if (Date.now() > end) throw new Error(`the bubble is still there after ${timeoutMs} ms`)
        await page.waitForTimeout(50)
      }
    },
    click: async (selector) => {
      const { x, y, width, height } = await box(selector)
      await page.mouse.click(x + width / 2, y + height / 2)
    },
    press: (key) => page.keyboard.press(key),
    box,
    evaluate: async (declaration) => inBubble(await session(), declaration),
  }
}
