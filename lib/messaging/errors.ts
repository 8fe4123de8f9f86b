/**
 * Errors as data. `instanceof` does not survive a context border, a code does: every failure a surface may have to show
 * is one of the codes below, with the values its sentence needs. The sentence itself is made where it is shown
 * (`lib/ui/error-sentence`), in the reader's language.
 */
export interface ErrorValues {
  /** Nothing is selected, or white space only. */
  'nothing-selected': Record<never, never>
  /** The selection stands in a password field, which Gloss never reads. */
  'secret-field': Record<never, never>
  /** What was selected in an editor is not there any more, so nothing was written. */
  'editor-changed': Record<never, never>
  /** The editor's text is as it was: it takes nothing from a script, or has put its own text back. */
  'editor-refused': Record<never, never>
  /** The editor took the text, and something else stands there now. */
  'editor-altered': Record<never, never>
  /** With the text the field would hold more than it may, in UTF-16 units. */
  'field-too-short': { length: number; limit: number }
  /** This computer has no voice for the language. Voices that speak over the network are never used. */
  'no-voice': { language: string }
  /** The voice said nothing, or broke off; `reason` is the browser's own code. */
  'speech-failed': { language: string; reason: string }
  /** The browser lets no extension run on this page. */
  'page-closed': { url: string }
  /** The selection stands in a frame of another site, for which there is no permission. */
  'frame-closed': { origin: string }
  /** The browser's own viewer shows the file (a PDF), and what is selected in it only the browser's menu tells. */
  'viewer-closed': Record<never, never>
  /** The browser's own viewer shows the file, and lets nobody read what is in it. */
  'viewer-unread': Record<never, never>
  /** Nothing on the page can be read: pictures, a drawing, a game, or it has not come yet. */
  'page-empty': Record<never, never>
  /** The browser lets no extension read this page, and its text was what was asked for. */
  'page-unread': { url: string }
  /** Nobody has asked Gloss to read this page yet: the browser grants it for one page, in the reader's gesture. */
  'page-not-asked': Record<never, never>
  /** The tab has gone elsewhere, or its script has: what was read there can be shown no more. */
  'page-left': Record<never, never>
  /** The reader has not allowed Gloss to fetch pages of this site. */
  'link-not-allowed': { origin: string }
  /** No answer, or one that leads to another site. */
  'link-unreachable': { origin: string }
  /** The site answered with an error. */
  'link-refused': { origin: string; status: number }
  /** What came is no page of text, or larger than any that is read. */
  'link-unread': { origin: string; type: string }
  /** Neither the page nor the detector names the language of the text. */
  'language-unknown': Record<never, never>
  /** No installed model translates this pair; `model` is the catalogue's answer, empty when it has none. */
  'no-model': { source: string; target: string; model: string; bytes: number }
  /** The request names a model that the catalogue does not hold. */
  'unknown-model': { model: string; allowed: string }
  /** A request broke the contract. */
  'bad-request': { field: string; value: string; allowed: string }
  'model-file-missing': { model: string; file: string }
  'model-file-size': { model: string; file: string; bytes: number; expectedBytes: number }
  'model-file-altered': { model: string; file: string; sha256: string; expectedSha256: string }
  /** No answer: the network, the hub, or something between that lets nothing through. */
  'hub-unreachable': { host: string }
  /** Too many requests from this address. */
  'hub-busy': { host: string; retryAfterSeconds: number }
  /** The hub answered with a status that has no code of its own. */
  'hub-refused': { host: string; status: number }
  /** Something answered that is not the hub, or not in its format. */
  'hub-answer-unreadable': { host: string; model: string; reason: string }
  /** Not there, or private: the hub does not tell which. */
  'repository-missing': { host: string; model: string }
  /** Its publisher wants an account and an agreement first. */
  'repository-gated': { host: string; model: string }
  'revision-missing': { host: string; model: string; revision: string }
  'repository-file-missing': { host: string; model: string; file: string }
  /** The connection was lost again and again; what has arrived is kept. */
  'download-interrupted': { host: string; file: string }
  /** Whole, and twice not what the hub's own digest says; nothing of it is kept. */
  'download-altered': { host: string; model: string; file: string }
  'storage-full': { neededBytes: number; freeBytes: number }
  /** The browser keeps no files for Gloss: a private window, a setting, a disk that fails. */
  'storage-refused': { reason: string }
  /** A file of a stored model is absent, partial or bad, and was asked for. */
  'model-not-whole': { model: string; file: string }
  /** What was imported lacks files that a model needs. */
  'import-incomplete': { files: string }
  /** The repository or folder has no whole build of this dtype; `files` are the paths that it lacks. */
  'build-missing': { dtype: string; files: string }
  /** There are builds, and none that the processor of any computer runs: Gloss keeps one to fall back on. */
  'no-processor-build': { model: string }
  /** Its only builds are of dtypes that Gloss does not run. */
  'build-unsupported': { dtype: string }
  /** A small file of a model is not what its name says. */
  'model-file-unreadable': { file: string; reason: string }
  /** `allowed` are the architectures that would do what this one seems to be for. */
  'architecture-unsupported': { architecture: string; allowed: string }
  /** Not the Transformers.js layout; `file` is what shows it. Each problem has a sentence of its own. */
  'layout-wrong': { problem: LayoutProblem; file: string }
  'model-too-large': { dtype: string; bytes: number; limitBytes: number }
  /** The device of the rung is not there: no adapter, or only a software one that nobody asked for. */
  'rung-unavailable': { device: string; reason: string }
  'load-failed': { model: string; device: string; dtype: string; reason: string }
  'load-timeout': { model: string; device: string; seconds: number }
  'run-failed': { model: string; device: string; reason: string }
  'run-timeout': { model: string; device: string; seconds: number }
  /** The Worker died without a word. */
  'realm-crashed': { model: string; device: string; reason: string }
  /** The browser ended the whole extension process while the model was being loaded; found at the next start. */
  'process-died': { model: string; device: string }
  /** Nothing but what has brought the process down is left to run it on; not tried again before the time. */
  'model-quarantined': { model: string; seconds: number }
  /** The graphics adapter computes something else than the processor does. */
  'self-test-failed': { model: string; device: string; dtype: string; reason: string }
  /** The reader's glossary has no room for another word. */
  'glossary-full': { limit: number }
  /** What was to be taken in as settings is no JSON: cut, or damaged. */
  'settings-file-broken': { file: string }
  /** It is JSON, and not what Gloss writes. */
  'settings-file-foreign': { file: string }
  /** The engine host went away in the middle of a request, twice. */
  'host-gone': Record<never, never>
  /** The extension was updated or removed under an open page. */
  'extension-gone': Record<never, never>
  /** The one who asked has taken it back. Never shown. */
  cancelled: Record<never, never>
  /** A fault of ours; `reason` is for the bug report. */
  internal: { reason: string }
}

