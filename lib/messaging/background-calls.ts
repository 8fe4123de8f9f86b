/**
 * `Background` over `runtime.sendMessage`: one call, one reply.
 *
 * Replies are `{ value }` or `{ error }`, never bare: `sendMessage` resolves `undefined` when listeners exist and none
 * answers, which must not pass for a result. A message is a broadcast to every extension page, so each names its service,
 * and the listener leaves alone what is not for it.
 */
import { browser } from 'wxt/browser'
import type { Background } from './contract'
import { type ErrorData, GlossError, fromErrorData, reasonOf, toErrorData } from './errors'

interface Call {
  service: 'background'
  method: keyof Background
  argument: unknown
}
type Reply = { value: unknown } | { error: ErrorData }

/**
 * Who is asking, as far as the browser vouches for it. Only the extension's own contexts can ask at all: without
 * `externally_connectable` no web page and no other extension has a way here.
 */
export interface Sender {
  fromOurPages: boolean
  /** The tab of a page script; null for an extension page that is in none. */
  tab: { id: number; url: string; frameId: number; isTopFrame: boolean } | null
}

type Served = { [Method in keyof Background]: (argument: never, sender: Sender) => Promise<unknown> }

/** Answers `Background` calls. Register it synchronously when the background starts. */
export function serveBackground(handlers: Served): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const call = message as Partial<Call> | null
    if (call?.service !== 'background' || !call.method || !Object.hasOwn(handlers, call.method)) return
    if (sender.id !== undefined && sender.id !== browser.runtime.id) return
    handlers[call.method](call.argument as never, senderOf(sender)).then(
      (value) => sendResponse({ value: value ?? null } satisfies Reply),
      (error: unknown) => sendResponse({ error: toErrorData(error) } satisfies Reply),
    )
    return true
  })
}

function senderOf({ url = '', tab, frameId = -1 }: SenderLike): Sender {
  return {
    fromOurPages: url.startsWith(browser.runtime.getURL('/')),
    tab: tab?.id === undefined ? null : { id: tab.id, url, frameId, isTopFrame: frameId === 0 },
  }
}

/** The part of `runtime.MessageSender` that is used; the polyfill's and the browsers' own types differ in the rest. */
interface SenderLike {
  url?: string | undefined
  tab?: { id?: number | undefined } | undefined
  frameId?: number | undefined
}

async function ask(method: keyof Background, argument: unknown): Promise<unknown> {
  const call: Call = { service: 'background', method, argument }
  // In a page whose extension was updated it throws at once, or is not there at all.
  const send = async () => browser.runtime.sendMessage(call)
  const reply = (await send().catch((error: unknown) => {
    if (!browser.runtime?.id) throw new GlossError('extension-gone', {})
    throw new GlossError('internal', { reason: reasonOf(error) })
  })) as Reply | undefined
  if (!reply) throw new GlossError('internal', { reason: `the background did not answer "${method}"` })
  if ('error' in reply) throw fromErrorData(reply.error)
  return reply.value
}

/** The background, as other contexts see it: each method is a call of its name, `then` excepted. A list of them would be in every page script. */
export const background = new Proxy({} as Background, {
  get: (_, method) =>
    method === 'then' ? undefined : (argument?: unknown) => ask(method as keyof Background, argument ?? null),
})
