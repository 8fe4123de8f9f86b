/**
 * The sentence of an error: what happened, what was kept, what to do. Every surface shows errors with it, the page script
 * too, so it is a table and no code per error: the words of `run-failed` are `error.runFailed`, and a value is spoken by its
 * name wherever it occurs. The test has an example of every code, without which it does not compile; a surface that has the
 * catalogue passes `modelName`.
 */
import type { ErrorCode, ErrorData, ErrorValues } from '../messaging/errors'
import { byteCount, byteSize, duration, languageName, placeName } from './format'
import { words } from './words'

export interface ErrorSentence {
  text: string
  /** Only what happened: for where no text waits to be translated. */
  what: string
  /** The same request may well succeed now; offer it. */
  canRetry: boolean
}

type Spoken = Record<string, string>

/** The engine failed, the text stays where it is: worth another try. A surface has a button for that, the sentence need not say so. */
const TEXT_KEPT = /^(load-|run-|realm-crashed|host-gone)/
/** Nothing waits for it now; later it may work. */
const LATER = /^(hub-|download-|storage-full|cancelled|link-(unreachable|refused))/

/** Keys are checked at run time here, where the compiler cannot follow; the test goes through all of them. */
const say = words as unknown as (key: string, values: Spoken) => string

export function errorSentence(error: ErrorData, modelName = (id: string) => id): ErrorSentence {
  const { code, values } = error
  const spoken = speak({ ...values, ...special(error) }, modelName)
  const { key = code.replace(/-(.)/g, upper), ...named } = spoken
  const what = say(`error.${key}`, named)
  // A newer host may know a code that this page script does not.
  if (!what || code === 'internal') return broken(spoken['reason'] ?? code)
  const text = TEXT_KEPT.test(code) ? words('error.kept', { what }) : what
  return { text, what, canRetry: TEXT_KEPT.test(code) || LATER.test(code) }
}

const upper = (_: string, letter: string): string => letter.toUpperCase()

function broken(reason: string): ErrorSentence {
  const what = words('error.internal', { reason })
  return { text: words('error.internalKept', { what }), what, canRetry: true }
}

/** How a value is said, by its name. */
function speak(values: Record<string, unknown>, modelName: (id: string) => string): Spoken {
  const spoken: Spoken = {}
  for (const [name, value] of Object.entries(values)) {
    const said = String(value)
    if (name === 'model') spoken[name] = modelName(said)
    else if (name === 'device') spoken[name] = deviceName(said)
    else if (/^(source|target|language)$/.test(name)) spoken[name] = languageName(said)
    else if (name === 'origin') spoken[name] = placeName(said) || said
    // It brings its own full stop or none; the sentence around it has one.
    else if (name === 'reason') spoken[name] = said.trim().replace(/\.$/, '')
    else if (/seconds$/i.test(name)) spoken['time'] = duration(Number(value) * 1000)
    else spoken[name] = said
  }
  return spoken
}

/** What some errors say besides their values, and under which key where it is not their own. */
function special(error: ErrorData): Spoken {
  const special: { [Code in ErrorCode]?: (values: ErrorValues[Code]) => Spoken } = {
    'page-closed': ({ url }) => (placeName(url) ? { place: placeName(url) } : { key: 'thisPageClosed' }),
    'page-unread': ({ url }) => (placeName(url) ? { place: placeName(url) } : { key: 'thisPageUnread' }),
    'no-model': ({ model, bytes }) => {
      if (!model) return { key: 'noModelAtAll' }
      return bytes ? { size: byteSize(bytes) } : { key: 'noModelUnsized' }
    },
    'model-file-size': ({ bytes, expectedBytes }) => {
      const size = byteSize(bytes) === byteSize(expectedBytes) ? byteCount : byteSize
      return { size: size(bytes), expected: size(expectedBytes) }
    },
    'model-file-altered': ({ sha256, expectedSha256 }) => ({
      digest: sha256.slice(0, 8),
      expected: expectedSha256.slice(0, 8),
    }),
    'layout-wrong': ({ problem }) => ({ key: `layout.${problem.replace(/-(.)/g, upper)}` }),
    'model-too-large': ({ bytes, limitBytes }) => ({ size: byteSize(bytes), limit: byteSize(limitBytes) }),
    'storage-full': ({ neededBytes, freeBytes }) => ({
      needed: byteSize(neededBytes),
      free: byteSize(freeBytes),
      missing: byteSize(Math.max(0, neededBytes - freeBytes)),
    }),
  }
  return special[error.code]?.(error.values as never) ?? {}
}

/** "the processor" for `wasm`, "the graphics adapter" for `webgpu`. */
function deviceName(device: string): string {
  if (device === 'wasm') return words('engine.theProcessor')
  return device === 'webgpu' ? words('engine.theAdapter') : device
}