/** What can be wrong with the files of a model of one's own (`lib/models/inspect/layout`). */
export type LayoutProblem =
  /** Weights of another framework and no ONNX file. */
  | 'no-onnx'
  /** ONNX files beside `config.json` instead of in `onnx/`. */
  | 'outside-onnx'
  /** A decoder in two files, one with and one without a cache. */
  | 'not-merged'
  /** A decoder-only model under the name of its first exporters. */
  | 'old-name'
  /** ONNX files, none of which has a name that the task needs. */
  | 'other-graphs'
  /** A vocabulary without `tokenizer.json`. */
  | 'slow-tokenizer'
  /** Weights outside their graph of which `config.json` does not tell. */
  | 'data-undeclared'

export type ErrorCode = keyof ErrorValues

/** An error on the wire: JSON, no prototypes. */
export type ErrorData = {
  [Code in ErrorCode]: { code: Code; values: ErrorValues[Code]; cause?: ErrorData }
}[ErrorCode]

/** The same error inside one context, where it can be thrown. */
export class GlossError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly values: ErrorValues[Code]

  constructor(code: Code, values: ErrorValues[Code], cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, cause === undefined ? undefined : { cause })
    this.name = 'GlossError'
    this.code = code
    this.values = values
  }
}

/** What crosses a border. An error that has no code is `internal` and keeps its message as the reason. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof GlossError) {
    const data = { code: error.code, values: error.values } as ErrorData
    return error.cause === undefined ? data : { ...data, cause: toErrorData(error.cause) }
  }
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'cancelled', values: {} }
  return { code: 'internal', values: { reason: reasonOf(error) } }
}

/** The other way: what came over a border can be thrown again. */
export function fromErrorData(data: ErrorData): GlossError {
  const cause = data.cause === undefined ? undefined : fromErrorData(data.cause)
  return new GlossError(data.code, data.values, cause)
}

/** The message of anything that was thrown; ORT throws bare numbers when the heap is exhausted. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message || error.name
  return typeof error === 'string' ? error : `thrown: ${String(error)}`
}

export function cancelled(): GlossError<'cancelled'> {
  return new GlossError('cancelled', {})
}
