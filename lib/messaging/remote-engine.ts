/**
 * The engine as every context outside the host sees it: `Engine` over the port to the host.
 *
 * Failure: when the host goes away in the middle of a call (offscreen document closed, event page unloaded) the call is made
 * once more, after a `restart` event; the second loss is `host-gone`.
 */
import type { Engine, TranslateEvent } from './contract'
import { engineConnection } from './engine-port'
import { GlossError } from './errors'

async function* call(
  method: keyof Engine,
  request: unknown,
  signal: AbortSignal,
): AsyncGenerator<TranslateEvent> {
  for (let attempt = 1; ; attempt++) {
    try {
      const caller = await engineConnection()
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
