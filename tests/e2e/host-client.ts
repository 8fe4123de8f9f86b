/** Calls the engine host as a surface does: over its port, from a page of the extension. */
import type { BrowserContext, Page } from '@playwright/test'

export interface Called {
  items: unknown[]
  /** Null: it ended well. */
  error: { code: string; values: Record<string, unknown> } | null
}

export interface HostClient<In = Page> {
  /** The extension's page that calls. */
  page: In
  /** To the end of the stream. */
  call(method: string, argument: unknown): Promise<Called>
  /** Until an item has come that has all of these fields; the call is left running. */
  until(method: string, argument: unknown, fields: Record<string, unknown>): Promise<unknown>
  /** The sentences of a translation, joined. */
  translate(text: string, source: string, target: string, more?: object): Promise<string>
}

export async function hostClient(context: BrowserContext, extensionId: string): Promise<HostClient> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/translate.html`)
  return hostClientIn(page, (call) => page.evaluate(callHost, call))
}

type Call = readonly [method: string, argument: unknown, wanted: Wanted]

/** From any page of the extension, by whoever drives it: `run` calls `callHost` in it. */
export function hostClientIn<In>(page: In, run: (call: Call) => Promise<unknown>): HostClient<In> {
  const ask = async (method: string, argument: unknown, wanted: Wanted) =>
    (await run([method, argument, wanted])) as Called
  return {
    page,
    call: (method, argument) => ask(method, argument, null),
    until: async (method, argument, fields) => {
      const { items, error } = await ask(method, argument, fields)
      if (error) throw new Error(JSON.stringify(error))
      return items.at(-1)
    },
    translate: async (text, source, target, more = {}) => {
      const request = { texts: [text], source, target, model: 'auto', priority: 'visible', ...more }
      const { items, error } = await ask('translate', request, null)
      if (error) throw new Error(JSON.stringify(error))
      return (items as { type: string; text?: string }[])
        .flatMap((item) => (item.type === 'sentence' ? [item.text] : []))
        .join('')
    },
  }
}

type Wanted = Record<string, unknown> | null

/** Runs in the extension page. */
export async function callHost([method, argument, wanted]: Call): Promise<unknown> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: any } }).chrome // oxlint-disable-line no-explicit-any -- the page's own API
  await runtime.sendMessage({ service: 'background', method: 'ensureHost', argument: null })
  const port = runtime.connect({ name: 'gloss:engine' })
  const isWanted = (item: Record<string, unknown>) =>
    wanted !== null && Object.entries(wanted).every(([name, value]) => item[name] === value)
  return await new Promise((resolve) => {
    const items: unknown[] = []
    port.onDisconnect.addListener(() => resolve({ items, error: { code: 'port-lost', values: {} } }))
    port.onMessage.addListener(
      (message: { type: string; item?: Record<string, unknown>; error?: unknown }) => {
        if (message.item) items.push(message.item)
        if (message.type === 'fail') resolve({ items, error: message.error })
        const isOver = message.type === 'end' || (message.item !== undefined && isWanted(message.item))
        if (isOver) resolve({ items, error: null })
      },
    )
    port.postMessage({ type: 'call', id: 1, method, argument })
  })
}
