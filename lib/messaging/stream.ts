/**
 * Streaming calls over a channel.
 *
 *   caller  ── call {id, method, argument} ──►  server
 *           ── cancel {id} ─────────────────►      aborts the signal its handler was given
 *           ◄─ item {id, item} ──────────────
 *           ◄─ end {id} | fail {id, error} ──
 *
 * Lifetime: a call lives until `end` or `fail`. Leaving the loop early, or aborting, sends `cancel`. A lost channel
 * cancels every call on the server's side and fails every call on the caller's with the error it was built with.
 */
import type { Channel } from './channel'
import { type ErrorData, type GlossError, cancelled, fromErrorData, toErrorData } from './errors'
import { Inbox } from './inbox'

type Handler = (argument: never, signal: AbortSignal) => AsyncIterable<unknown>
export type Handlers = Record<string, Handler>

type ToServer =
  | { type: 'call'; id: number; method: string; argument: unknown }
  | { type: 'cancel'; id: number }
type ToCaller =
  | { type: 'item'; id: number; item: unknown }
  | { type: 'end'; id: number }
  | { type: 'fail'; id: number; error: ErrorData }

export function serveStreams(channel: Channel, handlers: Handlers): void {
  const running = new Map<number, AbortController>()

  const run = async (id: number, method: string, argument: unknown): Promise<void> => {
    const abort = new AbortController()
    running.set(id, abort)
    const reply = (message: ToCaller) => channel.post(message)
    try {
      const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined
      if (!handler) throw new Error(`no method "${method}"; there are ${Object.keys(handlers).join(', ')}`)
      for await (const item of handler(argument as never, abort.signal)) reply({ type: 'item', id, item })
      reply({ type: 'end', id })
    } catch (error) {
      reply({ type: 'fail', id, error: toErrorData(error) })
    } finally {
      running.delete(id)
    }
  }

  channel.onMessage((message) => {
    const order = message as ToServer
    if (order.type === 'call') void run(order.id, order.method, order.argument)
    else if (order.type === 'cancel') running.get(order.id)?.abort()
  })
  channel.onClose(() => {
    for (const abort of running.values()) abort.abort()
  })
}

export interface Caller {
  call(
    method: string,
    argument: unknown,
    signal: AbortSignal,
    transfer?: Transferable[],
  ): AsyncIterable<unknown>
  /** Fails every open call and every later one with this error. */
  lose(error: GlossError): void
}

export function streamCaller(channel: Channel, lost: () => GlossError): Caller {
  const inboxes = new Map<number, Inbox<unknown>>()
  let lastId = 0
  let loss: GlossError | null = null

  const lose = (error: GlossError) => {
    loss ??= error
    for (const inbox of inboxes.values()) inbox.fail(loss)
  }
  channel.onClose(() => lose(lost()))
  channel.onMessage((message) => {
    const reply = message as ToCaller
    const inbox = inboxes.get(reply.id)
    if (!inbox) return
    if (reply.type === 'item') return inbox.put(reply.item)
    inboxes.delete(reply.id)
    if (reply.type === 'end') inbox.end()
    else inbox.fail(fromErrorData(reply.error))
  })

  return {
    lose,
    async *call(method, argument, signal, transfer) {
      if (signal.aborted) throw cancelled()
      if (loss) throw loss
      const id = ++lastId
      const inbox = new Inbox<unknown>()
      inboxes.set(id, inbox)
      const cancel = () => inbox.fail(cancelled())
      signal.addEventListener('abort', cancel)
      channel.post({ type: 'call', id, method, argument } satisfies ToServer, transfer)
      try {
        yield* inbox
      } finally {
        signal.removeEventListener('abort', cancel)
        // Still listed: the other end has not said that it is over.
        if (inboxes.delete(id) && !loss) channel.post({ type: 'cancel', id } satisfies ToServer)
      }
    },
  }
}
