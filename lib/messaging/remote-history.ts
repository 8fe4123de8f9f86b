/** The history as our own pages see it: `History` over the port to the host, which serves it to nobody else. */
import { engineConnection } from './engine-port'
import type { History, HistoryPart } from './history-contract'

/** On the wire beside the engine's own methods. */
export const HISTORY_PREFIX = 'history.'

const NEVER = new AbortController().signal

async function ask(method: keyof History, request: unknown, signal = NEVER): Promise<unknown> {
  const caller = await engineConnection()
  let answer: unknown
  for await (const item of caller.call(HISTORY_PREFIX + method, request, signal)) answer = item
  return answer
}

export const remoteHistory: History = {
  find: async (request, signal) => (await ask('find', request, signal)) as HistoryPart,
  remove: async (request) => void (await ask('remove', request)),
  clear: async (request) => void (await ask('clear', request)),
}
