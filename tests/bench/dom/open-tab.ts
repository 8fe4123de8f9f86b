/** Pages in the built extension, and the reader's hand on them: the popup's button, and the wait for what comes of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { CHROME_BUILD } from '../../../scripts/build-extension.ts'
import { launchExtension } from '../../../scripts/launch-extension.ts'
import { openPopup } from '../../../scripts/open-popup.ts'
import { type HostClient, hostClient } from '../../e2e/host-client.ts'
import { type ServedPage, servePages } from '../../e2e/serve-pages.ts'
import { linesOf } from './french-page.ts'

export const LINES = linesOf(readFileSync(join(import.meta.dirname, '../texts/fra.txt'), 'utf8'))

const BUTTON = '[data-action="translate-page"]'
/** Each look wakes three processes, which the engine shares two cores with. */
const LOOK_EVERY_MS = 400
const LONGEST_MS = 120_000

export interface Bench {
  context: BrowserContext
  extensionId: string
  host: HostClient
  url(path: string): string
  /** A new tab with the page of this path, painted. */
  open(path: string): Promise<Page>
}

/** Milliseconds since 1970 in parts of one, on one clock for all processes: `performance.timeOrigin + performance.now()`. */
export type ClockMs = number

export async function withExtension<Result>(
  pages: Record<string, string>,
  run: (bench: Bench) => Promise<Result>,
): Promise<Result> {
  const served = Object.entries(pages).map(([path, body]): [string, ServedPage] => [path, { body }])
  const server = await servePages(() => Object.fromEntries(served))
  const launched = await launchExtension({ extensionDir: CHROME_BUILD, headless: true })
  try {
    const host = await hostClient(launched.context, launched.extensionId)
    const open = async (path: string) => {
      const page = await launched.context.newPage()
      await page.goto(server.url(path))
      await page.evaluate(async () => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      })
      return page
    }
    return await run({ ...launched, host, open, url: server.url })
  } finally {
    await launched.context.close()
    await server.close()
  }
}

/** Presses the popup's button over the page. Returns when. */
export async function press(page: Page, { extensionId }: Bench): Promise<ClockMs> {
  const popup = await openPopup(page, extensionId)
  const isReady = `(() => { const button = document.querySelector('${BUTTON}'); return !!button && !button.disabled && button.ariaDisabled !== 'true' })()`
  await until('the button', async () => ((await popup.evaluate(isReady)) === true ? true : null))
  const pressed = `(() => { const now = performance.timeOrigin + performance.now(); document.querySelector('${BUTTON}').click(); return now })()`
  const atMs = (await popup.evaluate(pressed)) as ClockMs
  await popup.close().catch(() => {}) // it may have closed by itself
  return atMs
}

export interface Standing {
  phase: string
  done: number
  total: number
}

/** As the page script of the tab in front answers whoever asks; null: there is none. */
export async function standingOf({ host }: Bench): Promise<Standing | null> {
  return await host.page.evaluate(async () => {
    const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome
    for (const { id } of await tabs.query({ active: true })) {
      const told = await tabs
        .sendMessage(id, { type: 'gloss:page', do: 'ask' }, { frameId: 0 })
        .catch(() => null)
      if (told?.state) return told.state
    }
    return null
  })
}

/** Until every paragraph found is translated, the far ones too. */
export async function untilDone(bench: Bench): Promise<Standing> {
  return await until('the page to be done', async () => {
    const standing = await standingOf(bench)
    if (standing?.phase === 'failed') throw new Error('the translation of the page failed')
    const isDone = standing?.phase === 'watching' && standing.total > 0 && standing.done === standing.total
    return isDone ? standing : null
  })
}

async function until<Value>(what: string, look: () => Promise<Value | null>): Promise<Value> {
  const end = Date.now() + LONGEST_MS
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (Date.now() > end) throw new Error(`waited ${LONGEST_MS / 1000} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

interface ExtensionApi {
  tabs: {
    query(of: object): Promise<{ id: number }[]>
    sendMessage(tabId: number, message: object, options: object): Promise<{ state: Standing | null } | null>
  }
}
