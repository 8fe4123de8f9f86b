/** The bubble in a test's hands: read it, wait for it, click and type in it as a reader does. */
import type { CDPSession, Page } from '@playwright/test'
import {
  type Box,
  type BubbleReading,
  type BubbleState,
  type Wait,
  boxOf,
  inBubble,
  readBubbleIn,
  waitForBubbleIn,
} from '../../scripts/read-bubble.ts'
import type { AnyPage } from './either-browser.ts'

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
  box(selector: string): Promise<Box>
  /** A function's source, called with the closed root as `this`; answers plain data. */
  evaluate(declaration: string): Promise<unknown>
}

export function bubbleOf(page: Page): Bubble {
  let opened: Promise<CDPSession> | undefined
  const session = () => (opened ??= page.context().newCDPSession(page))
  return bubbleIn(page, async (declaration) => inBubble(await session(), declaration))
}

/** By whoever can call a function in its closed root, as `inBubble` does. */
export function bubbleIn(
  page: Pick<AnyPage, 'keyboard' | 'mouse'>,
  call: <T>(declaration: string) => Promise<T | null>,
): Bubble {
  const read = () => readBubbleIn(call)
  const box = (selector: string) => until(`the bubble shows no ${selector}`, () => call<Box>(boxOf(selector)))
  return {
    read,
    waitFor: (state, wait) => waitForBubbleIn(read, state, wait),
    waitUntilGone: async (timeoutMs) =>
      void (await until('the bubble is still there', async () => !(await read()), timeoutMs)),
    click: async (selector) => {
      const { x, y, width, height } = await box(selector)
      await page.mouse.click(x + width / 2, y + height / 2)
    },
    press: (key) => page.keyboard.press(key),
    box,
    evaluate: call,
  }
}

async function until<T>(
  otherwise: string,
  look: () => Promise<T>,
  timeoutMs = 5000,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`${otherwise} after ${timeoutMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
