/**
 * What a port may call. A page script runs beside a page that may be hostile: it gets what a reader can ask for there, and
 * nothing that deletes, tests or configures, except that a word is to stay as it is, and that taken back. Extension pages get everything.
 */
import type { Engine } from '../messaging/contract'
import type { History } from '../messaging/history-contract'
import type { Models } from '../messaging/models-contract'
import type { Reading } from '../messaging/reading-contract'
import { HISTORY_PREFIX } from '../messaging/remote-history'
import { MODELS_PREFIX } from '../messaging/remote-models'
import { READING_PREFIX } from '../messaging/remote-reading'
import type { Handlers } from '../messaging/stream'

type Method = (request: never, signal: AbortSignal) => AsyncIterable<unknown> | Promise<unknown>

const FOR_PAGE_SCRIPTS: (keyof Models)[] = ['offer', 'download', 'pause', 'cancel', 'keepWord']
const FOR_EXTENSION_PAGES: (keyof Models)[] = [
  ...FOR_PAGE_SCRIPTS,
  'list',
  'remove',
  'pin',
  'check',
  'lookForUpdates',
  'trial',
  'forgetVerdicts',
  'remembered',
  'forgetTranslations',
  'adopt',
  'changeGlossary',
  'prefer',
]

/** Of the side panel, and of no page script: none of them needs it, and it works for minutes. */
const READING: (keyof Reading)[] = ['capabilities', 'rank', 'summarise', 'ask']

/** What somebody has read is for the eyes of our own pages. */
const HISTORY: (keyof History)[] = ['find', 'remove', 'clear']

export interface Served {
  engine: Engine
  models: Models
  reading: Reading
  history: History
}

export function handlersFor(
  isExtensionPage: boolean,
  { engine, models, reading, history }: Served,
): Handlers {
  const forAll = {
    translate: streaming((engine.translate as Method).bind(engine)),
    prepare: streaming((engine.prepare as Method).bind(engine)),
    ...methods(models, MODELS_PREFIX, isExtensionPage ? FOR_EXTENSION_PAGES : FOR_PAGE_SCRIPTS),
  }
  if (!isExtensionPage) return forAll
  return {
    ...forAll,
    ...methods(reading, READING_PREFIX, READING),
    ...methods(history, HISTORY_PREFIX, HISTORY),
  }
}

const methods = <Of extends object>(of: Of, prefix: string, names: (keyof Of & string)[]): Handlers =>
  Object.fromEntries(names.map((name) => [prefix + name, streaming((of[name] as Method).bind(of))]))

/** On the wire every call is a stream; a call with one answer is a stream of one item. */
function streaming(method: Method): Handlers[string] {
  return async function* (request, signal) {
    const answer = method(request, signal)
    if (Symbol.asyncIterator in answer) yield* answer
    else yield (await answer) ?? null
  }
}
