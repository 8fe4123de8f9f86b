/**
 * What the pictures show, each set up as a reader does it: the popup's button, the bar, a question. Nothing in them is drawn;
 * the words come from the shipped models.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright'
import { serviceWorker } from '../launch-extension.ts'
import { openPopup } from '../open-popup.ts'
import { waitForBubble } from '../read-bubble.ts'
import { barOf } from '../read-page-bar.ts'
import { type Frame, animate } from './animate.ts'
import { compose } from './compose.ts'

/** Of a picture, in CSS pixels; at a scale of 1.25 it is the 1280 × 800 that stores ask for. */
export const SCREEN = { width: 1024, height: 640, scale: 1.25 }
const PANEL_WIDTH = 384
/** Small, and few: the README's first picture is the first thing that is fetched. */
const MOVING = { width: 720, height: 450 }
const MOST_FRAMES = 5
/** The most that Chromium gives a popup. */
const POPUP_HEIGHT = 600
const WAIT_MS = 120_000

export interface Stage {
  context: BrowserContext
  extensionId: string
  /** Where the demo is found. */
  origin: string
}

export type Scene = (stage: Stage) => Promise<Buffer>

export const STILL: Record<string, Scene> = {
  'page-in-place': ({ context, ...stage }) =>
    onDemo({ context, ...stage }, '/', async (page, session) => {
      await translatePage(page, session, stage.extensionId)
      return page.screenshot()
    }),

  popup: ({ context, ...stage }) =>
    onDemo({ context, ...stage }, '/', async (page) => {
      const popup = await openPopup(page, stage.extensionId)
      await until('the popup to know the page', () => popup.evaluate(POPUP_KNOWS))
      const size = '({ width: document.body.offsetWidth, height: document.body.offsetHeight })'
      const whole = (await popup.evaluate(size)) as { width: number; height: number }
      const { width, height } = whole
      if (height > POPUP_HEIGHT)
        throw new Error(`the popup has ${height} px, and browsers show ${POPUP_HEIGHT}`)
      // The screen here leaves it less room than that; where there is enough, the foot stands at the end of all.
      await popup.evaluate(`void (document.querySelector('footer').style.position = 'static')`)
      const shown = await popup.screenshot({ width, height, scale: SCREEN.scale })
      await popup.close()
      return compose(context, SCREEN, [
        { picture: await page.screenshot(), box: { left: 0, top: 0, ...SCREEN } },
        { picture: shown, box: { left: SCREEN.width - width - 24, top: 12, width, height }, edge: 'floats' },
      ])
    }),

  'page-side-by-side': ({ context, ...stage }) =>
    onDemo({ context, ...stage }, '/', async (page, session) => {
      await translatePage(page, session, stage.extensionId)
      const bar = barOf(session)
      await bar.press('mode')
      await until('every paragraph to stand beside', async () => (await bar.progress()).startsWith('All '))
      return page.screenshot()
    }),

  bubble: ({ context, ...stage }) =>
    onDemo({ context, ...stage }, '/', async (page, session) => {
      await page.locator('article p').nth(1).evaluate(selectAll)
      const popup = await openPopup(page, stage.extensionId)
      await popup.click('[data-action="translate-selection"]')
      await waitForBubble(session, 'done', { timeoutMs: WAIT_MS, refusal: popup.refusal })
      await popup.close().catch(() => {})
      return page.screenshot()
    }),

  'side-panel': ({ context, ...stage }) =>
    onDemo({ context, ...stage }, '/article.html', async (page) => {
      await page.setViewportSize({ width: SCREEN.width - PANEL_WIDTH, height: SCREEN.height })
      const panel = await openPanel(context, page, stage.extensionId)
      await panel.getByRole('button', { name: 'Summarise this page' }).click()
      await panel.locator('[data-part=summary][data-phase=done]').waitFor({ timeout: WAIT_MS })
      await panel
        .getByRole('button', { name: /^Source 2: / })
        .first()
        .click()
      await page.bringToFront()
      await page.waitForFunction(() => CSS.highlights.size > 0)
      const [left, right] = [await page.screenshot(), await panel.screenshot()]
      await panel.close()
      const at = SCREEN.width - PANEL_WIDTH
      return compose(context, SCREEN, [
        { picture: left, box: { left: 0, top: 0, width: at, height: SCREEN.height } },
        {
          picture: right,
          box: { left: at, top: 0, width: PANEL_WIDTH, height: SCREEN.height },
          edge: 'beside',
        },
      ])
    }),

  models: async ({ context, extensionId }) => {
    const page = await context.newPage()
    await page.goto(`chrome-extension://${extensionId}/options.html#models`)
    await page.getByText('Part of Gloss').first().waitFor()
    const picture = await page.screenshot()
    await page.close()
    return picture
  },
}

/** A page as it is translated, then beside its original, in a picture that moves. */
export const moving: Scene = ({ context, extensionId, ...stage }) =>
  onDemo({ context, extensionId, ...stage }, '/', async (page, session) => {
    await page.setViewportSize(MOVING)
    const frames: Frame[] = []
    const take = async (shownMs: number) => {
      const picture = await page.screenshot({ scale: 'css', caret: 'initial' })
      if (!frames.at(-1)?.picture.equals(picture)) frames.push({ picture, shownMs })
    }
    const bar = barOf(session)
    await take(1800)
    const popup = await openPopup(page, extensionId)
    await popup.click('[data-action="translate-page"]')
    await until('the page to be translated', async () => {
      if (frames.length < MOST_FRAMES) await take(350)
      return (await bar.progress()).startsWith('All ')
    })
    await popup.close().catch(() => {})
    await take(2400)
    await bar.press('mode')
    await until('every paragraph to stand beside', async () => (await bar.progress()).startsWith('All '))
    await take(3000)
    return animate(frames)
  })

async function onDemo(
  { context, origin }: Stage,
  path: string,
  take: (page: Page, session: CDPSession) => Promise<Buffer>,
): Promise<Buffer> {
  const page = await context.newPage()
  try {
    await page.goto(`${origin}${path}`)
    return await take(page, await context.newCDPSession(page))
  } finally {
    await page.close()
  }
}

async function translatePage(page: Page, session: CDPSession, extensionId: string): Promise<void> {
  const popup = await openPopup(page, extensionId)
  await popup.click('[data-action="translate-page"]')
  await barOf(session).until('watching', popup.refusal)
  await popup.close().catch(() => {})
}

/** The panel's document in a tab of its own that stays with the page's tab, which the popup's button has granted. */
async function openPanel(context: BrowserContext, page: Page, extensionId: string): Promise<Page> {
  await page.bringToFront()
  const worker = await serviceWorker(context)
  const [tab] = await worker.evaluate<{ id: number }[]>(
    'chrome.tabs.query({ active: true, lastFocusedWindow: true })',
  )
  if (!tab) throw new Error('no tab is in front')
  await (await openPopup(page, extensionId)).close()
  const panel = await context.newPage()
  await panel.setViewportSize({ width: PANEL_WIDTH, height: SCREEN.height })
  await panel.goto(`chrome-extension://${extensionId}/sidepanel.html?tab=${tab.id}`)
  return panel
}

/** The page's language and the network's state are what it asks for after it has opened. */
const POPUP_KNOWS = `document.querySelector('main')?.innerText.includes('French') && document.querySelector('.network-note')?.innerText.trim()`

async function until(what: string, look: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + WAIT_MS
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`waited ${WAIT_MS / 1000} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Runs in the page. */
function selectAll(paragraph: Element): void {
  getSelection()?.selectAllChildren(paragraph)
}
