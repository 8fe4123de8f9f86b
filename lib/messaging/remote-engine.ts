/**
 * The engine as every context outside the host sees it: `Engine` over a `runtime` port.
 *
 *   translate() ─ background.ensureHost() ─ connect ─ call ─►  host
 *
 * Lifetime: one port, opened by the first call and kept, so that a closed tab is a lost port and the host drops its work.
 * Failure: the port is lost in the middle of a call when the host goes away (offscreen document closed, event page
 * unloaded). The call is then made once more on a new port, after a `restart` event; the second loss is `host-gone`.
 */
import { browser } from 'wxt/browser'
import { background } from './background-calls'
import { portChannel } from './channel'
import type { Engine, TranslateEvent } from './contract'
import { GlossError } from './errors'
import { type Caller, streamCaller } from './stream'

export const ENGINE_PORT = 'gloss:engine'

function connect(): Caller {
  const channel = portChannel(browser.runtime.connect({ name: ENGINE_PORT }))
  return streamCaller(channel, () => {
    // Chrome explains a refused connection here; left unread it prints an error into the page's console.
    void browser.runtime?.lastError
    opened = null
    return browser.runtime?.id ? new GlossError('host-gone', {}) : new GlossError('extension-gone', {})
  })
}

let opened: Promise<Caller> | null = null

/** Several first calls at once share one connection; a failure is forgotten, so that the next call tries anew. */
function connection(): Promise<Caller> {
  opened ??= background
    .ensureHost()
    .then(connect)
    .catch((error: unknown) => {
      opened = null
      throw error
    })
  return opened
}

async function* call(
  method: keyof Engine,
  request: unknown,
  signal: AbortSignal,
): AsyncGenerator<TranslateEvent> {
  for (let attempt = 1; ; attempt++) {
    try {
      const caller = await connection()
      yield* caller.call(method, request, signal) as AsyncIterable<TranslateEvent>
      return
    } catch (error) {
      const lost = error instanceof GlossError && error.code === 'host-gone'
      if (!lost || attempt === 2) throw error
      yield { type: 'restart' }
    }
  }
}

export const remoteEngine: Engine = {
  translate: (request, signal) => call('translate', request, signal),
  prepare: (request, signal) => call('prepare', request, signal),
}
