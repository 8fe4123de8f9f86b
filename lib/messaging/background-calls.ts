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

/** Who is asking, as far as the browser vouches for it. */
export type Sender = { fromOurPages: boolean }

type Served = { [Method in keyof Background]: (argument: never, sender: Sender) => Promise<unknown> }

/** Answers `Background` calls. Register it synchronously when the background starts. */
export function serveBackground(handlers: Served): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const call = message as Partial<Call> | null
    if (call?.service !== 'background' || !call.method || !Object.hasOwn(handlers, call.method)) return
    const origin = { fromOurPages: sender.url?.startsWith(browser.runtime.getURL('/')) ?? false }
    handlers[call.method](call.argument as never, origin).then(
      (value) => sendResponse({ value: value ?? null } satisfies Reply),
      (error: unknown) => sendResponse({ error: toErrorData(error) } satisfies Reply),
    )
    return true
  })
}

async function ask(method: keyof Background, argument: unknown): Promise<unknown> {
  const call: Call = { service: 'background', method, argument }
  const reply = (await browser.runtime.sendMessage(call).catch((error: unknown) => {
    if (!browser.runtime?.id) throw new GlossError('extension-gone', {})
    throw new GlossError('internal', { reason: reasonOf(error) })
  })) as Reply | undefined
  if (!reply) throw new GlossError('internal', { reason: `the background did not answer "${method}"` })
  if ('error' in reply) throw fromErrorData(reply.error)
  return reply.value
}

/** The background, as other contexts see it. */
export const background: Background = {
  ensureHost: () => ask('ensureHost', null) as Promise<void>,
  translateSelection: (request) =>
    ask('translateSelection', request) as ReturnType<Background['translateSelection']>,
  openOptions: (request) => ask('openOptions', request) as Promise<void>,
  reportStatus: (status) => ask('reportStatus', status) as Promise<void>,
}
