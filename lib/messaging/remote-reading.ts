/**
 * Summaries and answers as the side panel sees them: `Reading` over the port to the host, which serves it to extension pages only.
 *
 * Failure: a host that goes away in the middle of a stream is asked once more, after a `restart` event; the second loss is `host-gone`.
 */
import { engineConnection } from './engine-port'
import { GlossError } from './errors'
import type { ReadingCapabilities } from './reading-capabilities'
import type { AskEvent, Ranking, Reading, SummaryEvent } from './reading-contract'

/** On the wire beside the engine's own methods. */
export const READING_PREFIX = 'reading.'

const NEVER = new AbortController().signal

async function* call(method: keyof Reading, request: unknown, signal: AbortSignal): AsyncGenerator {
  for (let attempt = 1; ; attempt++) {
    try {
      const caller = await engineConnection()
      yield* caller.call(READING_PREFIX + method, request, signal)
      return
    } catch (error) {
      const lost = error instanceof GlossError && error.code === 'host-gone'
      if (!lost || attempt === 2) throw error
      yield { type: 'restart' }
    }
  }
}

async function ask(method: keyof Reading, request: unknown, signal = NEVER): Promise<unknown> {
  let answer: unknown
  for await (const item of call(method, request, signal)) answer = item
  return answer
}

export const remoteReading: Reading = {
  capabilities: async (request) => (await ask('capabilities', request)) as ReadingCapabilities,
  rank: async (request, signal) => (await ask('rank', request, signal)) as Ranking,
  summarise: (request, signal) => call('summarise', request, signal) as AsyncIterable<SummaryEvent>,
  ask: (request, signal) => call('ask', request, signal) as AsyncIterable<AskEvent>,
}
