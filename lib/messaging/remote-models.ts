/**
 * The models as every context outside the host sees them: `Models` over the port to the host. A call with one answer is a
 * stream of one item on the wire. A lost host fails the call: a download goes on when somebody asks for it again.
 */
import { engineConnection } from './engine-port'
import type { DownloadStatus, Models, TrialEvent } from './models-contract'

/** On the wire beside the engine's own methods. */
export const MODELS_PREFIX = 'models.'

async function* stream(method: keyof Models, request: unknown, signal: AbortSignal): AsyncGenerator {
  const caller = await engineConnection()
  yield* caller.call(MODELS_PREFIX + method, request, signal)
}

async function ask(method: keyof Models, request: unknown, signal = NEVER): Promise<never> {
  let answer: unknown
  for await (const item of stream(method, request, signal)) answer = item
  return answer as never
}

const NEVER = new AbortController().signal

/** What a page script may ask, by itself: it takes nothing else along. */
export const remoteOffers: Pick<Models, 'offer' | 'download' | 'pause' | 'cancel' | 'keepWord'> = {
  offer: (request, signal) => ask('offer', request, signal),
  download: (request, signal) => stream('download', request, signal) as AsyncIterable<DownloadStatus>,
  pause: (request) => ask('pause', request),
  cancel: (request) => ask('cancel', request),
  keepWord: (request) => ask('keepWord', request),
}

export const remoteModels: Models = {
  ...remoteOffers,
  list: (request, signal) => ask('list', request, signal),
  remove: (request) => ask('remove', request),
  pin: (request) => ask('pin', request),
  check: (request, signal) => ask('check', request, signal),
  lookForUpdates: (request, signal) => ask('lookForUpdates', request, signal),
  trial: (request, signal) => stream('trial', request, signal) as AsyncIterable<TrialEvent>,
  forgetVerdicts: (request) => ask('forgetVerdicts', request),
  remembered: (request) => ask('remembered', request),
  forgetTranslations: (request) => ask('forgetTranslations', request),
  adopt: (request) => ask('adopt', request),
  changeGlossary: (request) => ask('changeGlossary', request),
  prefer: (request) => ask('prefer', request),
}
