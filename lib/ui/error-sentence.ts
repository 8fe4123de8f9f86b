/**
 * The sentence of an error: what happened, what was kept, what to do. Every surface shows errors with it, the page script
 * too, so nothing here may pull in the catalogue; a surface that has it passes `modelName`.
 */
import type { ErrorData, ErrorValues } from '../messaging/errors'
import { byteCount, byteSize, duration, languageName, placeName } from './format'
import { words } from './words'

export interface ErrorSentence {
  text: string
  /** Only what happened: for where no text waits to be translated. */
  what: string
  /** The same request may well succeed now; offer it. */
  canRetry: boolean
}

type Names = (modelId: string) => string

export function errorSentence(error: ErrorData, modelName: Names = (id) => id): ErrorSentence {
  const once = (text: string): ErrorSentence => ({ text, what: text, canRetry: false })
  const again = (what: string): ErrorSentence => ({ text: kept(what), what, canRetry: true })

  switch (error.code) {
    case 'nothing-selected':
      return once(words('error.nothingSelected'))
    case 'secret-field':
      return once(words('error.secretField'))
    case 'page-closed':
      return once(pageClosed(error.values))
    case 'frame-closed':
      return once(
        words('error.frameClosed', { origin: placeName(error.values.origin) || error.values.origin }),
      )
    case 'language-unknown':
      return once(words('error.languageUnknown'))
    case 'no-model':
      return once(noModel(error.values, modelName))
    case 'unknown-model':
      return once(words('error.unknownModel', error.values))
    case 'bad-request':
      return once(words('error.badRequest', error.values))
    case 'model-file-missing':
      return once(words('error.modelFileMissing', named(error.values, modelName)))
    case 'model-file-size':
      return once(words('error.modelFileSize', { ...named(error.values, modelName), ...sizes(error.values) }))
    case 'model-file-altered':
      return once(
        words('error.modelFileAltered', { ...named(error.values, modelName), ...digests(error.values) }),
      )
    case 'rung-unavailable':
      return once(words('error.rungUnavailable', placed(error.values)))
    case 'load-failed':
      return again(words('error.loadFailed', placed(named(error.values, modelName))))
    case 'load-timeout':
      return again(words('error.loadTimeout', timed(placed(named(error.values, modelName)))))
    case 'run-failed':
      return again(words('error.runFailed', placed(named(error.values, modelName))))
    case 'run-timeout':
      return again(words('error.runTimeout', timed(placed(named(error.values, modelName)))))
    case 'realm-crashed':
      return again(words('error.realmCrashed', placed(named(error.values, modelName))))
    case 'host-gone':
      return again(words('error.hostGone'))
    case 'extension-gone':
      return once(words('error.extensionGone'))
    case 'cancelled':
      return { ...once(words('error.cancelled')), canRetry: true }
    case 'internal':
      return broken(error.values.reason)
    default:
      return unheardOf(error)
  }
}

/** An older page script may meet a code of a newer host: still a sentence. The compiler checks that nothing else comes here. */
function unheardOf(error: never): ErrorSentence {
  return broken((error as ErrorData).code)
}

function broken(reason: string): ErrorSentence {
  const what = words('error.internal', { reason: withoutStop(reason) })
  return { text: words('error.internalKept', { what }), what, canRetry: true }
}

function pageClosed({ url }: ErrorValues['page-closed']): string {
  const place = placeName(url)
  return place ? words('error.pageClosed', { place }) : words('error.thisPageClosed')
}

function noModel({ source, target, model, bytes }: ErrorValues['no-model'], modelName: Names): string {
  const pair = { source: languageName(source), target: languageName(target) }
  if (!model) return words('error.noModelAtAll', pair)
  if (!bytes) return words('error.noModelUnsized', { ...pair, model: modelName(model) })
  return words('error.noModel', { ...pair, model: modelName(model), size: byteSize(bytes) })
}

const named = <Values extends { model: string }>(values: Values, modelName: Names): Values => ({
  ...values,
  model: modelName(values.model),
})

/** Where it ran, in words; a reason brings its own full stop or none, the sentence around it has one. */
const placed = <Values extends { device: string; reason?: string }>(values: Values) => ({
  ...values,
  device: deviceName(values.device),
  reason: withoutStop(values.reason ?? ''),
})

const timed = <Values extends { seconds: number }>(values: Values) => ({
  ...values,
  time: duration(values.seconds * 1000),
})

/** "the processor" for `wasm`, "the graphics adapter" for `webgpu`. */
function deviceName(device: string): string {
  if (device === 'wasm') return words('engine.theProcessor')
  if (device === 'webgpu') return words('engine.theAdapter')
  return device
}

function sizes({ bytes, expectedBytes }: ErrorValues['model-file-size']) {
  const rounded = { size: byteSize(bytes), expected: byteSize(expectedBytes) }
  return rounded.size === rounded.expected
    ? { size: byteCount(bytes), expected: byteCount(expectedBytes) }
    : rounded
}

const digests = ({ sha256, expectedSha256 }: ErrorValues['model-file-altered']) => ({
  digest: sha256.slice(0, 8),
  expected: expectedSha256.slice(0, 8),
})

/** A surface that may retry has a button for it; the sentence need not say so too. */
const kept = (what: string) => words('error.kept', { what })

const withoutStop = (reason: string) => reason.trim().replace(/\.$/, '')
