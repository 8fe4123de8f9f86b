import { beforeEach, describe, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { ErrorCode, ErrorData, ErrorValues, LayoutProblem } from '../../../lib/messaging/errors'
import { errorSentence } from '../../../lib/ui/error-sentence'
import { getMessage } from '../../fixtures/english-words'

beforeEach(() => {
  fakeBrowser.i18n.getMessage = getMessage as typeof fakeBrowser.i18n.getMessage
})

/** One of each; a code without an example does not compile. */
const examples: { [Code in ErrorCode]: [values: ErrorValues[Code], said: string[], canRetry: boolean] } = {
  'nothing-selected': [{}, ['Nothing is selected'], false],
  'secret-field': [{}, ['password field'], false],
  'editor-changed': [{}, ['not there any more', 'Nothing was written', 'copy it'], false],
  'editor-refused': [{}, ['did not take', 'as it was', 'copy it'], false],
  'editor-altered': [{}, ['way of its own', 'undo'], false],
  'glossary-full': [{ limit: 20000 }, ['20000', 'Nothing was changed', 'Delete one'], false],
  'field-too-short': [{ length: 312, limit: 280 }, ['280 characters', '312', 'Nothing was written'], false],
  'no-voice': [{ language: 'fr' }, ['no voice for French', 'settings of the system'], false],
  'speech-failed': [
    { language: 'fr', reason: 'synthesis-failed' },
    ['French', 'synthesis-failed', 'Try again'],
    false,
  ],
  'page-closed': [{ url: 'chrome://settings/privacy' }, ['chrome://settings', 'Paste'], false],
  'frame-closed': [{ origin: 'https://embed.example' }, ['embed.example', 'menu'], false],
  'viewer-closed': [{}, ['viewer', 'menu of the selection'], false],
  'viewer-unread': [{}, ['viewer', 'menu of the selection'], false],
  'page-empty': [{}, ['no text on this page', 'still loading'], false],
  'page-unread': [{ url: 'chrome://settings/privacy' }, ['chrome://settings', 'Open a web page'], false],
  'page-not-asked': [{}, ['asked for there', 'Gloss button', 'menu of the page'], false],
  'page-left': [{}, ['gone to another page', 'is kept'], false],
  'link-not-allowed': [{ origin: 'https://news.example' }, ['news.example', 'Nothing was fetched'], false],
  'link-unreachable': [{ origin: 'https://news.example' }, ['news.example', 'did not answer'], true],
  'link-refused': [
    { origin: 'https://news.example', status: 403 },
    ['news.example', '(403)', 'without cookies'],
    true,
  ],
  'link-unread': [
    { origin: 'https://news.example', type: 'image/png' },
    ['news.example', 'image/png', 'no page of text'],
    false,
  ],
  'language-unknown': [{}, ['which language', 'Choose'], false],
  'no-model': [
    { source: 'de', target: 'en', model: 'Opus-MT German → English', bytes: 53_000_000 },
    ['German → English needs', '“Opus-MT German → English”', '53 MB', 'Download the model'],
    false,
  ],
  'unknown-model': [{ model: 'x/y', allowed: 'a/b, c/d' }, ['“x/y”', 'a/b, c/d'], false],
  'bad-request': [
    { field: 'priority', value: 'now', allowed: 'selection, rest' },
    ['“now”', 'priority', 'selection, rest'],
    false,
  ],
  'model-file-missing': [{ model: 'm', file: 'config.json' }, ['config.json', '“m”', 'missing'], false],
  'model-file-size': [
    { model: 'm', file: 'e.onnx', bytes: 3_100_000, expectedBytes: 7_240_618 },
    ['e.onnx', '3.1 MB instead of 7.2 MB', 'not used'],
    false,
  ],
  'model-file-altered': [
    { model: 'm', file: 'e.onnx', sha256: 'aaaaaaaa11', expectedSha256: 'bbbbbbbb22' },
    ['e.onnx', 'aaaaaaaa…', 'bbbbbbbb…', 'altered'],
    false,
  ],
  'hub-unreachable': [{ host: 'hf.example' }, ['hf.example', 'mirror'], true],
  'hub-busy': [{ host: 'hf.example', retryAfterSeconds: 55 }, ['hf.example', '55 s', 'is kept'], true],
  'hub-refused': [{ host: 'hf.example', status: 1503 }, ['hf.example', '(1503)'], true],
  'hub-answer-unreadable': [
    { host: 'hf.example', model: 'x/y', reason: 'not JSON' },
    ['hf.example', 'not JSON', '“x/y”', 'sign in'],
    true,
  ],
  'repository-missing': [{ host: 'hf.example', model: 'x/y' }, ['“x/y”', 'spelling'], false],
  'repository-gated': [{ host: 'hf.example', model: 'x/y' }, ['“x/y”', 'account', 'import'], false],
  'revision-missing': [
    { host: 'hf.example', model: 'x/y', revision: 'abc' },
    ['abc', '“x/y”', 'update'],
    false,
  ],
  'repository-file-missing': [
    { host: 'hf.example', model: 'x/y', file: 'e.onnx' },
    ['e.onnx', '“x/y”', 'another build'],
    false,
  ],
  'download-interrupted': [{ host: 'hf.example', file: 'e.onnx' }, ['e.onnx', 'is kept'], true],
  'download-altered': [
    { host: 'hf.example', model: 'x/y', file: 'e.onnx' },
    ['e.onnx', 'altered', 'twice'],
    true,
  ],
  'storage-full': [
    { neededBytes: 900_000_000, freeBytes: 200_000_000 },
    ['900 MB needed', '200 MB free', '700 MB missing', 'Delete'],
    true,
  ],
  'storage-refused': [{ reason: 'not allowed.' }, ['not allowed. A private window'], false],
  'model-not-whole': [{ model: 'x/y', file: 'e.onnx' }, ['e.onnx', '“x/y”', 'Download'], false],
  'import-incomplete': [{ files: 'config.json, tokenizer.json' }, ['config.json, tokenizer.json'], false],
  'build-missing': [
    { dtype: 'q4', files: 'onnx/model_q4.onnx' },
    ['q4', 'onnx/model_q4.onnx', 'another build'],
    false,
  ],
  'no-processor-build': [{ model: 'm' }, ['“m”', 'the processor', 'another model'], false],
  'build-unsupported': [{ dtype: 'int8, bnb4' }, ['int8, bnb4', 'Export it as'], false],
  'model-file-unreadable': [
    { file: 'config.json', reason: 'Unexpected token.' },
    ['config.json', 'Unexpected token. Nothing', 'again'],
    false,
  ],
  'architecture-unsupported': [
    { architecture: 'WhisperModel (whisper)', allowed: 'bart, t5' },
    ['WhisperModel (whisper)', 'bart, t5'],
    false,
  ],
  'layout-wrong': [{ problem: 'no-onnx', file: 'model.safetensors' }, ['model.safetensors', 'Export'], false],
  'model-too-large': [
    { dtype: 'fp32', bytes: 5_000_000_000, limitBytes: 4_000_000_000 },
    ['fp32', '5 GB', '4 GB', 'smaller'],
    false,
  ],
  'rung-unavailable': [
    { device: 'webgpu', reason: 'no adapter' },
    ['the graphics adapter', 'no adapter'],
    false,
  ],
  'load-failed': [
    { model: 'm', device: 'wasm', dtype: 'q8', reason: 'out of memory.' },
    ['“m”', 'the processor', 'q8', 'out of memory. The text'],
    true,
  ],
  'load-timeout': [
    { model: 'm', device: 'webgpu', seconds: 60 },
    ['“m”', 'the graphics adapter', '60 s'],
    true,
  ],
  'run-failed': [
    { model: 'm', device: 'wasm', reason: 'bad shape' },
    ['“m”', 'the processor', 'bad shape'],
    true,
  ],
  'run-timeout': [{ model: 'm', device: 'wasm', seconds: 180 }, ['“m”', '3 min'], true],
  'realm-crashed': [{ model: 'm', device: 'wasm', reason: 'aborted' }, ['stopped', '“m”', 'aborted'], true],
  'process-died': [{ model: 'm', device: 'wasm' }, ['“m”', 'the processor', 'memory'], false],
  'model-quarantined': [{ model: 'm', seconds: 600 }, ['“m”', '10 min', 'kept'], false],
  'self-test-failed': [
    { model: 'm', device: 'webgpu', dtype: 'fp16', reason: 'cosine 0.1' },
    ['“m”', 'the graphics adapter', 'fp16', 'cosine 0.1'],
    false,
  ],
  'settings-file-broken': [
    { file: 'gloss.json' },
    ['gloss.json', 'cut or damaged', 'Nothing was changed'],
    false,
  ],
  'settings-file-foreign': [{ file: 'notes.json' }, ['notes.json', 'no settings of Gloss'], false],
  'host-gone': [{}, ['stopped in the middle', 'memory'], true],
  'extension-gone': [{}, ['Reload the page'], false],
  cancelled: [{}, ['Stopped'], true],
  internal: [{ reason: 'x is not a function' }, ['x is not a function', 'report'], true],
}

describe.each(Object.entries(examples))('%s', (code, [values, said, canRetry]) => {
  const sentence = () => errorSentence({ code, values } as ErrorData)

  test('says what it knows', () => {
    for (const part of said) expect(sentence().text).toContain(part)
    expect(sentence().canRetry).toBe(canRetry)
  })

  test('is whole: ends with a full stop, leaves no gap, shouts at nobody', () => {
    expect(sentence().text).toMatch(/\.$/)
    expect(sentence().text).not.toMatch(/[{}!]|undefined|\$\d|\.\.|  /)
  })
})

const text = (error: ErrorData, name?: (id: string) => string) => errorSentence(error, name).text

const layoutProblems: { [Problem in LayoutProblem]: string } = {
  'no-onnx': 'Export the model to ONNX',
  'outside-onnx': 'onnx/',
  'not-merged': 'decoder_model_merged.onnx',
  'old-name': 'Rename',
  'other-graphs': 'keep the names',
  'slow-tokenizer': 'tokenizer.json',
  'data-undeclared': 'use_external_data_format',
}

test.each(Object.entries(layoutProblems))(
  'a layout that is wrong by %s says how to mend it',
  (problem, said) => {
    const values = { problem: problem as LayoutProblem, file: 'the/file.x' }
    const sentence = text({ code: 'layout-wrong', values })
    expect(sentence).toContain('the/file.x')
    expect(sentence).toContain(said)
    expect(sentence).toMatch(/\.$/)
  },
)

test('names a model when the surface knows its name', () => {
  const error: ErrorData = {
    code: 'run-failed',
    values: { model: 'gloss/starter-fr-en', device: 'wasm', reason: 'x' },
  }
  expect(text(error, () => 'Starter French → English')).toContain('“Starter French → English”')
})

test('a pair that no model serves says so, a model of unknown size has none', () => {
  const values = { source: 'de', target: 'eu', model: '', bytes: 0 }
  expect(text({ code: 'no-model', values })).toContain('no model for German → Basque')
  expect(text({ code: 'no-model', values: { ...values, model: 'x/y' } })).toContain(
    'needs the model “x/y”. The text is kept. Download',
  )
})

test('sizes that round to the same are given in bytes', () => {
  const values = { model: 'm', file: 'f', bytes: 7_240_617, expectedBytes: 7_240_618 }
  expect(text({ code: 'model-file-size', values })).toContain('7,240,617 bytes instead of 7,240,618 bytes')
})

test('a page without an address is "this page"', () => {
  expect(text({ code: 'page-closed', values: { url: '' } })).toContain('read this page')
})

test('a code from a newer host still makes a sentence', () => {
  expect(text({ code: 'moon-phase', values: {} } as unknown as ErrorData)).toContain('moon-phase')
})
