/**
 * The port to the engine host, as every context outside of it opens it.
 *
 *   call ─ background.ensureHost() ─ connect ─►  host
 *
 * Lifetime: one port, opened by the first call and kept, so that a closed tab is a lost port and the host drops its work.
 * Failure: a port lost in the middle of a call fails it with `host-gone`; the next call opens another. An extension that was
 * updated under the page has no host any more: `extension-gone`. A page that the browser has kept for the way back has lost its
 * port and is not told, so it gives it up by itself when it is shown again.
 */
import { browser } from 'wxt/browser'
import { background } from './background-calls'
import { portChannel } from './channel'
import { GlossError } from './errors'
import { type Caller, streamCaller } from './stream'

export const ENGINE_PORT = 'gloss:engine'

function connect(): Caller {
  const channel = portChannel(browser.runtime.connect({ name: ENGINE_PORT }))
  const life = new AbortController()
  const lost = () => {
    life.abort()
    // Chrome explains a refused connection here; left unread it prints an error into the page's console.
    void browser.runtime?.lastError
    opened = null
    return browser.runtime?.id ? new GlossError('host-gone', {}) : new GlossError('extension-gone', {})
  }
  const caller = streamCaller(channel, lost)
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    channel.close()
    caller.lose(lost())
  }
  // Before who goes on when the page is shown: what they ask is asked on another port at once.
  addEventListener('pageshow', shown, { signal: life.signal, capture: true })
  return caller
}

let opened: Promise<Caller> | null = null

/** Several first calls at once share one connection; a failure is forgotten, so that the next call tries anew. */
export function engineConnection(): Promise<Caller> {
  opened ??= background
    .ensureHost()
    .then(connect)
    .catch((error: unknown) => {
      opened = null
      throw error
    })
  return opened
}
