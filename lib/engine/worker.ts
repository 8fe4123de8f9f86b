/**
 * The realm: a module Worker that holds one runtime, one model, one device, and ends with the first failure.
 *
 * The host sees it alive by a Web Lock of the Worker's name (`messaging/worker-life`).
 */
import { workerChannel } from '../messaging/channel'
import { GlossError, reasonOf } from '../messaging/errors'
import type { Realm } from '../messaging/realm-contract'
import { type Handlers, serveStreams } from '../messaging/stream'
import { holdLife } from '../messaging/worker-life'
import { type LoadedModel, loadModel } from './runtime'
import { compare, score } from './self-test'
import { measure } from './speed-probe'
import { startRuntime } from './start-runtime'
import { answer } from './tasks/answer'
import { chat } from './tasks/chat'
import { countTokens } from './tasks/count-tokens'
import { embed } from './tasks/embed'
import { translateSentences } from './tasks/translate'

holdLife(self.name)

// A rejection that nobody awaits is how a missing part of a model shows inside transformers.js: it would hang for ever.
self.addEventListener('unhandledrejection', (event) => {
  throw new Error(`unhandled: ${reasonOf(event.reason)}`)
})

let loaded: LoadedModel | null = null

function model(): LoadedModel {
  if (!loaded)
    throw new GlossError('internal', { reason: 'the realm was asked to run before it had loaded a model' })
  return loaded
}

const realm: Realm = {
  // oxlint-disable-next-line require-yield -- over the wire every call is a stream; this one has no items
  async *start(request) {
    await startRuntime(request)
  },
  async *load(request) {
    loaded = await loadModel(request)
  },
  translate: (request, signal) => translateSentences(model(), request, signal),
  chat: (request, signal) => chat(model(), request, signal),
  answer: (request, signal) => answer(model(), request, signal),
  embed: (request, signal) => embed(model(), request, signal),
  count: (request, signal) => countTokens(model(), request, signal),
  score: (_, signal) => score(model(), signal),
  compare: (request, signal) => compare(model(), request, signal),
  measure: (_, signal) => measure(model(), signal),
}

serveStreams(
  workerChannel(self as unknown as Parameters<typeof workerChannel>[0], () => self.close()),
  realm as unknown as Handlers,
)
